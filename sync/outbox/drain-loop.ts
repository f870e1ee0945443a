import type { Bell } from '../kernel/bell.ts';
import type { Clock } from '../kernel/clock.ts';
import { errorName } from '../kernel/error-name.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import { askedToWaitMs, delayBefore, orderBackoff } from './backoff.ts';
import type { Rest } from './carrying.ts';
import type { OrderBook } from './order-book.ts';
import { laneOf, type OrderRecord } from './order-record.ts';
import type { Presence } from './presence.ts';
import type { RetryBudget } from './retry-budget.ts';
import { spreadWindow } from './spread-window.ts';

/** What the store allows, as far as the loop has to know it. */
export interface Traffic {
  /** It is there and takes orders. */
  readonly open: boolean;
  readonly requestsPerSecond: number;
  /** Over how long a fleet that comes back should spread what it has kept. */
  readonly spreadMs: number;
}

/** Two, so that one slow order is hidden behind another. */
const fewestLanes = 2;
/** A request a quarter of a second and lane, as over a slow line: with so many lanes that still makes all that the store allows. */
const requestsPerLane = 4;
/** More would only wait for one another: the journal writes one record at a time. */
const mostLanes = 16;
/** Kept free for who is standing there. */
const lanesForPresent = 2;
/** Nothing is due: sleep until the bell. The loop looks up now and then all the same, which costs nothing. */
const longestSleepMs = 60_000;

interface Parts {
  readonly book: Pick<OrderBook, 'waiting'>;
  carry(id: string): Promise<Rest>;
  /** Rings when an order came in, the store came back, or a lane ended. */
  readonly bell: Bell;
  traffic(): Traffic;
  /** Not all that is waiting does: paper, for one, is printed whether the store is there or not. */
  needsStore(order: OrderRecord): boolean;
  /** May this order be sent, or looked up, as things stand here? */
  mayCarry(order: OrderRecord): boolean;
  readonly presence: Pick<Presence, 'isHere'>;
  readonly budget: RetryBudget;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** What an order that was put down waits for. */
interface Resting {
  readonly at: number;
  readonly rests: number;
  /** The store was asked in vain: asking again is paid from the budget. */
  readonly failed: boolean;
}

/**
 *   while not closed
 *     the store has come back: spread the backlog over its window
 *     the store is open: start a lane for every cart whose first order may be sent and is due, up to the bound,
 *                        first those whose shopper is here, what failed before only within the budget
 *     it is not: the same for what needs no store
 *     sleep until the bell or the next order is due
 *
 * One lane per cart keeps the order within a cart; an order that rests gives its lane away, so it delays nobody else (OB8).
 */
export function startDrain(parts: Parts): { close(): void } {
  const { book, bell, traffic, needsStore, mayCarry, presence, budget, clock, random, logger } = parts;
  const lanes = new Set<string>();
  const resting = new Map<string, Resting>();
  const spread = spreadWindow(random);
  let storeHoldsUntil = 0;
  let wasOpen = false;
  let closed = false;

  async function run(): Promise<void> {
    while (!closed) {
      // One reading for both: between two, an order could fall due and be neither started nor waited for.
      const now = clock.monotonic();
      const store = traffic();
      if (store.open && !wasOpen) spread.begin(now, book.waiting().filter(isBacklog).map(idOf), store.spreadMs);
      wasOpen = store.open;
      const firsts = firstOfEachCart(book.waiting()).filter((order) => !lanes.has(laneOf(order)) && mayCarry(order));
      const able = store.open ? firsts : firsts.filter((order) => !needsStore(order));
      startLanes(able.filter((order) => dueAt(order) <= now).toSorted(byUrgency), store);
      await bell.heard(sleepFrom(now, firsts));
    }
  }

  const isHere = (order: OrderRecord) => presence.isHere(laneOf(order));
  const isBacklog = (order: OrderRecord) => !isHere(order);
  const restsOf = ({ id }: OrderRecord) => resting.get(id)?.rests ?? 0;
  const isRepeat = (order: OrderRecord) => needsStore(order) && (resting.get(order.id)?.failed ?? false);

  /** What has failed least comes first: where tries are scarce, an order that never works takes none from the others. */
  const byUrgency = (one: OrderRecord, other: OrderRecord) =>
    Number(isHere(other)) - Number(isHere(one)) || restsOf(one) - restsOf(other);

  function dueAt(order: OrderRecord): number {
    const restsUntil = resting.get(order.id)?.at ?? 0;
    if (!needsStore(order)) return restsUntil;
    return Math.max(storeHoldsUntil, isHere(order) ? 0 : spread.from(order.id), restsUntil);
  }

  function startLanes(due: readonly OrderRecord[], { requestsPerSecond }: Traffic): void {
    const usual = Math.min(mostLanes, Math.max(fewestLanes, Math.ceil(requestsPerSecond / requestsPerLane)));
    for (const order of due) {
      const most = isHere(order) ? usual + lanesForPresent : usual;
      if (lanes.size < most && (!isRepeat(order) || budget.spend())) void runLane(order);
    }
  }

  /** Lanes in use and a store out of reach ring the bell when that changes; only what is due later needs the clock. */
  function sleepFrom(now: number, orders: readonly OrderRecord[]): number {
    const left = orders.filter((order) => !lanes.has(laneOf(order)));
    const later = left.map((order) => dueAt(order) - now).filter((ms) => ms > 0);
    const trial = left.some(isRepeat) ? [budget.waitMs()].filter((ms) => ms > 0) : [];
    return Math.min(longestSleepMs, ...later, ...trial);
  }

  async function runLane(order: OrderRecord): Promise<void> {
    const wasRepeat = isRepeat(order);
    lanes.add(laneOf(order));
    const rest = await parts.carry(order.id).catch((problem: unknown): Rest => {
      // A bug of ours in one order must not stop the others; the order stays where it is.
      logger.warn('order-stuck', { order: order.id, error: errorName(problem) });
      return { kind: 'hindered' };
    });
    if (wasRepeat && rest.kind !== 'failed') budget.refund();
    putDown(order.id, rest);
    lanes.delete(laneOf(order));
    bell.ring();
  }

  function putDown(id: string, rest: Rest): void {
    const now = clock.monotonic();
    const rests = resting.get(id)?.rests ?? 0;
    if (rest.kind === 'finished') {
      resting.delete(id);
    } else if (rest.kind === 'lag') {
      resting.set(id, { at: now + rest.ms, rests, failed: false });
    } else {
      const error = rest.kind === 'failed' ? rest.error : null;
      const asked = askedToWaitMs(error);
      if (asked > 0) storeHoldsUntil = Math.max(storeHoldsUntil, now + asked);
      const at = now + delayBefore(rests, orderBackoff, asked, random);
      resting.set(id, { at, rests: rests + 1, failed: error !== null });
      logger.info('order-rests', { order: id, because: error?.kind ?? rest.kind, rests: rests + 1 });
    }
  }

  void run();
  return {
    close() {
      closed = true;
      bell.ring();
    },
  };
}

const idOf = ({ id }: OrderRecord) => id;

/** The book lists orders as they were accepted; a later one of the same cart waits until the first is done or needs a person. */
function firstOfEachCart(orders: readonly OrderRecord[]): readonly OrderRecord[] {
  const seen = new Set<string>();
  return orders.filter((order) => !seen.has(laneOf(order)) && seen.add(laneOf(order)));
}
