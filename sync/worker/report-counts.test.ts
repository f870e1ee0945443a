import { expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { type Counted, createMeter } from '../kernel/meter.ts';
import { reportCounts } from './report-counts.ts';

test('FR18 the office is told once of what was counted, and again of what it did not take', async () => {
  const clock = scriptedClock();
  const meter = createMeter();
  const told: (readonly Counted[])[] = [];
  let isThere = false;
  const report = reportCounts({
    meter,
    clock,
    async tell(counts) {
      told.push(counts);
      return isThere;
    },
  });
  await clock.advance(60_000);
  expect(told).toEqual([]);
  meter.count('stock_shown', 'likely');
  await clock.advance(60_000);
  isThere = true;
  meter.count('stock_shown', 'likely');
  await clock.advance(60_000);
  meter.count('stock_shown', 'likely');
  await clock.advance(120_000);
  expect(told.map((counts) => counts.map(({ by }) => by))).toEqual([[1], [2], [1]]);
  report.close();
  meter.count('stock_shown', 'likely');
  await clock.advance(60_000);
  expect(told).toHaveLength(3);
});
