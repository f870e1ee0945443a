import { expect, test } from 'vitest';
import { peakOverMean, runFleet } from './fleet.ts';

const minuteMs = 60_000;

test.each([1, 2])(
  'OB30 60 kiosks that find the store again at once come evenly over the window that it states (seed %d)',
  async (seed) => {
    const { arrivals, waiting } = await runFleet({ seed, kiosks: 60, spreadMs: minuteMs, mostOrders: 20 });
    expect(waiting).toBe(0);
    expect(Math.min(...arrivals)).toBeGreaterThan(0);
    expect(peakOverMean(arrivals, minuteMs)).toBeLessThan(1.5);
  },
);

test('OB30 without a window they all come at once: what the window is for', async () => {
  const { arrivals } = await runFleet({ seed: 1, kiosks: 60, spreadMs: 0, mostOrders: 20 });
  expect(peakOverMean(arrivals, minuteMs)).toBeGreaterThan(3);
});
