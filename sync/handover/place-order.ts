import type { Order } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { Clock } from '../kernel/clock.ts';
import type { OfficeClient } from './office-client.ts';
import type { OrderStore } from './order-store.ts';
import { viewOfIntent } from './view-of-intent.ts';

/** The shopper is looking at a spinner: after this the order is safe in the window, and we say so instead. */
const placeDeadlineMs = 2_500;

export type PlaceAnswer =
  /** In the back office's journal, on disk. */
  | { readonly saved: 'journal'; readonly order: OrderView }
  /** In this window's own store, strictly committed; the back office gets it as soon as it answers. */
  | { readonly saved: 'window'; readonly order: OrderView }
  | { readonly saved: 'nowhere'; readonly reason: 'empty-cart' | 'storage-full' | 'storage-failed' | 'refused' };

/** Keeps an order in two places: the window's store first, then the journal. One of them is enough to say "saved". */
export async function placeOrder(
  { store, office, clock }: { readonly store: OrderStore; readonly office: OfficeClient; readonly clock: Clock },
  order: Order,
): Promise<PlaceAnswer> {
  const view = viewOfIntent(order, clock.now());
  const kept = await keep(store, order, view);
  const answer = await office.handOver(order, placeDeadlineMs);
  switch (answer.kind) {
    case 'accepted':
      // Even with the window's disk full the journal has it: the mirror is a convenience, the journal is the record.
      if (kept !== 'kept') return { saved: 'journal', order: answer.order };
      return { saved: 'journal', order: await store.handedOver(answer.order).catch(() => answer.order) };
    case 'away':
      return kept === 'kept' ? { saved: 'window', order: view } : { saved: 'nowhere', reason: kept };
    case 'refused':
      if (kept === 'kept') await store.refused({ ...view, state: 'needs-human', error: answer.error }).catch(() => {});
      return { saved: 'nowhere', reason: 'refused' };
  }
}

function keep(store: OrderStore, order: Order, view: OrderView): Promise<'kept' | 'storage-full' | 'storage-failed'> {
  return store.keep(order, view).then(
    () => 'kept' as const,
    (error: unknown) => (isQuota(error) ? 'storage-full' : 'storage-failed'),
  );
}

const isQuota = (error: unknown) => error instanceof Error && error.name.includes('Quota');
