import { describe, expect, test } from 'vitest';
import { BACKORDER_OFFERS, OFFERS } from '../../sync/freshness/bands.ts';
import type { Band, Offer, StockView } from '../../sync/freshness/stock-view.ts';
import type { LocationView } from '../../sync/worker/catalog-api.ts';
import { offeredWays, wayKey } from './cart-lines.ts';
import { dockWays } from './dock-ways.ts';

const bands: readonly Band[] = ['just-checked', 'likely', 'ask', 'unknown', 'out'];
const stock = (band: Band, offers: readonly Offer[]): StockView => ({
  ...{ band, offers, ageMs: 0, probability: null, quantity: null },
});

const place = (id: string, changes: Partial<LocationView> = {}): LocationView => ({
  ...{
    id,
    name: id,
    kind: 'store',
    here: false,
    collect: true,
    distanceKm: 1,
    phone: null,
    timeZone: 'UTC',
    hours: [],
  },
  address: { street: '', postcode: '', city: '', country: 'DE' },
  ...changes,
});
const places = [place('here', { here: true }), place('near')];
const variantOf = (here: StockView, near: StockView) => ({ here, elsewhere: [{ location: 'near', stock: near }] });
const keys = (variant: ReturnType<typeof variantOf>, all = places) =>
  dockWays(variant, all).ways.map(({ way }) => wayKey(way));

const tables = [
  ['counted', OFFERS],
  ['beyond its stock', BACKORDER_OFFERS],
] as const;

describe.each(tables)('what is sold %s', (_name, offers) => {
  test.each(bands)('FR34 all that "%s" offers is at the thumb or, as a further place, one touch away', (band) => {
    for (const other of bands) {
      const variant = variantOf(stock(band, offers[band]), stock(other, offers[other]));
      const { ask } = dockWays(variant, places);
      const offered = offeredWays(variant, places).map(({ way }) => wayKey(way));
      expect(ask).toBe(offers[band].includes('ask-associate'));
      expect(offered.includes('collect here')).toBe(offers[band].includes('collect'));
      expect(offered.includes('collect near')).toBe(offers[other].includes('collect'));
      expect(keys(variant).includes('ship')).toBe(offers[band].includes('ship'));
      expect(keys(variant).includes('collect here')).toBe(offers[band].includes('collect'));
      expect(keys(variant)[0] === 'collect here').toBe(offers[band].includes('keep-here'));
    }
  });
});

describe('at the thumb', () => {
  const sure = stock('just-checked', OFFERS['just-checked']);
  const out = stock('out', OFFERS.out);

  test('FR34 is first what can be had here, and then at home', () => {
    expect(keys(variantOf(sure, sure))).toEqual(['collect here', 'ship']);
  });

  test('FR34 is another store where this one has none, under its own name', () => {
    expect(keys(variantOf(out, sure))).toEqual(['ship', 'collect near']);
  });

  test('FR34 nothing is kept at a store that keeps nothing: it is taken along', () => {
    const keepsNothing = [place('here', { here: true, collect: false }), place('near')];
    expect(keys(variantOf(sure, sure), keepsNothing)).toEqual(['take', 'ship']);
  });

  test('FR34 what will only come is collected then, not kept now', () => {
    const later = stock('out', BACKORDER_OFFERS.out);
    expect(keys(variantOf(later, out))).toEqual(['ship', 'collect here']);
  });
});
