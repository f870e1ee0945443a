import { expect, test } from 'vitest';
import { nothingAsked } from './asked.ts';
import { askedOf, productOf, routes } from './routes.ts';

test('what was asked for survives the way through the path, whatever a platform puts into its ids', () => {
  const asked = {
    text: 'wet & wild? 100% #1',
    filters: {
      category: 'gid://shop/Category/7?x=1&y',
      brand: 'Kalo + Söhne',
      size: '38/40',
      priceFrom: 5_000,
      priceUpTo: 9_999,
      inStockHere: true,
      inStockNearby: true,
    },
    sort: 'price-up',
  } as const;
  expect(askedOf(routes.search(asked))).toEqual(asked);
});

test('nothing asked is nothing asked', () => {
  expect(askedOf(routes.search())).toEqual(nothingAsked);
  expect(askedOf('/search?sort=sideways&from=cheap&upTo=-1&here=no')).toEqual(nothingAsked);
});

test('ids of products and variants come out as they went in', () => {
  const id = 'gid://shop/Product/1?variant=2&a=b';
  expect(productOf(routes.product(id, { variant: 'v/1', piece: null }))).toEqual({
    id,
    scanned: { variant: 'v/1', piece: null },
  });
  expect(productOf(routes.product(id))).toEqual({ id, scanned: {} });
});

test.each([
  { kind: 'price', amount: { minor: 349, currency: 'EUR', exponent: 2 } },
  { kind: 'weight', grams: 450 },
] as const)('what a label says of one piece comes out as it went in: %o', (piece) => {
  expect(productOf(routes.product('p', { variant: 'v', piece })).scanned.piece).toEqual(piece);
});

test('a figure that is none is left out', () => {
  expect(productOf('/product?id=p&variant=v&piece=349+euro').scanned.piece).toBeNull();
});
