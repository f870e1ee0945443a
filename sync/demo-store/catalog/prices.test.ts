import { expect, test } from 'vitest';
import { makeCatalog } from './catalog.ts';

const catalog = makeCatalog({ seed: 3, products: 5_000 });
const prices = Array.from({ length: 5_000 }, (_, index) => catalog.pricesAt(index)).flat();

test('prices end as price tags do', () => {
  const endings = new Set(prices.map(({ amount }) => amount.minor % 100));
  expect([...endings].toSorted((one, other) => one - other)).toEqual([0, 50, 90, 95]);
});

test('every price is a few euros at least and nothing costs a fortune', () => {
  const minor = prices.map(({ amount }) => amount.minor);
  expect(Math.min(...minor)).toBeGreaterThanOrEqual(250);
  expect(Math.max(...minor)).toBeLessThan(300_000);
});

test('some are reduced, from a price that was higher', () => {
  const reduced = prices.filter(({ compareAt }) => compareAt !== undefined);
  expect(reduced.length / prices.length).toBeGreaterThan(0.05);
  expect(reduced.length / prices.length).toBeLessThan(0.2);
  expect(reduced.filter(({ amount, compareAt }) => (compareAt?.minor ?? 0) <= amount.minor)).toEqual([]);
});
