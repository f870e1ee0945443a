import type { CatalogPort, OrderPort } from '../contract/commerce-port.ts';
import type { Capabilities, Info } from '../contract/info.ts';
import type { DeskList } from '../contract/desk.ts';
import type { Sending } from '../contract/office-status.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderChanges } from '../contract/order-view.ts';
import { createBell } from '../kernel/bell.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import { later } from '../kernel/later.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { Result } from '../kernel/result.ts';
import { type AcceptAnswer, acceptor, lostHere } from './accept.ts';
import { type ActAnswer, personActs } from './act.ts';
import { targetOf } from './cancel-steps.ts';
import { orderCarrier } from './carry-order.ts';
import { readIntent } from './carrying.ts';
import { startDrain, type Traffic } from './drain-loop.ts';
import type { Brought, PersonAct, SendingChange, SendingEvent } from './journal-event.ts';
import { type OrderBook, openOrderBook, type Refused } from './order-book.ts';
import { laneOf, type OrderRecord } from './order-record.ts';
import type { DiskProblem, JournalPort, PrinterPort, SealPort } from './ports.ts';
import { presence } from './presence.ts';
import { type Reachability, watchReachability } from './reachability.ts';
import { hasHole, type Recovery } from './read-journal.ts';
import { retryBudget } from './retry-budget.ts';
import { startTelling } from './tell-shoppers.ts';
import { storeLine } from './store-line.ts';

type Stopped = NonNullable<DeskList['stopped']>;

export interface Outbox {
  readonly reachability: Reachability;
  /** What reading the journal came to. */
  readonly recovery: Recovery;
  /** Answers when the order is on the disk (OB1); `fresh` is false when it was there already. `brought`: what another kiosk knew of it. */
  accept(intent: OrderIntent, brought?: Brought): Promise<AcceptAnswer>;
  /** One that a window has a copy of, and this journal had once: it is looked up before it is sent (OB47). */
  acceptLost(intent: OrderIntent): Promise<AcceptAnswer>;
  /** What a person does to an order; what the machine does not allow is refused with its reason, and nothing is written (OB20). */
  act(id: string, act: PersonAct): Promise<ActAnswer>;
  /** Gives an order another body under its old id. */
  edit(id: string, by: string, intent: OrderIntent): Promise<ActAnswer>;
  /** What the shopper says to the question of their order. */
  answer(id: string, answer: OrderAnswer): Promise<ActAnswer>;
  /** The shopper who was here has gone: what they ordered waits like everything else from now on. */
  visitEnded(): void;
  /** Everything known of one order, for the desk. */
  order(id: string): OrderRecord | null;
  changesAfter(seq: number): OrderChanges;
  /** At once when there is something newer than `seq`, else when there is or after `ms`. */
  waitForChange(seq: number, ms: number): Promise<OrderChanges>;
  counts(): ReturnType<OrderBook['counts']>;
  /** What staff said counts before what the store said: it stays when the store opens again. */
  sending(): Sending;
  /** Who of the staff has stopped it, and why; null while nobody has. */
  stopped(): Stopped | null;
  /** Stops or starts sending. On the disk before it counts, so that a restart does not undo it; orders are taken and kept all the same. */
  setSending(change: SendingChange): Promise<Result<SendingEvent, DiskProblem>>;
  /** Ids of orders that have been final since before then and are not wiped yet, `most` of them. */
  toWipe(finalBefore: number, most: number): readonly string[];
  /** The keys to what is personal in it are destroyed: from here on that is known (OB41). */
  wiped(id: string): Promise<Result<unknown, DiskProblem | Refused>>;
  /** Ids of orders that the journal need not remember any more (OB18). */
  mayDrop(): ReadonlySet<string>;
  close(): Promise<void>;
}

/** The shopper hears first: what follows an order, the way to the store and the word to the mirror, is not felt this much later. */
const shopperFirstMs = 30;

interface OutboxParts {
  readonly journal: JournalPort;
  readonly seal: SealPort;
  readonly orders: OrderPort;
  /** Null where there is none. */
  readonly printer: PrinterPort | null;
  readonly catalog: Pick<CatalogPort, 'info'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Reads the journal, then starts to carry what is waiting in it. */
export async function openOutbox({ journal, seal, orders, printer, catalog, ...parts }: OutboxParts): Promise<Outbox> {
  const { clock, logger } = parts;
  const bell = createBell(clock);
  const listeners = new Set<() => void>();
  const tellListeners = () => {
    for (const wake of listeners) wake();
  };
  const listenersLater = later(clock, shopperFirstMs, tellListeners);
  const drainLater = later(clock, shopperFirstMs, () => bell.ring());
  const book = await openOrderBook(journal, listenersLater.soon);
  logger.info('journal-read', { ...book.recovery });
  const reachability = watchReachability({ ...parts, probe: () => catalog.info(), onChange: () => bell.ring() });
  const capabilities = () => capabilitiesOf(reachability);
  const staffSays = () => book.sending()?.state ?? 'on';
  const budget = retryBudget(clock, parts.random);
  const present = presence(clock);
  const line = storeLine({
    orders,
    reachability,
    budget,
    isOff: () => staffSays() === 'off' || isClosed(reachability),
  });
  const distrusted = distrustedIn(book);
  await lookIntoQuestions(book, distrusted, clock);
  const drain = startDrain({
    ...parts,
    book,
    bell,
    carry: orderCarrier({ book, orders: line, printer, seal, clock, capabilities, distrusted }),
    traffic: () => trafficOf(reachability),
    needsStore: (order) => needsStore(order, book),
    mayCarry: (order) =>
      !needsStore(order, book) || staffSays() === 'on' || (staffSays() === 'paused' && order.state === 'unknown'),
    ...{ presence: present, budget },
  });
  const telling = startTelling({
    ...{ ...parts, book, orders: line, presence: present },
    read: (order) => readIntent(seal, order),
    mayTell: () => staffSays() === 'on' && trafficOf(reachability).open && capabilities().writes === true,
  });
  const accept = acceptor({ book, seal, clock });
  const persons = personActs({ book, seal, clock, distrusted });

  async function take(intent: OrderIntent, brought?: Brought): Promise<AcceptAnswer> {
    const answer = await accept(intent, brought);
    if (answer.ok && answer.value.fresh && brought === undefined) present.arrived(laneOf(answer.value.order));
    drainLater.soon();
    return answer;
  }

  return {
    reachability,
    recovery: book.recovery,
    accept: take,
    acceptLost: (intent) => take(intent, lostHere(intent)),
    async act(id, act) {
      const answer = await persons.act(id, act);
      // Whoever has just answered a question is standing here.
      if (answer.ok && act.by === 'shopper') present.arrived(laneOf(answer.value));
      drainLater.soon();
      return answer;
    },
    edit: (id, by, intent) => persons.edit(id, by, intent),
    async answer(id, answer) {
      const answered = await persons.answer(id, answer);
      // Whoever has just answered a question is standing here.
      if (answered.ok) present.arrived(laneOf(answered.value));
      drainLater.soon();
      return answered;
    },
    visitEnded: () => present.allLeft(),
    order: (id) => book.get(id),
    changesAfter: (seq) => book.changesAfter(seq),
    async waitForChange(seq, ms) {
      const now = book.changesAfter(seq);
      if (now.orders.length > 0 || now.seq < seq || ms <= 0) return now;
      const change = cancellationSource();
      listeners.add(change.cancel);
      await pause(clock, ms, change);
      listeners.delete(change.cancel);
      return book.changesAfter(seq);
    },
    counts: () => book.counts(),
    sending: () => sendingNow(book.sending(), isClosed(reachability)),
    stopped: () => stoppedBy(book.sending()),
    async setSending(change) {
      const set = await book.setSending({ ...change, event: 'sending', at: clock.now() });
      if (set.ok) logger.info('sending', { state: change.state, by: change.by, reason: change.reason ?? null });
      bell.ring();
      return set;
    },
    toWipe: (finalBefore, most) =>
      book
        .unwiped()
        .filter(({ changedAt }) => changedAt <= finalBefore)
        .slice(0, most)
        .map(({ id }) => id),
    wiped: (id) => book.record({ event: 'wiped', id, at: clock.now() }),
    mayDrop: () => new Set(book.droppable(clock.now()).map(({ id }) => id)),
    async close() {
      reachability.close();
      drain.close();
      telling.close();
      for (const timer of [listenersLater, drainLater]) timer.close();
      await book.close();
      tellListeners();
    },
  };
}

/**
 * A journal with a hole may have lost the record of a commit, so what is not final in it is looked up before anything is sent (OB5).
 * A healthy store answers in a moment; a shopper notices nothing.
 */
function distrustedIn(book: OrderBook): Set<string> {
  if (!hasHole(book.recovery)) return new Set();
  const unsure = book.unfinished().filter(({ state }) => state !== 'unknown');
  return new Set(unsure.map(({ id }) => id));
}

/**
 * An order that asks is carried by nobody, so nobody would look it up, and until then it could be neither agreed to nor cancelled. When
 * the store does not have it, it asks again, with what is true then. With no room on the disk it is left for the next start.
 */
async function lookIntoQuestions(book: OrderBook, distrusted: ReadonlySet<string>, clock: Clock): Promise<void> {
  const asking = book.unfinished().filter(({ id, state }) => state === 'asking' && distrusted.has(id));
  for (const { id } of asking) await book.record({ id, at: clock.now(), event: 'unknown', reason: 'damage' });
}

/** Paper needs no store, nor does cancelling what never left: both are done while the store is away, or nothing is to be sent. */
function needsStore(order: OrderRecord, book: OrderBook): boolean {
  if (order.kind === 'print') return false;
  return order.kind !== 'cancel' || order.state === 'unknown' || targetOf(order, book)?.state === 'placed';
}

/** Nothing is sent before the store has said what it can do: until then it is not within reach. */
const capabilitiesOf = (reachability: Reachability): Capabilities => (reachability.info() as Info).capabilities;

const isClosed = (reachability: Reachability) => reachability.info()?.capabilities.orders === 'closed';

function stoppedBy(said: SendingEvent | null): Stopped | null {
  return said === null || said.state === 'on' ? null : { by: said.by, reason: said.reason ?? null };
}

function sendingNow(said: SendingEvent | null, closedByStore: boolean): Sending {
  if (said !== null && said.state !== 'on') return { state: said.state, since: said.at };
  return { state: closedByStore ? 'closed' : 'on' };
}

function trafficOf(reachability: Reachability): Traffic {
  const info = reachability.info();
  const within = info !== null && reachability.connection().state === 'connected';
  if (!within || isClosed(reachability)) return { open: false, requestsPerSecond: 0, spreadMs: 0 };
  const { requestsPerSecond, spreadMs = 0 } = info.capabilities;
  return { open: true, requestsPerSecond, spreadMs };
}
