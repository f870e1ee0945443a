import type { OrderChanges, OrderView } from '../contract/order-view.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { type Accepted, encodeEvent, type JournalEvent, type OrderEvent, type SendingEvent } from './journal-event.ts';
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
  /** The last word on whether orders are sent; null when nobody ever said one. */
  sending(): SendingEvent | null;
  setSending(event: SendingEvent): Promise<Result<SendingEvent, DiskProblem>>;
  close(): Promise<void>;
}

export async function openOrderBook(journal: JournalPort, onChange: () => void): Promise<OrderBook> {
  const { orders, recovery, lastSequence, ...read } = await readJournal(journal);
  const waiting = new Map<string, OrderRecord>();
  const needsHuman = new Set<string>();
  let sequence = lastSequence;
  let sending = read.sending;
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
  function write<Kept>(next: (seq: number) => { event: JournalEvent; kept: Kept; keep(kept: Kept): void }) {
    const turn = queue.then(async (): Promise<Result<Kept, DiskProblem>> => {
      if (closed) return fail({ kind: 'closed' as const });
      const seq = sequence + 1;
      const { event, kept, keep: take } = next(seq);
      const written = await journal.append(encodeRecord({ sequence: seq, payload: encodeEvent(event) }));
      // After a failure its bytes may be there all the same; the next record has the same number, and of two the later one counts.
      if (!written.ok) return written;
      sequence = seq;
      take(kept);
      onChange();
      return succeed(kept);
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
    add: (event) => write((seq) => ({ event, kept: newOrder(event, seq), keep })),
    record: (event) => write((seq) => ({ event, kept: stepped(orders.get(event.id), event, seq), keep })),
    sending: () => sending,
    setSending: (event) => write(() => ({ event, kept: event, keep: (said) => void (sending = said) })),
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
