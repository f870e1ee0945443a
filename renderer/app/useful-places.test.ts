import { expect, test } from 'vitest';
import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import type { LocationView } from '../../sync/worker/catalog-api.ts';
import { usefulPlaces } from './useful-places.ts';

const stock = (band: Band): StockView => ({ band, quantity: null, ageMs: 0, probability: null, offers: [] });
const place = (id: string, distanceKm: number): LocationView => ({
  ...{ id, name: id, kind: 'store', here: false, collect: true, distanceKm, phone: null, timeZone: 'UTC', hours: [] },
  address: { street: '', postcode: '', city: '', country: 'DE' },
});

const places = [place('a', 1), place('b', 2), place('c', 3), place('d', 4), place('e', 5)];
const elsewhere = (['out', 'unknown', 'likely', 'ask', 'just-checked'] as const).map((band, at) => ({
  location: 'abcde'.charAt(at),
  stock: stock(band),
}));

test('FR35 who has it comes before who may have it, and near before far', () => {
  expect(usefulPlaces({ elsewhere }, places).map(({ place: { id } }) => id)).toEqual(['c', 'e', 'd', 'b', 'a']);
});

test('FR35 a place that nobody knows anything of is not shown', () => {
  expect(usefulPlaces({ elsewhere: [{ location: 'nowhere', stock: stock('likely') }] }, places)).toEqual([]);
});
