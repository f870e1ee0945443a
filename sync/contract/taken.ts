import type { OrderIntent } from './order-intent.ts';
import type { Taken } from './order-view.ts';

/** What an intent takes from a shelf. What is sent home comes from a warehouse that the platform chooses, so no shelf is named. */
export function takenBy(intent: OrderIntent): readonly Taken[] {
  if (intent.kind !== 'order' && intent.kind !== 'cart-hand-off') return [];
  return intent.lines.flatMap(({ variant, quantity, fulfilment }) => {
    if (fulfilment.how === 'ship') return [];
    return [{ variant, quantity, location: fulfilment.how === 'collect' ? fulfilment.location : intent.store }];
  });
}
