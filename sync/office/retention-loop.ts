import { cancellationSource, type Clock, pause } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Result } from '../kernel/result.ts';

/** The outbox, seen from here. */
interface FinalOrders {
  /** Ids of orders that have been final since before then and are not wiped yet, `most` of them at once. */
  toWipe(finalBefore: number, most: number): readonly string[];
  /** Answers when it is in the journal. */
  wiped(id: string): Promise<Result<unknown, unknown>>;
}

interface Parts {
  readonly orders: FinalOrders;
  readonly keys: { wipe(id: string): Promise<Result<unknown, unknown>> };
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long what is personal in an order is kept once the order is final. */
  readonly keepMs: number;
}

/** A kiosk that starts has better things to do, and a day more or less ends at no particular second. */
const quietStartMs = 60_000;
const betweenRoundsMs = 3_600_000;
/** Three flushes each. A shopper who orders meanwhile waits for one of them at most. */
const mostAtOnce = 50;
const breathMs = 1_000;

/**
 *   rest ──► final for so many days? ──► destroy its keys ──► write down that it is wiped ──► the next one
 *    ▲                                        └── a failure, or a kill in between: again in the next round
 *    └──────────── none left, or enough for this round ◄──────────────┘
 *
 * The key first: a record that said "wiped" before it would be a lie after a kill in between (OB41).
 */
export function startRetention({ orders, keys, clock, logger, keepMs }: Parts): { close(): Promise<void> } {
  const closing = cancellationSource();

  async function wipe(id: string): Promise<boolean> {
    return (await keys.wipe(id)).ok && (await orders.wiped(id)).ok;
  }

  /** How long to rest afterwards. */
  async function round(): Promise<number> {
    const due = orders.toWipe(clock.now() - keepMs, mostAtOnce);
    let wiped = 0;
    for (const id of due) {
      if (closing.cancelled || !(await wipe(id))) break;
      wiped++;
    }
    if (due.length > 0) logger.info('retention', { due: due.length, wiped });
    return wiped === mostAtOnce ? breathMs : betweenRoundsMs;
  }

  async function run(): Promise<void> {
    let restMs = quietStartMs;
    while ((await pause(clock, restMs, closing)) === 'elapsed') {
      restMs = await round().catch((problem: unknown) => {
        logger.warn('retention-failed', { error: problem instanceof Error ? problem.name : 'unknown' });
        return betweenRoundsMs;
      });
    }
  }

  const running = run();
  return {
    close() {
      closing.cancel();
      return running;
    },
  };
}
