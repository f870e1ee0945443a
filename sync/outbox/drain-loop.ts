import type { Bell } from '../kernel/bell.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import { askedToWaitMs, delayBefore, orderBackoff } from './backoff.ts';
import type { Rest } from './carry-order.ts';
import type { OrderBook } from './order-book.ts';
import { laneOf, type OrderRecord } from './order-record.ts';

/** Enough to hide one slow order behind another, few enough that an outage costs a handful of attempts. */
const mostLanes = 4;
/** Nothing is due: sleep until the bell. The loop looks up now and then all the same, which costs nothing. */
const longestSleepMs = 60_000;

interface Parts {
  readonly book: OrderBook;
  carry(id: string): Promise<Rest>;
  /** Rings when an order came in, the store came back, or a lane ended. */
  readonly bell: Bell;
  /** May this order be sent, or looked up, as things stand? */
  mayCarry(order: OrderRecord): boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/**
 *   while not closed
 *     start a lane for every cart whose first order may be sent and is due, up to the bound
 *     sleep until the bell or the next order is due
 *
 * One lane per cart keeps the order within a cart; an order that rests gives its lane away, so it delays nobody else (OB8).
 */
export function startDrain({ book, carry, bell, mayCarry, clock, random, logger }: Parts): { close(): void } {
  const lanes = new Set<string>();
  const due = new Map<string, { readonly at: number; readonly rests: number }>();
  let storeHoldsUntil = 0;
  let closed = false;

  async function run(): Promise<void> {
    while (!closed) {
      // One reading for both: between two, an order could fall due and be neither started nor waited for.
      const now = clock.monotonic();
      const firsts = firstOfEachCart(book.waiting()).filter((order) => !lanes.has(laneOf(order)) && mayCarry(order));
      const isDue = (order: OrderRecord) => dueAt(order) <= now;
      for (const order of firsts.filter(isDue).slice(0, mostLanes - lanes.size)) void runLane(order);
      await bell.heard(sleepFrom(now, firsts));
    }
  }

  const dueAt = ({ id }: OrderRecord) => Math.max(storeHoldsUntil, due.get(id)?.at ?? 0);

  /** Lanes in use and a store out of reach ring the bell when that changes; only what is due later needs the clock. */
  function sleepFrom(now: number, orders: readonly OrderRecord[]): number {
    const later = orders.map((order) => dueAt(order) - now).filter((ms) => ms > 0);
    return Math.min(longestSleepMs, ...later);
  }

  async function runLane(order: OrderRecord): Promise<void> {
    lanes.add(laneOf(order));
    const rest = await carry(order.id).catch((problem: unknown): Rest => {
      // A bug of ours in one order must not stop the others; the order stays where it is.
      logger.warn('order-stuck', { order: order.id, error: problem instanceof Error ? problem.name : 'unknown' });
      return { kind: 'hindered' };
    });
    putDown(order.id, rest);
    lanes.delete(laneOf(order));
    bell.ring();
  }

  function putDown(id: string, rest: Rest): void {
    const now = clock.monotonic();
    const rests = due.get(id)?.rests ?? 0;
    if (rest.kind === 'finished') {
      due.delete(id);
    } else if (rest.kind === 'lag') {
      due.set(id, { at: now + rest.ms, rests });
    } else {
      const error = rest.kind === 'failed' ? rest.error : null;
      const asked = askedToWaitMs(error);
      if (asked > 0) storeHoldsUntil = Math.max(storeHoldsUntil, now + asked);
      due.set(id, { at: now + delayBefore(rests, orderBackoff, asked, random), rests: rests + 1 });
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

/** The book lists orders as they were accepted; a later one of the same cart waits until the first is done or needs a person. */
function firstOfEachCart(orders: readonly OrderRecord[]): readonly OrderRecord[] {
  const seen = new Set<string>();
  return orders.filter((order) => !seen.has(laneOf(order)) && seen.add(laneOf(order)));
}
