import { expect, test } from 'vitest';
import { nothingAsked, parametersOf, readAsked, routes } from './routes.ts';

test('what was asked for survives the way through the path, whatever a platform puts into its ids', () => {
  const asked = {
    text: 'wet & wild? 100% #1',
    filters: { category: 'gid://shop/Category/7?x=1&y', brand: 'Kalo + Söhne', size: '38/40', inStockHere: true },
    sort: 'price-up',
  } as const;
  expect(readAsked(routes.search(asked))).toEqual(asked);
});

test('nothing asked is nothing asked', () => {
  expect(readAsked(routes.search())).toEqual(nothingAsked);
  expect(readAsked('/search?sort=sideways')).toEqual(nothingAsked);
});

test('ids of products and orders come out as they went in', () => {
  const id = 'gid://shop/Product/1?variant=2&a=b';
  expect(parametersOf(routes.product(id, 'v/1')).get('id')).toBe(id);
  expect(parametersOf(routes.product(id, 'v/1')).get('variant')).toBe('v/1');
  expect(parametersOf(routes.product(id)).get('variant')).toBeNull();
});
