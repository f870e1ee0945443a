import type { DeskAct } from '../contract/staff.ts';

/** What each role may do: the whole of it. Whoever is not signed in may do none of it. */
export const acts = {
  associate: ['list', 'open', 'retry', 'edit', 'cancel', 'answer', 'told'],
  manager: [
    ...['list', 'open', 'retry', 'edit', 'cancel', 'answer', 'told'],
    ...['resolve', 'hand-over', 'take-back', 'import', 'sending', 'trail', 'acknowledge'],
  ],
} as const satisfies Readonly<Record<string, readonly DeskAct[]>>;
