import type { OrderPort } from '../contract/commerce-port.ts';
import type { Message } from '../contract/message.ts';
import type { Order, OrderIntent } from '../contract/order-intent.ts';
import type { Question } from '../contract/order-view.ts';
import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { Result } from '../kernel/result.ts';
import { askedToWaitMs, type Backoff, delayBefore } from './backoff.ts';
import type { OrderBook } from './order-book.ts';
import { laneOf, type OrderRecord } from './order-record.ts';
import type { Presence } from './presence.ts';

/** Nobody waits for it: whoever is still here is asked on the screen. */
const lookEveryMs = 15_000;
/** A post that does not work is seldom mended within the hour. */
const tellBackoff: Backoff = { firstMs: 30_000, longestMs: 3_600_000 };

interface Parts {
  readonly book: Pick<OrderBook, 'unfinished' | 'record'>;
  readonly orders: Pick<OrderPort, 'write'>;
  readonly presence: Pick<Presence, 'isHere'>;
  /** What is sealed in it; `locked` may be different in a minute. */
  read(order: OrderRecord): Promise<Result<OrderIntent, unknown>>;
  /** The store is there, lets orders be sent, and writes to shoppers. */
  mayTell(): boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/**
 *   every quarter of a minute, while that may be
 *     an order asks, its shopper has gone, and nobody has written to them yet ── write ──► told
 *                                                       again later ◄── no clear answer ──┘
 *
 * The message has one id for as long as the question is the same, so a second one after a kill or a lost answer is the first (OB57).
 */
export function startTelling(parts: Parts): { close(): void } {
  const { book, orders, presence, mayTell, clock, random, logger } = parts;
  const closing = cancellationSource();
  const resting = new Map<string, { readonly until: number; readonly rests: number }>();

  const isDue = (order: OrderRecord): boolean =>
    order.state === 'asking' &&
    order.told === null &&
    !presence.isHere(laneOf(order)) &&
    (resting.get(order.id)?.until ?? 0) <= clock.monotonic();

  async function tell(order: OrderRecord): Promise<void> {
    const intent = await parts.read(order);
    const message = intent.ok ? messageOf(order, intent.value) : null;
    if (message === null || orders.write === undefined) return putOff(order.id, 0);
    const written = await orders.write(message);
    if (!written.ok) {
      logger.info('shopper-not-told', { order: order.id, because: written.problem.kind });
      return putOff(order.id, askedToWaitMs(written.problem));
    }
    resting.delete(order.id);
    // With no room on the disk it is said again, under the same id.
    await book.record({ event: 'told', id: order.id, at: clock.now(), by: 'store' }, order.seq);
  }

  function putOff(id: string, askedMs: number): void {
    const rests = resting.get(id)?.rests ?? 0;
    const until = clock.monotonic() + delayBefore(rests, tellBackoff, askedMs, random);
    resting.set(id, { until, rests: rests + 1 });
  }

  async function run(): Promise<void> {
    while (!closing.cancelled) {
      await pause(clock, lookEveryMs, closing);
      for (const order of book.unfinished().filter(isDue)) {
        if (!closing.cancelled && mayTell()) await tell(order);
      }
    }
  }

  void run();
  return { close: () => closing.cancel() };
}

/** Null where there is nobody to write to. Only what has goods asks, and it asks something. */
function messageOf({ id, ticket, question, askedAt, total }: OrderRecord, intent: OrderIntent): Message | null {
  const { store, language, contact = {} } = intent as Order;
  if (contact.email === undefined && contact.phone === undefined) return null;
  return {
    ...{ id: `${id}-${askedAt}`, intent: id, ticket, store, language, contact },
    ...{ question: question as Question, total },
  };
}
