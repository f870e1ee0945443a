import { expect, test } from 'vitest';
import { createMeter, rangeOf } from './meter.ts';

test('FR18 what happened is counted under fixed words', () => {
  const meter = createMeter();
  meter.count('stock_shown', 'likely');
  meter.count('stock_shown', 'out', 3);
  meter.count('stock_shown', 'likely');
  expect(meter.readings()).toEqual([
    { name: 'stock_shown', label: 'likely', by: 2 },
    { name: 'stock_shown', label: 'out', by: 3 },
  ]);
});

test.each([
  [0, 'few'],
  [5, 'few'],
  [6, 'many'],
  [51, 'more'],
])('FR18 %s lies in the least range that holds it: %s', (value, range) => {
  expect(rangeOf(value, { few: 5, many: 50 })).toBe(range);
});
