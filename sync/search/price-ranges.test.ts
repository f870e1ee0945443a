import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceRanges } from './price-ranges.ts';

const rangesOf = (prices: readonly number[]) =>
  priceRanges(Float64Array.from(prices), Math.min(...prices), Math.max(...prices));

describe('price ranges', () => {
  test('SE5 have round bounds that share the prices out', () => {
    const prices = Array.from({ length: 1_000 }, (_, place) => 995 + place * 10);
    expect(rangesOf(prices)).toEqual([
      { from: 995, upTo: 2_999, count: 201 },
      { from: 3_000, upTo: 4_999, count: 200 },
      { from: 5_000, upTo: 7_499, count: 250 },
      { from: 7_500, upTo: 9_999, count: 250 },
      { from: 10_000, upTo: 10_985, count: 99 },
    ]);
  });

  test('SE5 are one where there is one price', () => {
    expect(rangesOf([1_999, 1_999])).toEqual([{ from: 1_999, upTo: 1_999, count: 2 }]);
  });

  test('SE5 count every price once, exactly, and none is empty', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 200 }), (prices) => {
        const ranges = rangesOf(prices);
        for (const { from, upTo, count } of ranges)
          expect(count).toBe(prices.filter((price) => price >= from && price <= upTo).length);
        expect(ranges.reduce((sum, { count }) => sum + count, 0)).toBe(prices.length);
        expect(ranges.length).toBeLessThanOrEqual(5);
        expect(ranges.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });
});
