import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import { delayBefore, orderBackoff } from './backoff.ts';
import { anOrder, benchKiosk } from './simulation/bench-kiosk.ts';

describe('the pause before another attempt', () => {
  test('OB10 is any part of a growing time, above what the store asked for, and never below it', () => {
    const random = seededRandom(1);
    for (const [attempt, mostMs] of [
      [0, 250],
      [3, 2_000],
      [40, 300_000],
    ] as const) {
      const above = Array.from({ length: 500 }, () => delayBefore(attempt, orderBackoff, 10_000, random) - 10_000);
      expect(Math.min(...above)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...above)).toBeLessThanOrEqual(mostMs);
      // Full jitter: each quarter of the time has about a quarter of the pauses.
      for (let quarter = 0; quarter < 4; quarter++) {
        const inIt = above.filter((ms) => Math.floor((ms / mostMs) * 4) === quarter).length;
        expect(inIt).toBeGreaterThan(80);
      }
    }
  });

  test('OB10 kiosks that were all told to wait ten seconds do not come back in one moment', async () => {
    const comingBack: number[] = [];
    for (let seed = 1; seed <= 20; seed++) {
      const kiosk = benchKiosk(() => new Promise((resolve) => setImmediate(resolve)), seed);
      let told = 0;
      kiosk.script.prepare = () => (told++ === 0 ? { kind: 'RateLimited', message: '', retryAfterMs: 10_000 } : null);
      const outbox = await kiosk.open();
      await kiosk.wait(outbox.accept(anOrder(1)));
      await kiosk.pass(20_000);
      const [first, second] = kiosk.sent.filter(({ what }) => what === 'prepare').map(({ at }) => at);
      comingBack.push((second ?? Number.NaN) - (first ?? 0));
    }
    expect(Math.min(...comingBack)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...comingBack) - Math.min(...comingBack)).toBeGreaterThan(125);
  });
});
