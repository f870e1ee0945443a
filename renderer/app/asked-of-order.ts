import type { OrderView } from '../../sync/contract/order-view.ts';

type Placed = ReadonlyMap<string, OrderView>;

/** What was last asked of an order and still counts. */
export function askedOf(placed: Placed, order: string, kind: 'cancel' | 'print'): OrderView | null {
  const asked = [...placed.values()].filter(
    (view) => view.about === order && view.kind === kind && view.state !== 'cancelled',
  );
  return asked.toSorted((one, other) => other.acceptedAt - one.acceptedAt)[0] ?? null;
}

/** An order that is at an end has nothing to be taken back, and one that only this window has cannot be told anything. */
export function mayTakeBack(order: OrderView, cancel: OrderView | null): boolean {
  if (order.kind !== 'order' || cancel !== null) return false;
  if (order.seq === 0 && order.state === 'needs-human') return false;
  return order.state !== 'rejected' && order.state !== 'cancelled' && order.state !== 'handed-over';
}

export type Slip =
  | { readonly is: 'possible' }
  /** The back office has to have the order before it can print it. */
  | { readonly is: 'not-yet' }
  | { readonly is: 'under-way' }
  | { readonly is: 'printed' }
  /** Nobody knows, or the printer is off: who works here looks. */
  | { readonly is: 'unsure' | 'failed' };

export function slipOf(order: OrderView, print: OrderView | null): Slip {
  if (print === null) return { is: order.seq > 0 ? 'possible' : 'not-yet' };
  if (print.state === 'placed') return { is: 'printed' };
  if (print.state !== 'needs-human') return { is: 'under-way' };
  return { is: print.error?.kind === 'Ambiguous' ? 'unsure' : 'failed' };
}
