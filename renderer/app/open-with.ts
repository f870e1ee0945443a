import type { Journey } from './journey.ts';

/** Two frames: an answer is there in less, as a rule, and nobody feels more. */
const patienceMs = 32;

/**
 * Opens a page together with what it shows. Drawing takes the machine for longer than an answer does: one that is asked for meanwhile comes
 * behind it, and is drawn in a second go. Without an answer the page opens all the same; who has gone elsewhere meanwhile stays there.
 */
export async function openWith(
  journey: Pick<Journey, 'here' | 'go'>,
  path: string,
  answer: Promise<unknown>,
): Promise<void> {
  const { id } = journey.here;
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, patienceMs);
  await Promise.race([answer.catch(() => {}), late.promise]);
  clearTimeout(timer);
  if (journey.here.id === id) journey.go(path);
}
