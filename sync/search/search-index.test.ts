import { describe, expect, test } from 'vitest';
import { flatTree } from './category-tree.ts';
import type { FacetNames } from './facet-names.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import type { SearchDocument } from './search-document.ts';
import { createIndexBuilder } from './search-index.ts';
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
  popularity: 0.5,
  ...changes,
});

/** A category's id is its English name here. */
const inGerman: Readonly<Record<string, string>> = { jackets: 'Jacken' };
const names: FacetNames = { version: 0, namesOf: (_, id) => [id, inGerman[id] ?? ''] };

function indexOf(...documents: readonly SearchDocument[]): SearchIndex {
  const builder = createIndexBuilder(flatTree, names);
  for (const each of documents) builder.add(each);
  return builder.finish();
}

const titled = (...titles: readonly string[]): SearchIndex =>
  indexOf(...titles.map((title, ordinal) => document(ordinal, title)));

const bytes = (...ordinals: readonly number[]): Uint8Array =>
  Uint8Array.from({ length: 50 }, (_, ordinal) => (ordinals.includes(ordinal) ? 1 : 0));
const nothingSpecial: LiveColumns = { here: bytes(), nearby: bytes(), gone: bytes(), lowest: new Float64Array(0) };
const here = (...ordinals: readonly number[]): LiveColumns => ({ ...nothingSpecial, here: bytes(...ordinals) });
const priced = (...prices: readonly (number | null)[]): LiveColumns => ({
  ...nothingSpecial,
  lowest: Float64Array.from(prices, (price) => price ?? Number.NaN),
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
    expect(found(shop, 'linen rain')).toEqual([]);
    expect(found(shop, 'hat trousers')).toEqual([]);
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
        categories: ['damen'],
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
    const jackets = indexOf(document(0, 'Rain jacket', { categories: ['jackets'] }));
    expect(jackets.search(query('jakc'), nothingSpecial).didYouMean).toBe('jacket');
  });

  test('SE2 what is spelt nearly so stands behind what has every word as typed, in every order', () => {
    const boats = titled('Boat', 'Boot', 'Boats');
    expect(boats.search(query('boot'), nothingSpecial)).toMatchObject({ ordinals: [1, 0, 2], didYouMean: null });
    const live = priced(1, 9, 2);
    expect(found(boats, 'boot', { sort: 'price-up' }, live)).toEqual([1, 0, 2]);
    expect(found(boats, 'boot', { sort: 'new' }, live)).toEqual([1, 2, 0]);
  });

  test('SE2 words that are found, but not together, are forgiven too', () => {
    const boats = titled('Boot', 'Black boat');
    expect(boats.search(query('black boot'), nothingSpecial)).toMatchObject({
      ordinals: [1],
      didYouMean: 'black boat',
    });
  });

  test('SE2 a screenful as typed is enough: nothing else is added', () => {
    const many = titled(...Array.from({ length: 24 }, () => 'Boot'), 'Boat');
    expect(many.search(query('boot'), nothingSpecial).total).toBe(24);
  });

  test('SE2 what is spelt alike is added only where it is far more than what is spelt so', () => {
    expect(found(titled('Boot', 'Boot', 'Boat', 'Boat', 'Boat'), 'boot')).toEqual([0, 1]);
    expect(found(titled('Boot', 'Boat', 'Boat'), 'boot')).toEqual([0, 1, 2]);
  });

  test('SE2 the neighbours of a number are other numbers: they are offered only where there is nothing else', () => {
    const models = titled('Drill dx300', 'Drill dx301', 'Drill dx302', 'Drill dx303');
    expect(found(models, 'dx300')).toEqual([0]);
    expect(found(models, 'dx309')).toEqual([0, 1, 2, 3]);
  });

  test('SE2 filters do not change which words are forgiven', () => {
    const many = titled(...Array.from({ length: 24 }, () => 'Boot'), 'Boat');
    expect(found(many, 'boot', { filters: { inStockHere: true } }, here(24))).toEqual([]);
  });

  test('SE2 of words as near the more frequent is shown first', () => {
    expect(found(titled('Shore', 'Shirt', 'Shirt', 'Shirt', 'Shirt'), 'shirr')).toEqual([1, 2, 3, 4]);
    expect(found(titled('Short', 'Shirt', 'Shirt', 'Shirt', 'Shirt'), 'shrt')).toEqual([1, 2, 3, 4, 0]);
  });

  test('SE2 a short word is taken at its word while it finds anything, and may have lost a letter where it finds nothing', () => {
    expect(found(titled('Hat', 'Hut'), 'hut')).toEqual([1]);
    expect(found(titled('Boat'), 'bot')).toEqual([0]);
    expect(found(titled('Hat'), 'ht')).toEqual([]);
  });

  test('SE2 a word that only a product that is gone has does not count as found', () => {
    const live: LiveColumns = { ...nothingSpecial, gone: bytes(0) };
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
      document(1, 'x', { categories: ['sand'] }),
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

  test('by the price of the moment either way, those without one last; newest first; page by page', () => {
    const shop = titled('Cap', 'Cap', 'Cap', 'Cap');
    const prices = priced(300, null, 100, 200);
    expect(found(shop, '', { sort: 'price-up' }, prices)).toEqual([2, 3, 0, 1]);
    expect(found(shop, '', { sort: 'price-down' }, prices)).toEqual([0, 3, 2, 1]);
    expect(found(shop, '', { sort: 'price-up' }, priced(300, 100))).toEqual([1, 0, 2, 3]);
    expect(found(shop, '', { sort: 'new' })).toEqual([3, 2, 1, 0]);
    expect(found(shop, '', { sort: 'new', offset: 1, limit: 2 })).toEqual([2, 1]);
    expect(shop.search(query('', { offset: 9, limit: 0 }), nothingSpecial)).toMatchObject({ total: 4, ordinals: [] });
  });
});

describe('codes', () => {
  const shop = indexOf(
    document(0, 'AB-12-3 look-alike', { popularity: 1 }),
    document(1, 'Shirt', { skus: ['AB-12-3', 'AB-12-4'], barcodes: ['', '036000291452'] }),
    document(2, 'Cap', { skus: ['AB-1-23'] }),
  );

  test('SE4 typed whole comes first, in every order', () => {
    expect(found(shop, 'ab-12-3')).toEqual([1, 0]);
    expect(found(shop, 'ab-12-3', { sort: 'price-up' }, priced(1, 900))).toEqual([1, 0]);
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
    expect(twice.lookupAll('K 1')).toEqual([
      { ordinal: 0, variant: 0 },
      { ordinal: 1, variant: 0 },
    ]);
    expect(twice.lookupAll('K2')).toEqual([]);
  });
});

describe('facets and filters', () => {
  const documents = [
    document(0, 'Cap', { categories: ['caps', 'gifts'], brand: 'Kanto', colours: ['moss', 'sand'], sizes: ['S', 'M'] }),
    document(1, 'Cap', { categories: ['caps'], brand: 'Oru', colours: ['moss'], sizes: ['M', 'M'] }),
    document(2, 'Coat', { categories: ['coats'], brand: 'Kanto', colours: ['sand'], sizes: ['M'] }),
  ];
  let wear = 'wear';
  const tree = {
    version: 1,
    lineOf: (id: string) =>
      id === 'gifts' ? [id, 'all'] : id === wear || id === 'all' ? [id, 'all'] : [id, wear, 'all'],
  };
  const builder = createIndexBuilder(tree);
  for (const each of documents) builder.add(each);
  const shop = builder.finish();
  const live: LiveColumns = { ...here(1, 2), nearby: bytes(0, 2), lowest: priced(500, 900).lowest };

  test('SE5 count the whole result, whatever page is shown; each product once in all that is above its categories', () => {
    const { total, ordinals, facets } = shop.search(query('', { limit: 1 }), live);
    expect({ total, shown: ordinals.length }).toEqual({ total: 3, shown: 1 });
    expect(facets).toEqual({
      inStockHere: 2,
      inStockNearby: 2,
      categories: [
        { id: 'all', count: 3 },
        { id: 'wear', count: 3 },
        { id: 'caps', count: 2 },
        { id: 'coats', count: 1 },
        { id: 'gifts', count: 1 },
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
      prices: { lowest: 500, highest: 900, ranges: expect.anything() },
    });
  });

  test('SE5 a category that was moved counts where it stands now', () => {
    wear = 'clothes';
    tree.version = 2;
    const { facets } = shop.search(query(''), live);
    expect(facets.categories.slice(0, 2)).toEqual([
      { id: 'all', count: 3 },
      { id: 'clothes', count: 3 },
    ]);
    expect(found(shop, '', { filters: { category: 'wear' } })).toEqual([]);
    wear = 'wear';
    tree.version = 3;
  });

  test.each([
    [{ category: 'wear' }, [0, 1, 2]],
    [{ category: 'caps' }, [0, 1]],
    [{ brand: 'Kanto', colour: 'sand' }, [0, 2]],
    [{ size: 'S' }, [0]],
    [{ priceUpTo: 500 }, [0]],
    [{ priceFrom: 501 }, [1]],
    [{ priceFrom: 500, priceUpTo: 900 }, [0, 1]],
    [{ brand: 'Nobody' }, []],
    [{ inStockNearby: true }, [0, 2]],
  ] as const)('SE5 %j leaves %j', (filters, ordinals) => {
    expect(found(shop, '', { filters }, live).toSorted((one, other) => one - other)).toEqual(ordinals);
  });

  test('SE6 "in this store" keeps exactly what the store has', () => {
    expect(found(shop, '', { filters: { inStockHere: true } }, live)).toEqual([1, 2]);
    expect(found(shop, 'cap', { filters: { inStockHere: true } }, here(2))).toEqual([]);
  });
});

describe('inside compound words', () => {
  const shop = titled('Regenjacke', 'Jacke', 'Jackenbügel', 'Umhängetaschen', 'Jagd', 'Softshelljacken rot');

  test('SE8 a word of four letters or more is found in them, behind whole words and beginnings', () => {
    expect(found(shop, 'jacke')).toEqual([1, 2, 0, 5]);
    expect(found(shop, 'tasche')).toEqual([3]);
    expect(found(shop, 'jacke rot')).toEqual([5]);
    expect(shop.search(query('tasche'), nothingSpecial).didYouMean).toBeNull();
  });

  test('SE8 a shorter word is not, nor one in a word that is no compound', () => {
    expect(found(shop, 'jac')).toEqual([1, 2]);
    expect(found(titled('Trousers', 'Blouses'), 'ouse')).not.toContain(1);
  });
});

describe('a result that is none', () => {
  const shop = titled('Linen shirt', 'Linen shirt', 'Silk scarf');

  test('SE9 is found with the fewest words left out, in the way that finds most', () => {
    expect(shop.relax(query('silk linen shirt'), nothingSpecial)).toMatchObject({
      text: 'linen shirt',
      dropped: ['silk'],
      answer: { total: 2 },
    });
    expect(shop.relax(query('qqqq scarf wwww'), nothingSpecial)).toMatchObject({
      text: 'scarf',
      dropped: ['qqqq', 'wwww'],
    });
  });

  test('SE9 stays none when no word is any good, and with filters that leave nothing', () => {
    expect(shop.relax(query('qqqq wwww'), nothingSpecial)).toBeNull();
    expect(shop.relax(query('', { filters: { brand: 'x' } }), nothingSpecial)).toBeNull();
    expect(shop.relax(query('linen silk', { filters: { brand: 'x' } }), nothingSpecial)).toBeNull();
  });
});

describe('suggestions', () => {
  const shop = titled('Grüne Jacke', 'Jacke', 'Jackett', 'Jacke Größe', 'Jade grün', 'Grünes Hemd', 'Jacke');

  test('SE9 finish the last word in the ways that most products do, spelt as people write', () => {
    expect(shop.suggest('ja', 2).terms).toEqual(['jacke', 'jackett']);
    expect(shop.suggest('Jacke gru', 5).terms).toEqual(['jacke grün', 'jacke grüne', 'jacke grünes']);
    expect(shop.suggest('jacke', 5).terms).toEqual(['jackett']);
    expect(shop.suggest('jacke ', 5).terms).toEqual([]);
    expect(shop.suggest('', 5).terms).toEqual([]);
  });

  test('SE9 the words that most products have are known', () => {
    expect(shop.popularTerms(1)).toEqual(['jacke']);
  });
});

test('a hostile title and a hostile query are bounded', () => {
  const shop = titled(`${'spam '.repeat(200_000)}cap`, 'x'.repeat(1_000_000));
  expect(found(shop, 'cap')).toEqual([0]);
  expect(found(shop, 'x'.repeat(1_000_000))).toEqual([1]);
  expect(found(shop, '🧢 \ud800 \0')).toEqual([0, 1]);
  expect(found(titled(), 'anything')).toEqual([]);
});
