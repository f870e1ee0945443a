import type { OrderView } from '../contract/order-view.ts';
import type { Meter } from '../kernel/meter.ts';
import type { Outbox } from '../outbox/open-outbox.ts';

const waitMs = 60_000;

/** Null while it is open, or where nothing was promised that stands on a shelf. */
export function promiseOf({ taken, state, question, error }: OrderView): 'yes' | 'no' | null {
  if (taken.length === 0) return null;
  if (question?.about === 'stock' || error?.kind === 'OutOfStock') return 'no';
  return state === 'placed' ? 'yes' : null;
}

/** Counts what became of promises since the office was opened, each order once: one that was out of stock is not kept by placing less. */
export function watchPromises(orders: Pick<Outbox, 'changesAfter' | 'waitForChange'>, meter: Meter): { close(): void } {
  const told = new Set(
    orders
      .changesAfter(0)
      .orders.filter((order) => promiseOf(order) !== null)
      .map(({ id }) => id),
  );
  let closed = false;

  async function run(): Promise<void> {
    let { seq } = orders.changesAfter(0);
    while (!closed) {
      const changes = await orders.waitForChange(seq, waitMs);
      seq = changes.seq;
      for (const order of changes.orders) {
        const kept = promiseOf(order);
        if (kept === null || told.has(order.id)) continue;
        told.add(order.id);
        meter.count('promises', kept);
      }
    }
  }

  void run();
  return {
    close() {
      closed = true;
    },
  };
}
