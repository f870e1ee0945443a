import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { aboutOf } from '../contract/about.ts';
import { takenBy } from '../contract/taken.ts';

/** How an order looks before the back office has said anything of it. Nothing personal. */
export function viewOfIntent(intent: OrderIntent, now: number): OrderView {
  const ordered = intent.kind === 'order' || intent.kind === 'cart-hand-off' ? intent : null;
  return {
    seq: 0,
    id: intent.id,
    kind: intent.kind,
    about: aboutOf(intent),
    ticket: intent.ticket,
    cart: ordered?.cart ?? null,
    state: 'queued',
    attempts: 0,
    acceptedAt: now,
    changedAt: now,
    total: ordered?.total ?? null,
    taken: [...takenBy(intent)],
    platformOrder: null,
    question: null,
    handoff: null,
    mayHaveArrived: false,
    error: null,
  };
}
