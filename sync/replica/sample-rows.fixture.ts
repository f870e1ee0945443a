import type { Category } from '../contract/category.ts';
import type { Location } from '../contract/location.ts';
import type { Price } from '../contract/price.ts';
import type { Product } from '../contract/product.ts';
import type { Stock } from '../contract/stock.ts';

export const sampleTime = 1_700_000_000_000;
const stamps = { observedAt: sampleTime, deleted: false };

export const locationRow = (id: string, changes: Partial<Location> = {}): Location => ({
  ...stamps,
  sourceId: id,
  name: `Shop ${id}`,
  kind: 'store',
  address: { street: '1 Street', postcode: 'T12', city: 'Cork', country: 'IE' },
  place: { latitude: 51.9, longitude: -8.47 },
  timeZone: 'Europe/Dublin',
  hours: [],
  collect: true,
  ...changes,
});

export const categoryRow = (id: string, parent: string | null = null, changes: Partial<Category> = {}): Category => ({
  ...stamps,
  sourceId: id,
  parent,
  name: { en: `Category ${id}`, de: `Abteilung ${id}` },
  position: 0,
  ...changes,
});

/** With two variants, `ID-1` and `ID-2`, in two sizes. */
export const productRow = (id: string, changes: Partial<Product> = {}): Product => ({
  ...stamps,
  sourceId: id,
  handle: id,
  title: { en: `Thing ${id}`, de: `Ding ${id}` },
  description: { en: `All about ${id}.` },
  brand: 'Brand',
  categories: ['leaf'],
  options: [
    { kind: 'colour', name: { en: 'Colour' }, values: [{ name: { en: 'Blue', de: 'Blau' }, swatch: '#0000ff' }] },
    { kind: 'size', name: { en: 'Size' }, values: [{ name: { en: 'S' } }, { name: { en: 'L' } }] },
  ],
  variants: [1, 2].map((number) => ({
    id: `${id}-${number}`,
    sku: `SKU-${id}-${number}`,
    choices: [0, number - 1],
    media: [],
  })),
  media: [{ id: `media-${id}`, kind: 'image' }],
  popularity: 0.5,
  ...changes,
});

export const priceRow = (variant: string, minor: number, changes: Partial<Price> = {}): Price => ({
  ...stamps,
  sourceId: `price-${variant}`,
  variant,
  context: {},
  amount: { minor, currency: 'EUR', exponent: 2 },
  taxIncluded: true,
  ...changes,
});

export const stockRow = (
  variant: string,
  location: string,
  available: number,
  changes: Partial<Stock> = {},
): Stock => ({
  ...stamps,
  sourceId: `${variant}@${location}`,
  variant,
  location,
  available,
  policy: 'deny',
  confidence: 'exact',
  ...changes,
});
