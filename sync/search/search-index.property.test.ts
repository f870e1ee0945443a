import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadIndex } from './load.ts';
import { naiveSearch } from './naive-search.fixture.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import { saveIndex } from './save.ts';
import type { SearchDocument } from './search-document.ts';
import { combineIndexes, createIndexBuilder } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';

/** Words that are one another's beginnings, one or two errors apart, or the same but for case and marks. */
const WORDS = (
  'a ab abo abon bona nabo nobo boon bonan bonano bonanoba bonanobo bananaboa bananabos ananas straße Strasse Größe grosse café ' +
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
const document = fc.record({
  titles: fc.record({ en: text, de: text }),
  brand: fc.constantFrom('', 'Abona', 'Noba', 'Ono'),
  categories: some('root', 'left', 'right'),
  categoryNames: some('Abo', 'Bono'),
  colours: some('nano', 'boa', 'oba'),
  sizes: some('S', 'M', 'L'),
  skus: fc.constant([]),
  barcodes: fc.constant([]),
  priceMinor: fc.option(fc.nat(5)),
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
  priceMinor: null,
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
    priceUpTo: fc.nat(5),
    inStockHere: fc.boolean(),
  },
  { requiredKeys: [] },
);
/** Mostly none or one: several together leave nothing to compare. */
const filters = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyFilters, fc.nat(5))
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

const live: LiveColumns = { inStockHere: (ordinal) => ordinal % 2 === 0, deleted: () => false };

function build(documents: readonly SearchDocument[]): SearchIndex {
  const builder = createIndexBuilder();
  for (const each of documents) builder.add(each);
  return builder.finish();
}

/** Everything the index says against everything that follows from the plain rules. */
function expectAsNaive(
  index: SearchIndex,
  documents: readonly SearchDocument[],
  asked: IndexQuery,
  columns = live,
): void {
  const answer = index.search(asked, columns);
  const plain = naiveSearch(documents, asked, columns.inStockHere);
  expect(answer.ordinals).toEqual(plain.ordinals.slice(asked.offset, asked.offset + asked.limit));
  expect(answer.total).toBe(plain.ordinals.length);
  if (answer.ordinals.length > 0) expect(answer.didYouMean !== null).toBe(plain.forgiven);
  const result = documents.filter((each) => plain.ordinals.includes(each.ordinal));
  const { facets } = answer;
  expect(facets.inStockHere).toBe(result.filter((each) => columns.inStockHere(each.ordinal)).length);
  expect(asRecord(facets.categories)).toEqual(counts(result.flatMap((each) => each.categories)));
  expect(asRecord(facets.brands)).toEqual(counts(result.flatMap((each) => each.brand || [])));
  expect(asRecord(facets.colours)).toEqual(counts(result.flatMap((each) => each.colours)));
  expect(asRecord(facets.sizes)).toEqual(counts(result.flatMap((each) => each.sizes)));
  const prices = result.flatMap((each) => each.priceMinor ?? []);
  expect(facets.prices).toEqual(
    prices.length === 0 ? null : { lowest: Math.min(...prices), highest: Math.max(...prices) },
  );
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

  test('SE7 an index saved and loaded answers as the one that was built', () => {
    fc.assert(
      fc.property(catalog, query, (documents, asked) => {
        const built = build(documents);
        const loaded = loadIndex(saveIndex(built));
        expect(loaded?.search(asked, live)).toEqual(built.search(asked, live));
        if (loaded !== null) expectAsNaive(loaded, documents, asked);
      }),
    );
  });

  test('SE2 SE5 an index with changes over it answers as one built of what there is now', () => {
    fc.assert(
      fc.property(
        catalog,
        fc.array(fc.tuple(fc.nat(20), document)),
        fc.array(fc.nat(20)),
        query,
        (documents, changes, gone, asked) => {
          const changed = new Map(changes.map(([place, each]) => [place * 3, { ...each, ordinal: place * 3 }]));
          const deleted = new Set(gone.map((place) => place * 3));
          const index = combineIndexes(build(documents), build([...changed.values()]), new Set(changed.keys()));
          const now = [...documents.filter(({ ordinal }) => !changed.has(ordinal)), ...changed.values()];
          const current = now.filter(({ ordinal }) => !deleted.has(ordinal));
          expectAsNaive(index, current, asked, { ...live, deleted: (ordinal) => deleted.has(ordinal) });
        },
      ),
      { numRuns: 300 },
    );
  });
});
