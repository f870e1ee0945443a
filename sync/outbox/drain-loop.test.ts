import { describe, expect, test } from 'vitest';
import { createBell } from '../kernel/bell.ts';
import type { Clock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import type { Rest } from './carrying.ts';
import { startDrain } from './drain-loop.ts';
import { newOrder } from './order-record.ts';
import { retryBudget } from './retry-budget.ts';

const order = newOrder(
  {
    ...{ event: 'accepted', id: 'order-1', at: 0, ticket: 'K7M4QR', cart: 'cart-1', taken: [] },
    ...{ total: { minor: 1_000, currency: 'EUR', exponent: 2 }, onChange: 'ask', sealed: '' },
  },
  1,
);

/** A real clock goes on between two readings, and its timers fire up to a millisecond early. */
function creepingClock(onSleep: (ms: number) => void): Clock {
  let time = 0;
  return {
    now: () => time,
    monotonic: () => (time += 0.25),
    after(ms, callback) {
      onSleep(ms);
      queueMicrotask(() => {
        time += Math.max(0, ms - 0.9);
        callback();
      });
      return () => {};
    },
  };
}

/** How long the loop slept while its only order rested for `lagMs`. */
async function sleepsWhileResting(lagMs: number): Promise<readonly number[]> {
  const sleeps: number[] = [];
  let carries = 0;
  const clock = creepingClock((ms) => carries === 1 && sleeps.push(ms));
  const carriedAgain = Promise.withResolvers<void>();
  const drain = startDrain({
    book: { waiting: () => (carries < 2 ? [order] : []) },
    async carry(): Promise<Rest> {
      if (++carries === 1) return { kind: 'lag', ms: lagMs };
      carriedAgain.resolve();
      return { kind: 'finished' };
    },
    traffic: () => ({ open: true, requestsPerSecond: 60, spreadMs: 0 }),
    budget: retryBudget(clock, seededRandom(1)),
    ...{
      bell: createBell(clock),
      needsStore: () => true,
      mayCarry: () => true,
      presence: { isHere: () => false },
      clock,
      random: seededRandom(1),
      logger: silentLogger,
    },
  });
  await carriedAgain.promise;
  drain.close();
  // The first was the one beside the lane at work, which its bell ends.
  return sleeps.slice(1);
}

describe('the drain loop', () => {
  test('OB10 an order that falls due between two readings of the clock is not slept over', async () => {
    for (let lagMs = 1; lagMs < 4; lagMs += 0.05) {
      for (const ms of await sleepsWhileResting(lagMs)) expect(ms).toBeLessThanOrEqual(lagMs);
    }
  });
});
