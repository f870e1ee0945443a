import type { OrderChanges, OrderView } from '../contract/order-view.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { type Accepted, encodeEvent, type JournalEvent, type OrderEvent } from './journal-event.ts';
import { isWaiting, newOrder, type OrderRecord, step } from './order-machine.ts';
import type { DiskProblem, JournalPort } from './ports.ts';
import { readJournal, type Recovery } from './read-journal.ts';

/** Every order in memory, and the only way to change one: onto the disk first, then here, in the same order. */
export interface OrderBook {
  readonly recovery: Recovery;
  get(id: string): OrderRecord | null;
  waiting(): readonly OrderRecord[];
  counts(): { readonly waiting: number; readonly needsHuman: number };
  changesAfter(seq: number): OrderChanges;
  add(event: Accepted): Promise<Result<OrderRecord, DiskProblem>>;
  /** Throws when the machine has no such step: that is a bug, and nothing is written. */
  record(event: OrderEvent): Promise<Result<OrderRecord, DiskProblem>>;
  close(): Promise<void>;
}

export async function openOrderBook(journal: JournalPort, onChange: () => void): Promise<OrderBook> {
  const { orders, recovery, lastSequence } = await readJournal(journal);
  const waiting = new Map<string, OrderRecord>();
  const needsHuman = new Set<string>();
  let sequence = lastSequence;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const keep = (order: OrderRecord) => {
    orders.set(order.id, order);
    if (isWaiting(order)) waiting.set(order.id, order);
    else waiting.delete(order.id);
    if (order.state === 'needs-human') needsHuman.add(order.id);
    else needsHuman.delete(order.id);
  };
  for (const order of orders.values()) keep(order);

  /** One at a time: the order on the disk is the order in memory. */
  function write(next: () => { event: JournalEvent; order: OrderRecord }): Promise<Result<OrderRecord, DiskProblem>> {
    const turn = queue.then(async () => {
      if (closed) return fail({ kind: 'closed' as const });
      const { event, order } = next();
      const written = await journal.append(encodeRecord({ sequence: order.seq, payload: encodeEvent(event) }));
      // After a failure its bytes may be there all the same; the next record has the same number, and of two the later one counts.
      if (!written.ok) return written;
      sequence = order.seq;
      keep(order);
      onChange();
      return succeed(order);
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  return {
    recovery,
    get: (id) => orders.get(id) ?? null,
    waiting: () => [...waiting.values()],
    counts: () => ({ waiting: waiting.size, needsHuman: needsHuman.size }),
    changesAfter(seq) {
      const changed = [...orders.values()].filter((order) => order.seq > seq);
      const newest = changed.reduce((most, order) => Math.max(most, order.seq), 0);
      return {
        seq: changed.length > 0 ? newest : Math.min(seq, sequence),
        orders: changed.toSorted((a, b) => a.seq - b.seq).map(viewOf),
      };
    },
    add: (event) => write(() => ({ event, order: newOrder(event, sequence + 1) })),
    record: (event) => write(() => ({ event, order: stepped(orders.get(event.id), event, sequence + 1) })),
    async close() {
      closed = true;
      await queue;
    },
  };
}

function stepped(order: OrderRecord | undefined, event: OrderEvent, seq: number): OrderRecord {
  const after = order === undefined ? fail('not-there' as const) : step(order, event, seq);
  if (after.ok) return after.value;
  throw new Error(`An order in state ${order?.state ?? 'none'} cannot take "${event.event}" (${after.problem})`);
}

/** Nothing personal: this is listed, mirrored and shown. */
export function viewOf(order: OrderRecord): OrderView {
  const { seq, id, ticket, cart, state, attempts, acceptedAt, changedAt, total, platformOrder, error, taken } = order;
  const shown = { seq, id, ticket, cart, state, attempts, acceptedAt, changedAt, total, platformOrder, error };
  return { ...shown, taken: [...taken] };
}
