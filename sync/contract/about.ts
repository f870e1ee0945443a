import type { OrderIntent } from './order-intent.ts';

/** The order that an intent is about, where it is about another one. */
export function aboutOf(intent: OrderIntent): string | null {
  if (intent.kind === 'cancel') return intent.order;
  return intent.kind === 'print' ? intent.document.order : null;
}
