import { describe, expect, test } from 'vitest';
import type { Offer, StockView } from '../../sync/freshness/stock-view.ts';
import type { LocationView, ProductView, VariantView } from '../../sync/worker/catalog-api.ts';
import type { Cart, CartLine, OrdersApi } from '../../sync/worker/orders-api.ts';
import { addLine, changeWay, inSteadyOrder, lineFor, offeredWays, wayKey } from './cart-lines.ts';

const stock = (offers: readonly Offer[], quantity: number | null = null): StockView => ({
  band: 'just-checked',
  quantity,
  ageMs: 1_000,
  probability: null,
  offers,
});

const place = (id: string, changes: Partial<LocationView> = {}): LocationView => ({
  id,
  name: id,
  kind: 'store',
  here: false,
  collect: true,
  distanceKm: 1,
  address: { street: '', postcode: '', city: '', country: 'DE' },
  phone: null,
  timeZone: 'UTC',
  hours: [],
  ...changes,
});

const places = [
  place('here', { here: true }),
  place('near'),
  place('far', { collect: false }),
  place('hall', { kind: 'warehouse', collect: false }),
];

const variant: VariantView = {
  id: 'v',
  sku: 's',
  barcode: null,
  choices: [],
  price: { amount: { minor: 500, currency: 'EUR', exponent: 2 }, compareAt: null, from: false },
  pictures: ['/media/1'],
  here: stock(['keep-here', 'collect', 'ship'], 4),
  elsewhere: [
    { location: 'near', stock: stock(['collect', 'ship']) },
    { location: 'far', stock: stock(['collect', 'ship']) },
    { location: 'hall', stock: stock(['ship'], 90) },
  ],
};

describe('ways to get a thing', () => {
  test('are what the stock lets us promise, here first, then near, then by post', () => {
    expect(offeredWays(variant, places).map(({ way }) => wayKey(way))).toEqual([
      'take',
      'collect here',
      'collect near',
      'ship',
    ]);
  });

  test('a parcel rests on the stock of the warehouse it leaves', () => {
    expect(offeredWays(variant, places).at(-1)?.stock.quantity).toBe(90);
  });

  test('nothing is promised that the stock does not offer', () => {
    expect(offeredWays({ here: stock(['ask-associate']), elsewhere: [] }, places)).toEqual([]);
  });
});

const product: ProductView = {
  id: 'p',
  title: 'Shell',
  titles: {},
  brand: '',
  description: '',
  categories: [],
  options: [],
  variants: [variant],
};

const [take, keep] = offeredWays(variant, places);

function line(): CartLine {
  const made = take ? lineFor(product, variant, take, (names) => names.join(', ')) : null;
  if (made === null) throw new Error('The fixture has a price and a way');
  return made;
}

/** Notes what it was told to set. */
function orders() {
  const set: [string, number][] = [];
  const setLine: OrdersApi['setLine'] = ({ fulfilment, quantity }) => {
    set.push([wayKey(fulfilment), quantity]);
    return Promise.resolve({ id: 'c', lines: [], total: null });
  };
  return { set, api: { setLine } as OrdersApi };
}

describe('the cart', () => {
  test('FR17 a line carries what the shopper was told', () => {
    expect(line()).toMatchObject({
      price: { minor: 500 },
      promise: { band: 'just-checked', ageMs: 1_000, quantitySeen: 4, probability: null },
    });
  });

  test('what has no price cannot be added', () => {
    expect(take && lineFor(product, { ...variant, price: null }, take, String)).toBeNull();
  });

  test('one more of the same is a larger quantity, up to what an order may hold', async () => {
    const { api, set } = orders();
    const cart = (quantity: number): Cart => ({ id: 'c', lines: [{ ...line(), quantity }], total: null });
    await addLine(api, cart(2), line());
    await addLine(api, cart(99), line());
    expect(set).toEqual([
      ['take', 3],
      ['take', 99],
    ]);
  });

  test('another way takes the things along, the new line first', async () => {
    const { api, set } = orders();
    const present = { ...line(), quantity: 2 };
    if (keep) await changeWay(api, { id: 'c', lines: [present], total: null }, present, keep);
    expect(set).toEqual([
      ['collect here', 2],
      ['take', 0],
    ]);
  });

  test('lines stay where they were first seen', () => {
    const a = { ...line(), variant: 'a' };
    const b = { ...line(), variant: 'b' };
    expect(inSteadyOrder([b, a], ['a', 'b'])).toEqual([a, b]);
  });
});
