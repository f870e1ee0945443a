import { describe, expect, test } from 'vitest';
import { pictureTypes } from '../pictures/types.ts';
import { makeCatalog } from './catalog.ts';
import { departments } from './departments.ts';
import { inArabicLetters } from './arabic-letters.ts';
import { parseMediaId } from './media-id.ts';

const catalog = makeCatalog({ seed: 5, products: 5_000 });

describe('categories', () => {
  const categories = catalog.categories();
  const ids = categories.map(({ sourceId }) => sourceId);

  test('are a tree of three levels below five departments', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(60);
    expect(categories.filter(({ parent }) => parent === null)).toHaveLength(5);
    const parentOf = new Map(categories.map(({ sourceId, parent }) => [sourceId, parent]));
    const depth = (id: string | null): number => (id === null ? 0 : 1 + depth(parentOf.get(id) ?? null));
    expect(Math.max(...ids.map(depth))).toBe(3);
    expect(categories.filter(({ parent }) => parent !== null && !ids.includes(parent))).toEqual([]);
  });

  test('every leaf has products, and every kind of picture is in the shop', () => {
    const products = Array.from({ length: 5_000 }, (_, index) => catalog.productAt(index));
    const used = new Set(products.flatMap((product) => product.categories));
    const parents = new Set(categories.map(({ parent }) => parent));
    expect(ids.filter((id) => !parents.has(id) && !used.has(id))).toEqual([]);
    const drawn = new Set(products.map(({ media: [picture] }) => parseMediaId(picture?.id ?? '')?.type));
    expect(pictureTypes.filter((type) => !drawn.has(type))).toEqual([]);
  });

  test('the departments fill the catalog', () => {
    expect(departments.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
});

describe('promotions', () => {
  test('are for categories that exist, in five languages', () => {
    const ids = new Set(catalog.categories().map(({ sourceId }) => sourceId));
    const promotions = catalog.promotions();
    expect(promotions[0]?.title['en']).toBe('Made for wet Tuesdays');
    expect(promotions.flatMap(({ categories }) => categories).filter((id) => !ids.has(id))).toEqual([]);
    for (const { title } of promotions) expect(new Set(Object.values(title)).size).toBe(5);
  });
});

describe('locations', () => {
  const locations = catalog.locations();

  test('are five, loc-1 to loc-5, a few kilometres apart', () => {
    expect(locations.map(({ sourceId }) => sourceId)).toEqual(['loc-1', 'loc-2', 'loc-3', 'loc-4', 'loc-5']);
    const [here, ...others] = locations.map(({ place }) => place);
    for (const { latitude, longitude } of others) {
      const north = (latitude - (here?.latitude ?? 0)) * 111.2;
      const east = (longitude - (here?.longitude ?? 0)) * 68.6;
      expect(Math.hypot(north, east)).toBeGreaterThan(0.5);
      expect(Math.hypot(north, east)).toBeLessThan(8);
    }
  });

  test('open before they close', () => {
    for (const { opens, closes } of locations.flatMap(({ hours }) => hours)) expect(opens < closes).toBe(true);
  });

  test('have telephone numbers that ring nowhere', () => {
    for (const { phone } of locations) expect(phone).toMatch(/^\+353 20 91\d \d{4}$/);
  });
});

test('names are spelt by ear in Arabic', () => {
  expect(inArabicLetters('Ridge')).toBe('ريدج');
  expect(inArabicLetters('Storm')).toBe('ستورم');
  expect(inArabicLetters('Otter Kalo')).toBe('أوتير كالو');
});
