import { describe, expect, test } from 'vitest';
import type { Facets } from '../../sync/worker/catalog-api.ts';
import { canNarrow, inRange, isNarrowed, toggled, widened } from './filters.ts';

const euro = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });
const range = (from: number, upTo: number) => ({ from: euro(from), upTo: euro(upTo), count: 1 });
const ranges = [range(0, 4_999), range(5_000, 9_999), range(10_000, 49_999)];
const facets: Facets = {
  inStockHere: 0,
  inStockNearby: 0,
  prices: { lowest: euro(999), highest: euro(18_900), ranges },
  categories: [],
  brands: [{ id: 'kalo', name: 'Kalo', count: 3 }],
  colours: [],
  sizes: [
    { id: 's', name: 'S', count: 1 },
    { id: 'm', name: 'M', count: 2 },
    { id: 'l', name: 'L', count: 0 },
  ],
};

describe('a price range', () => {
  test('is open at the cheap end and at the dear end, and closed between', () => {
    expect(inRange({ brand: 'kalo' }, ranges, 0)).toEqual({ brand: 'kalo', priceUpTo: 4_999 });
    expect(inRange({}, ranges, 1)).toEqual({ priceFrom: 5_000, priceUpTo: 9_999 });
    expect(inRange({}, ranges, 2)).toEqual({ priceFrom: 10_000 });
  });

  test('takes the place of the one chosen before', () => {
    expect(inRange({ priceFrom: 10_000 }, ranges, 0)).toEqual({ priceUpTo: 4_999 });
  });

  test('is taken away whole', () => {
    expect(widened({ priceFrom: 1, priceUpTo: 2, size: 'm' }, 'price')).toEqual({ size: 'm' });
    expect(isNarrowed({ priceUpTo: 2 }, 'price')).toBe(true);
    expect(isNarrowed({ size: 'm' }, 'price')).toBe(false);
  });
});

test('only what has more than one value left is offered', () => {
  expect(canNarrow(facets, 'size')).toBe(true);
  expect(canNarrow(facets, 'price')).toBe(true);
  expect(canNarrow(facets, 'brand')).toBe(false);
  expect(canNarrow({ ...facets, prices: null }, 'price')).toBe(false);
});

test('a shelf is asked for, and then no longer', () => {
  expect(toggled({ size: 'm' }, 'inStockNearby')).toEqual({ size: 'm', inStockNearby: true });
  expect(toggled({ size: 'm', inStockHere: true }, 'inStockHere')).toEqual({ size: 'm' });
});
