import { describe, expect, test } from 'vitest';
import type { IndexQuery, LiveColumns } from './query.ts';
import type { SearchDocument } from './search-document.ts';
import { combineIndexes, createIndexBuilder } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';

const document = (ordinal: number, title: string, changes: Partial<SearchDocument> = {}): SearchDocument => ({
  ordinal,
  titles: { en: title },
  brand: '',
  categories: [],
  colours: [],
  sizes: [],
  skus: [],
  barcodes: [],
  priceMinor: null,
  popularity: 0.5,
  ...changes,
});

function indexOf(...documents: readonly SearchDocument[]): SearchIndex {
  const builder = createIndexBuilder();
  for (const each of documents) builder.add(each);
  return builder.finish();
}

const titled = (...titles: readonly string[]): SearchIndex =>
  indexOf(...titles.map((title, ordinal) => document(ordinal, title)));

const nothingSpecial: LiveColumns = { inStockHere: () => false, deleted: () => false };
const here = (...ordinals: readonly number[]): LiveColumns => ({
  ...nothingSpecial,
  inStockHere: (ordinal) => ordinals.includes(ordinal),
});

const query = (text: string, changes: Partial<IndexQuery> = {}): IndexQuery => ({
  text,
  filters: {},
  sort: 'best',
  offset: 0,
  limit: 24,
  ...changes,
});

const found = (
  index: SearchIndex,
  text: string,
  changes: Partial<IndexQuery> = {},
  live = nothingSpecial,
): readonly number[] => index.search(query(text, changes), live).ordinals;

describe('words', () => {
  const shop = titled('Linen shirt', 'Linen trousers', 'Rain jacket', 'Rainbow shirt');

  test('SE1 every word must be found, in any order', () => {
    expect(found(shop, 'shirt linen')).toEqual([0]);
    expect(found(shop, 'linen jacket')).toEqual([]);
  });

  test('SE1 the last word may be a beginning, another may not', () => {
    expect(found(shop, 'lin')).toEqual([0, 1]);
    expect(found(shop, 'linen sh')).toEqual([0]);
    expect(found(shop, 'li shirt')).toEqual([]);
  });

  test('SE1 words of different fields and languages count together', () => {
    const mixed = indexOf(
      document(0, 'Shirt', {
        titles: { en: 'Shirt', de: 'Hemd', ar: 'قميص' },
        brand: 'Kanto',
        colours: ['moss'],
        categoryNames: ['Damen'],
      }),
      document(1, 'Shirt'),
    );
    for (const text of ['kanto hemd', 'moss shirt', 'damen قميص kanto moss']) expect(found(mixed, text)).toEqual([0]);
  });

  test('SE2 an error is forgiven in a word that nothing has, and what was searched instead is said', () => {
    expect(shop.search(query('lnien shirt'), nothingSpecial)).toMatchObject({
      ordinals: [0],
      didYouMean: 'linen shirt',
    });
    expect(shop.search(query('jakcet'), nothingSpecial)).toMatchObject({ ordinals: [2], didYouMean: 'jacket' });
    expect(shop.search(query('jakc'), nothingSpecial)).toMatchObject({ ordinals: [2], didYouMean: 'jacket' });
  });

  test('SE2 the spelling that is suggested is the one that most of what is shown has', () => {
    expect(titled('Short', 'Shirt', 'Shirt', 'Shore').search(query('shrt'), nothingSpecial).didYouMean).toBe('shirt');
  });

  test('SE2 and rather one of its title than of its category', () => {
    const jackets = indexOf(document(0, 'Rain jacket', { categoryNames: ['Jacken', 'Jackets'] }));
    expect(jackets.search(query('jakc'), nothingSpecial).didYouMean).toBe('jacket');
  });

  test('SE2 a word found as typed is never replaced, also where that leaves nothing', () => {
    const boats = titled('Boot', 'Black boat');
    expect(boats.search(query('boot'), nothingSpecial)).toMatchObject({ ordinals: [0], didYouMean: null });
    expect(boats.search(query('black boot'), nothingSpecial)).toMatchObject({ ordinals: [], didYouMean: null });
  });

  test('SE2 a short word is taken at its word', () => {
    expect(found(titled('Hat'), 'hut')).toEqual([]);
  });

  test('SE2 a word that only a deleted product has does not count as found', () => {
    const live: LiveColumns = { ...nothingSpecial, deleted: (ordinal) => ordinal === 0 };
    expect(titled('Shirk', 'Shirt').search(query('shirk'), live)).toMatchObject({ ordinals: [1], didYouMean: 'shirt' });
  });

  test('SE2 what merely begins alike is offered only where nothing is nearer', () => {
    expect(found(titled('Black', 'Blazer', 'Blast'), 'blak')).toEqual([0]);
    expect(found(titled('Blazer'), 'blak')).toEqual([0]);
  });

  test('SE3 case and diacritics make no difference, and suggestions are spelt as people do', () => {
    const german = titled('Grüne Größe', 'Weißes Hemd');
    expect(found(german, 'GRUNE')).toEqual([0]);
    expect(found(german, 'weisses')).toEqual([1]);
    expect(german.search(query('grosze'), nothingSpecial).didYouMean).toBe('größe');
  });
});

describe('order', () => {
  test('a whole word before a beginning before an error; title before brand before category before colour', () => {
    const shop = indexOf(
      document(0, 'x', { colours: ['sand'] }),
      document(1, 'x', { categoryNames: ['Sand'] }),
      document(2, 'x', { brand: 'Sand' }),
      document(3, 'Sand'),
      document(4, 'Sandal', { popularity: 1 }),
    );
    expect(found(shop, 'sand')).toEqual([3, 2, 1, 0, 4]);
  });

  test('among equals the popular, then what this store has, then the older', () => {
    const shop = indexOf(
      document(0, 'Cap', { popularity: 0.2 }),
      document(1, 'Cap', { popularity: 0.2 }),
      document(2, 'Cap', { popularity: 0.2 }),
      document(3, 'Cap', { popularity: 0.9 }),
    );
    expect(found(shop, 'cap', {}, here(2))).toEqual([3, 2, 0, 1]);
  });

  test('by price either way, those without one last; newest first; page by page', () => {
    const shop = indexOf(
      ...[300, null, 100, 200].map((priceMinor, ordinal) => document(ordinal, 'Cap', { priceMinor })),
    );
    expect(found(shop, '', { sort: 'price-up' })).toEqual([2, 3, 0, 1]);
    expect(found(shop, '', { sort: 'price-down' })).toEqual([0, 3, 2, 1]);
    expect(found(shop, '', { sort: 'new' })).toEqual([3, 2, 1, 0]);
    expect(found(shop, '', { sort: 'new', offset: 1, limit: 2 })).toEqual([2, 1]);
    expect(shop.search(query('', { offset: 9, limit: 0 }), nothingSpecial)).toMatchObject({ total: 4, ordinals: [] });
  });

  test('a price that has changed since the index was built is the one that counts', () => {
    const shop = indexOf(...[300, 100].map((priceMinor, ordinal) => document(ordinal, 'Cap', { priceMinor })));
    const live: LiveColumns = { ...nothingSpecial, priceMinor: (ordinal) => (ordinal === 0 ? 50 : null) };
    expect(found(shop, '', { sort: 'price-up' }, live)).toEqual([0, 1]);
    expect(shop.search(query('', { filters: { priceUpTo: 60 } }), live)).toMatchObject({
      total: 1,
      facets: { prices: { lowest: 50, highest: 50 } },
    });
  });
});

describe('codes', () => {
  const shop = indexOf(
    document(0, 'AB-12-3 look-alike', { popularity: 1, priceMinor: 1 }),
    document(1, 'Shirt', { skus: ['AB-12-3', 'AB-12-4'], barcodes: ['', '036000291452'], priceMinor: 900 }),
    document(2, 'Cap', { skus: ['AB-1-23'] }),
  );

  test('SE4 typed whole comes first, in every order', () => {
    expect(found(shop, 'ab-12-3')).toEqual([1, 0]);
    expect(found(shop, 'ab-12-3', { sort: 'price-up' })).toEqual([1, 0]);
    expect(found(shop, '0036000291452')).toEqual([1]);
    expect(found(shop, 'ab-12')).toEqual([0]);
  });

  test('SE4 leads to the variant in one step; an unknown one to nothing', () => {
    expect(shop.lookup('AB-12-4')).toEqual({ ordinal: 1, variant: 1 });
    expect(shop.lookup('36000291452')).toEqual({ ordinal: 1, variant: 1 });
    expect(shop.lookup('AB-1-23')).toEqual({ ordinal: 2, variant: 0 });
    expect(shop.lookup('4006381333931')).toBeNull();
    expect(shop.lookup(' ')).toBeNull();
  });

  test('SE4 whoever types a code made no typing error', () => {
    const alike = indexOf(document(0, 'Shirt'), document(1, 'Cap', { skus: ['SHRT'] }));
    expect(alike.search(query('shrt'), nothingSpecial)).toMatchObject({ ordinals: [1], didYouMean: null });
  });

  test('SE4 on two products is shown with both', () => {
    const twice = indexOf(document(0, 'One', { skus: ['K1'] }), document(1, 'Two', { skus: ['K1'] }));
    expect(twice.search(query('k1'), nothingSpecial)).toMatchObject({ total: 2, ordinals: [0, 1] });
  });
});

describe('facets and filters', () => {
  const shop = indexOf(
    document(0, 'Cap', {
      categories: ['caps', 'wear'],
      brand: 'Kanto',
      colours: ['moss', 'sand'],
      sizes: ['S', 'M'],
      priceMinor: 500,
    }),
    document(1, 'Cap', {
      categories: ['caps', 'wear'],
      brand: 'Oru',
      colours: ['moss'],
      sizes: ['M', 'M'],
      priceMinor: 900,
    }),
    document(2, 'Coat', { categories: ['coats', 'wear'], brand: 'Kanto', colours: ['sand'], sizes: ['M'] }),
  );

  test('SE5 count the whole result, whatever page is shown, ancestors included', () => {
    const { total, ordinals, facets } = shop.search(query('', { limit: 1 }), here(1, 2));
    expect({ total, shown: ordinals.length }).toEqual({ total: 3, shown: 1 });
    expect(facets).toEqual({
      inStockHere: 2,
      categories: [
        { id: 'wear', count: 3 },
        { id: 'caps', count: 2 },
        { id: 'coats', count: 1 },
      ],
      brands: [
        { id: 'Kanto', count: 2 },
        { id: 'Oru', count: 1 },
      ],
      colours: [
        { id: 'moss', count: 2 },
        { id: 'sand', count: 2 },
      ],
      sizes: [
        { id: 'M', count: 3 },
        { id: 'S', count: 1 },
      ],
      prices: { lowest: 500, highest: 900 },
    });
  });

  test.each([
    [{ category: 'wear' }, [0, 1, 2]],
    [{ category: 'caps' }, [0, 1]],
    [{ brand: 'Kanto', colour: 'sand' }, [0, 2]],
    [{ size: 'S' }, [0]],
    [{ priceUpTo: 500 }, [0]],
    [{ brand: 'Nobody' }, []],
  ] as const)('SE5 %j leaves %j', (filters, ordinals) => {
    expect(found(shop, '', { filters })).toEqual(ordinals);
  });

  test('SE6 "in this store" keeps exactly what the store has', () => {
    expect(found(shop, '', { filters: { inStockHere: true } }, here(1, 2))).toEqual([1, 2]);
    expect(found(shop, 'cap', { filters: { inStockHere: true } }, here(2))).toEqual([]);
  });
});

describe('changes over an index', () => {
  const base = indexOf(
    document(10, 'Old shirt', { skus: ['A'] }),
    document(20, 'Trousers', { skus: ['B'] }),
    document(30, 'Scarf', { skus: ['C'] }),
  );
  const overlay = indexOf(document(10, 'New shirt', { skus: ['A2'] }), document(40, 'Shirt dress', { skus: ['C'] }));
  const combined = combineIndexes(base, overlay, new Set([10, 40, 30]));

  test('the newer version of a product is the one that is found; one that is gone is not', () => {
    expect(found(combined, 'shirt')).toEqual([10, 40]);
    expect(found(combined, 'old')).toEqual([]);
    expect(found(combined, 'scarf')).toEqual([]);
    expect(found(combined, '', { sort: 'new' })).toEqual([40, 20, 10]);
    expect(combined.lookup('A')).toBeNull();
    expect(combined.lookup('C')).toEqual({ ordinal: 40, variant: 0 });
  });

  test('SE2 a word that only an older version has does not count as found', () => {
    const newer = combineIndexes(titled('Shirk', 'Shirt'), titled('Skirt'), new Set([0]));
    expect(newer.search(query('shirk'), nothingSpecial)).toMatchObject({ ordinals: [1], didYouMean: 'shirt' });
  });

  test('the index beneath stays as it was', () => {
    expect(found(base, 'old')).toEqual([10]);
  });

  test('of a product added twice the later counts', () => {
    const twice = indexOf(
      document(5, 'First', { skus: ['X'] }),
      document(4, 'Other'),
      document(5, 'Second', { skus: ['Y'] }),
    );
    expect(found(twice, '')).toEqual([4, 5]);
    expect(found(twice, 'first')).toEqual([]);
    expect(twice.lookup('X')).toBeNull();
    expect(twice.lookup('Y')).toEqual({ ordinal: 5, variant: 0 });
  });
});

test('a hostile title and a hostile query are bounded', () => {
  const shop = titled(`${'spam '.repeat(200_000)}cap`, 'x'.repeat(1_000_000));
  expect(found(shop, 'cap')).toEqual([0]);
  expect(found(shop, 'x'.repeat(1_000_000))).toEqual([1]);
  expect(found(shop, '🧢 \ud800 \0')).toEqual([0, 1]);
  expect(found(titled(), 'anything')).toEqual([]);
});
