import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { flatTree } from './category-tree.ts';
import type { FacetNames } from './facet-names.ts';
import { LayeredIndex } from './layered-index.ts';
import { joined } from './joined.fixture.ts';
import { loadSegment } from './load.ts';
import { naiveSearch } from './naive-search.fixture.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import { saveSegment } from './save.ts';
import type { SearchDocument } from './search-document.ts';
import { createIndexBuilder } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';
import { wideLists } from './wide-lists.ts';

/** Words that are one another's beginnings, one or two errors apart, or the same but for case and marks. */
const WORDS = (
  'a ab abo abon bona nabo nobo boon bonan bonano bonanoba bonanobo bananaboa bananabos ananas bonbananas abonanas straße Strasse Größe grosse café ' +
  'T-Bon tbon قَميص قميص أحمر احمر anna’s annas'
).split(' ');
const word = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'o', 'n'), minLength: 1, maxLength: 9 }) },
);
/** As people type: now and then a letter too few, or one for another. */
const typedWord = fc
  .tuple(word, fc.nat(8), fc.constantFrom('right', 'right', 'missing', 'wrong'))
  .map(([right, at, how]) => {
    if (how === 'right') return right;
    return `${right.slice(0, at)}${how === 'wrong' ? 'o' : ''}${right.slice(at + 1)}`;
  });
const typedText = fc
  .tuple(fc.array(word, { maxLength: 1 }), typedWord)
  .map(([words, last]) => [...words, last].join(' '));
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const some = (...values: readonly string[]) => fc.subarray([...values]);
/** Several values share words, and have some in common with titles. */
const called: Readonly<Record<string, readonly string[]>> = {
  root: ['Abo Ananas', 'Straße'],
  left: ['Abo', 'Bonbonananas'],
  right: ['bono'],
  nano: ['nano', 'Größe nabo'],
  boa: ['boa', 'قميص'],
};
const names: FacetNames = { version: 0, namesOf: (_, id) => called[id] ?? [id] };
const document = fc.record({
  titles: fc.record({ en: text, de: text }),
  brand: fc.constantFrom('', 'Abona', 'Noba', 'Ono'),
  categories: some('root', 'left', 'right'),
  colours: some('nano', 'boa', 'oba'),
  sizes: some('S', 'M', 'L'),
  skus: fc.constant([]),
  barcodes: fc.constant([]),
  popularity: fc.constantFrom(0, 0.25, 1),
});
/** Among many others: a result that is small for its catalog goes another way through the index. */
const others = Array.from({ length: 100 }, (_, index): SearchDocument => ({
  ordinal: 1_000 + index,
  titles: { en: 'zz' },
  brand: '',
  categories: [],
  colours: [],
  sizes: [],
  skus: [],
  barcodes: [],
  popularity: 0,
}));
const catalog = fc
  .tuple(fc.array(document, { maxLength: 20, size: 'max' }), fc.constantFrom([], others))
  .map(([documents, more]) => [
    ...documents.map((each, index): SearchDocument => ({ ...each, ordinal: index * 3 })),
    ...more,
  ]);

const anyFilters = fc.record(
  {
    category: fc.constantFrom('root', 'left', 'nowhere'),
    brand: fc.constantFrom('Abona', 'Ono'),
    colour: fc.constantFrom('boa', 'nano'),
    size: fc.constantFrom('S', 'M'),
    priceFrom: fc.nat(5),
    priceUpTo: fc.nat(5),
    inStockHere: fc.boolean(),
    inStockNearby: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Mostly none or one: several together leave nothing to compare. */
const filters = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyFilters, fc.nat(7))
      .map(([all, chosen]) => Object.fromEntries(Object.entries(all).slice(chosen, chosen + 1))),
  },
  { weight: 1, arbitrary: anyFilters },
);
const query = fc.record({
  text: fc.oneof({ weight: 5, arbitrary: typedText }, { weight: 1, arbitrary: fc.constant('') }),
  filters,
  sort: fc.constantFrom('best' as const, 'best' as const, 'price-up' as const, 'price-down' as const, 'new' as const),
  offset: fc.constantFrom(0, 0, 1, 4),
  limit: fc.constantFrom(0, 3, 24, 24),
});

const ORDINALS = 1_200;
const filled = <Column extends Uint8Array | Float64Array>(
  empty: Column,
  valueOf: (ordinal: number) => number,
): Column => empty.map((_, ordinal) => valueOf(ordinal)) as Column;
const live: LiveColumns = {
  here: filled(new Uint8Array(ORDINALS), (ordinal) => (ordinal % 2 === 0 ? 1 : 0)),
  nearby: filled(new Uint8Array(ORDINALS), (ordinal) => (ordinal % 5 < 2 ? 1 : 0)),
  gone: new Uint8Array(ORDINALS),
  lowest: filled(new Float64Array(ORDINALS), (ordinal) => (ordinal % 7 === 0 ? Number.NaN : ordinal % 6)),
};

/** With lists of wide ranges, which a catalog of this size would do without. */
function build(documents: readonly SearchDocument[]): SearchIndex {
  const builder = createIndexBuilder(flatTree, names, wideLists(1));
  for (const each of documents) builder.add(each);
  return builder.finish();
}

/**
 * Everything the index says against everything that follows from the plain rules. `inOrder` is false where words are counted with those of
 * replaced products: then what was forgiven may stand in another order.
 */
function expectAsNaive(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  asked: IndexQuery,
  columns = live,
  inOrder = true,
): void {
  const answer = index.search(asked, columns);
  const plain = naiveSearch(documents, asked, columns, names);
  const page = plain.ordinals.slice(asked.offset, asked.offset + asked.limit);
  const sure = inOrder ? page.length : Math.max(0, Math.min(page.length, plain.asTyped - asked.offset));
  expect(answer.ordinals.slice(0, sure)).toEqual(page.slice(0, sure));
  expect(answer.ordinals.length).toBe(page.length);
  expect(plain.ordinals).toEqual(expect.arrayContaining([...answer.ordinals]));
  expect(answer.total).toBe(plain.ordinals.length);
  expect(answer.didYouMean !== null).toBe(page.length > 0 && asked.offset >= plain.asTyped);
  const result = documents.filter((each) => plain.ordinals.includes(each.ordinal));
  const { facets } = answer;
  expect(facets.inStockHere).toBe(result.filter((each) => columns.here[each.ordinal] === 1).length);
  expect(facets.inStockNearby).toBe(result.filter((each) => columns.nearby[each.ordinal] === 1).length);
  expect(asRecord(facets.categories)).toEqual(counts(result.flatMap((each) => each.categories)));
  expect(asRecord(facets.brands)).toEqual(counts(result.flatMap((each) => each.brand || [])));
  expect(asRecord(facets.colours)).toEqual(counts(result.flatMap((each) => each.colours)));
  expect(asRecord(facets.sizes)).toEqual(counts(result.flatMap((each) => each.sizes)));
  const prices = result
    .map((each) => columns.lowest[each.ordinal] ?? Number.NaN)
    .filter((price) => !Number.isNaN(price));
  expect(facets.prices === null).toBe(prices.length === 0);
  if (facets.prices === null) return;
  expect(facets.prices).toMatchObject({ lowest: Math.min(...prices), highest: Math.max(...prices) });
  for (const { from, upTo, count } of facets.prices.ranges)
    expect(count).toBe(prices.filter((price) => price >= from && price <= upTo).length);
  expect(facets.prices.ranges.reduce((sum, { count }) => sum + count, 0)).toBe(prices.length);
}

const asRecord = (facet: readonly { id: string; count: number }[]): Record<string, number> =>
  Object.fromEntries(facet.map(({ id, count }) => [id, count]));

function counts(values: readonly string[]): Record<string, number> {
  const totals: Record<string, number> = {};
  for (const value of values) totals[value] = (totals[value] ?? 0) + 1;
  return totals;
}

describe('for any catalog and question', () => {
  test('SE1 SE2 SE5 SE6 results, their order and the facets are those of the plain rules', () => {
    fc.assert(
      fc.property(catalog, fc.array(query, { minLength: 1, maxLength: 4 }), (documents, queries) => {
        const index = build(documents);
        for (const asked of queries) expectAsNaive(index, documents, asked);
      }),
      { numRuns: 600 },
    );
  });

  test('SE1 SE3 every word of a title finds its product', () => {
    fc.assert(
      fc.property(catalog, (documents) => {
        const index = build(documents);
        for (const { titles, ordinal } of documents)
          for (const typed of Object.values(titles).join(' ').toUpperCase().split(' ')) {
            const asked: IndexQuery = { text: typed, filters: {}, sort: 'new', offset: 0, limit: 200 };
            expect(index.search(asked, live)).toMatchObject({
              ordinals: expect.arrayContaining([ordinal]),
              didYouMean: null,
            });
          }
      }),
    );
  });

  /** What can happen to an index, in any order. */
  const change = fc.oneof(
    fc.record({
      kind: fc.constant('take' as const),
      documents: fc.array(fc.tuple(fc.nat(30), document), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('gone' as const), places: fc.array(fc.nat(30), { maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('merge' as const, 'save' as const) }),
  );

  test('SE1 SE2 SE5 SE7 an index that grew by any changes, merges, saves and loads answers as one built of what there is now', async () => {
    await fc.assert(
      fc.asyncProperty(catalog, fc.array(change, { maxLength: 24 }), query, async (documents, changes, asked) => {
        const now = new Map(documents.map((each) => [each.ordinal, each]));
        let grown = new LayeredIndex(flatTree, names, breathless);
        await grown.add(documents);
        for (const each of changes) {
          if (each.kind === 'take') {
            const newer = each.documents.map(([place, taken]) => ({ ...taken, ordinal: place * 3 }));
            for (const one of newer) now.set(one.ordinal, one);
            await grown.add(newer);
          } else if (each.kind === 'gone') {
            for (const place of each.places) now.delete(place * 3);
            await grown.drop(each.places.map((place) => place * 3));
          } else if (each.kind === 'merge') await grown.whole();
          else {
            const loaded = loadSegment(joined([...saveSegment(await grown.whole(), 4_096)]));
            grown = new LayeredIndex(flatTree, names, breathless);
            if (loaded !== null) grown.open(loaded);
          }
        }
        await grown.settled();
        const inOrder = [...now.values()].toSorted((one, other) => one.ordinal - other.ordinal);
        expect(grown.size).toBe(inOrder.length);
        expectAsNaive(grown.index, inOrder, asked, live, false);
        // Nothing is replaced in an index that is all one: there the order is sure as well.
        await grown.whole();
        expectAsNaive(grown.index, inOrder, asked);
      }),
      { numRuns: 300 },
    );
  });
});
