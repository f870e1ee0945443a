import { describe, expect, test } from 'vitest';
import { openCatalog } from './catalog.ts';
import { createJudge, isWithin } from './judge.ts';
import { makeQueries, wordsIn } from './queries.ts';

const catalog = openCatalog({ seed: 3, products: 400, file: null });
const queries = makeQueries(catalog, 3, 3_000);

describe('the queries of a benchmark', () => {
  test('are typed ahead, letter by letter, a sixth of them misspelt, each by one slip', () => {
    expect(queries.length).toBeGreaterThanOrEqual(3_000);
    const misspelt = queries.filter((query) => query.misspelt);
    expect(misspelt.length / queries.length).toBeCloseTo(1 / 6, 2);
    for (const { text, intended } of misspelt) {
      const slipped = text.split(' ').filter((word, place) => word !== intended[place]);
      expect(slipped).toHaveLength(1);
      const meant = intended.find((word, place) => word !== text.split(' ')[place]) ?? '';
      expect(isWithin(slipped[0] ?? '', meant, 1, false)).toBe(true);
    }
    for (const { text, intended, misspelt: isMisspelt } of queries)
      if (!isMisspelt) expect(text).toBe(intended.join(' '));
  });

  test('are the same for the same seed', () => {
    expect(makeQueries(catalog, 3, 3_000)).toEqual(queries);
    expect(makeQueries(catalog, 4, 3_000)).not.toEqual(queries);
  });
});

describe('the judge', () => {
  const judge = createJudge(catalog);

  test('finds every product relevant that a query was drawn from', () => {
    for (const query of queries) {
      expect(query.meant === null ? null : judge.recall(query, [query.meant])).toBeGreaterThan(0);
    }
  });

  test('counts a screenful: relevant ones in the first twenty-four, of as many as there can be', () => {
    const [title = ''] = Object.values(catalog.productAt(5).title);
    const query = { text: title, intended: wordsIn(title), misspelt: false, meant: 5 };
    expect(judge.recall(query, [5])).toBe(1);
    expect(judge.recall(query, [6, 7])).toBe(0);
    expect(judge.recall(query, [...Array.from({ length: 24 }, (_, at) => 100 + at), 5])).toBe(0);
  });

  test('knows a sku and a barcode, and takes the nearest words where a line of a file has none as typed', () => {
    const { variants, title } = catalog.productAt(9);
    const typed = (text: string) => ({ text, intended: wordsIn(text), misspelt: false, meant: null });
    expect(judge.recall(typed(variants[0]?.sku ?? ''), [9])).toBe(1);
    expect(judge.recall(typed(variants[0]?.barcode ?? ''), [9])).toBe(1);
    const words = wordsIn(title['en'] ?? '');
    const long = words.find((word) => word.length >= 8) ?? '';
    expect(judge.recall(typed(long), [9])).toBeGreaterThan(0);
    expect(judge.recall(typed(`${long.slice(0, 3)}${long.slice(4)}`), [9])).toBeGreaterThan(0);
    expect(judge.recall(typed('qqqqqqqqqqqqqqqq'), [9])).toBeNull();
  });
});
