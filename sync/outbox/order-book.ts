import type { OrderChanges, OrderView } from '../contract/order-view.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { mayBeDropped } from './compact-now-and-then.ts';
import { encodeRecord } from './frame.ts';
import { type Accepted, encodeEvent, type JournalEvent, type OrderEvent, type SendingEvent } from './journal-event.ts';
import { type Refusal, step } from './order-machine.ts';
import { commitMayHaveArrived, isFinal, isWaiting, newOrder, type OrderRecord } from './order-record.ts';
import type { DiskProblem, JournalPort } from './ports.ts';
import { readJournal, type Recovery } from './read-journal.ts';

/** What cannot happen to an order, and why: nothing was written. */
export interface Refused {
  readonly kind: 'refused';
  /** `overtaken`: something else has happened to it since it was looked at. `other-order`: the new body is that of another one. `not-asked`: that is no answer to its question. */
  readonly reason: Refusal | 'no-such-order' | 'other-order' | 'not-asked' | 'overtaken';
}

/** Every order in memory, and the only way to change one: onto the disk first, then here, in the same order. */
export interface OrderBook {
  readonly recovery: Recovery;
  get(id: string): OrderRecord | null;
  /** The same order, as it is now: what is in the book stays in it. */
  latest(order: OrderRecord): OrderRecord;
  waiting(): readonly OrderRecord[];
  /** Waiting, or waiting for a person. */
  unfinished(): readonly OrderRecord[];
  /** At an end, with what is personal in it still there. */
  unwiped(): readonly OrderRecord[];
  /** Those that the journal need not remember any more. */
  droppable(now: number): readonly OrderRecord[];
  counts(): { readonly waiting: number; readonly asking: number; readonly needsHuman: number };
  changesAfter(seq: number): OrderChanges;
  add(event: Accepted): Promise<Result<OrderRecord, DiskProblem>>;
  /** With `since` only if nothing has happened to the order after that record: what was found out holds for what was looked at. */
  record(event: OrderEvent, since?: number): Promise<Result<OrderRecord, DiskProblem | Refused>>;
  /** The last word on whether orders are sent; null when nobody ever said one. */
  sending(): SendingEvent | null;
  setSending(event: SendingEvent): Promise<Result<SendingEvent, DiskProblem>>;
  close(): Promise<void>;
}

/** A record to be written, and what it makes of what is in memory once it is on the disk. */
interface Entry<Value> {
  readonly event: JournalEvent;
  readonly value: Value;
  readonly apply: () => void;
}

export async function openOrderBook(journal: JournalPort, onChange: () => void): Promise<OrderBook> {
  const { orders, recovery, lastSequence, ...read } = await readJournal(journal);
  const waiting = new Map<string, OrderRecord>();
  const forPeople = { asking: new Set<string>(), 'needs-human': new Set<string>() };
  let sending = read.sending;
  let sequence = lastSequence;
  let queue: Promise<unknown> = Promise.resolve();
  let closed = false;

  const keep = (order: OrderRecord) => {
    orders.set(order.id, order);
    if (isWaiting(order)) waiting.set(order.id, order);
    else waiting.delete(order.id);
    for (const ids of Object.values(forPeople)) ids.delete(order.id);
    if (order.state === 'asking' || order.state === 'needs-human') forPeople[order.state].add(order.id);
  };
  for (const order of orders.values()) keep(order);

  /** One at a time: the order on the disk is the order in memory. */
  function write<Value, Problem = never>(
    next: (seq: number) => Result<Entry<Value>, Problem>,
  ): Promise<Result<Value, DiskProblem | Problem>> {
    const turn = queue.then(async () => {
      if (closed) return fail({ kind: 'closed' as const });
      const seq = sequence + 1;
      const entry = next(seq);
      if (!entry.ok) return entry;
      const { event, value, apply } = entry.value;
      const written = await journal.append(encodeRecord({ sequence: seq, payload: encodeEvent(event) }));
      // After a failure its bytes may be there all the same; the next record has the same number, and of two the later one counts.
      if (!written.ok) return written;
      sequence = seq;
      apply();
      onChange();
      return succeed(value);
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  const entryOf = (event: JournalEvent, order: OrderRecord): Entry<OrderRecord> => ({
    ...{ event, value: order },
    apply: () => keep(order),
  });

  return {
    recovery,
    get: (id) => orders.get(id) ?? null,
    latest: ({ id }) => orders.get(id) as OrderRecord,
    waiting: () => [...waiting.values()],
    unfinished: () => [...orders.values()].filter((order) => !isFinal(order)),
    unwiped: () => [...orders.values()].filter((order) => isFinal(order) && order.wipedAt === null),
    droppable: (now) => [...orders.values()].filter((order) => mayBeDropped(order, now)),
    counts: () => ({
      waiting: waiting.size,
      asking: forPeople.asking.size,
      needsHuman: forPeople['needs-human'].size,
    }),
    changesAfter(seq) {
      const changed = [...orders.values()].filter((order) => order.seq > seq);
      const newest = changed.reduce((most, order) => Math.max(most, order.seq), 0);
      return {
        seq: changed.length > 0 ? newest : Math.min(seq, sequence),
        orders: changed.toSorted((a, b) => a.seq - b.seq).map(viewOf),
      };
    },
    add: (event) => write((seq) => succeed(entryOf(event, newOrder(event, seq)))),
    record: (event, since) =>
      write((seq) => {
        const after = stepped(orders.get(event.id), event, seq, since);
        return after.ok ? succeed(entryOf(event, after.value)) : after;
      }),
    sending: () => sending,
    setSending: (event) => write(() => succeed({ event, value: event, apply: () => void (sending = event) })),
    async close() {
      closed = true;
      await queue;
    },
  };
}

function stepped(
  order: OrderRecord | undefined,
  event: OrderEvent,
  seq: number,
  since: number | undefined,
): Result<OrderRecord, Refused> {
  if (order === undefined) return fail({ kind: 'refused', reason: 'no-such-order' });
  if (since !== undefined && order.seq !== since) return fail({ kind: 'refused', reason: 'overtaken' });
  const after = step(order, event, seq);
  return after.ok ? after : fail({ kind: 'refused', reason: after.problem });
}

/** Nothing personal: this is listed, mirrored and shown. */
export function viewOf(order: OrderRecord): OrderView {
  const { seq, id, kind, about, ticket, cart, state, attempts, acceptedAt, changedAt, total } = order;
  const { platformOrder, question, handoff, error, taken } = order;
  return {
    ...{ seq, id, kind, about, ticket, cart, state, attempts, acceptedAt, changedAt, total },
    ...{ platformOrder, question, handoff, error },
    mayHaveArrived: commitMayHaveArrived(order),
    taken: [...taken],
    ...(order.state === 'asking' && order.told !== null && { told: order.told }),
  };
}
