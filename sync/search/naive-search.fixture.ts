import { forgivenErrors } from './edit-distance.ts';
import { indexedWordsOf, wordsOf } from './fold.ts';
import type { IndexFilters, IndexQuery } from './query.ts';
import { scoreOf, wordScore } from './rank.ts';
import type { Meeting } from './rank.ts';
import type { SearchDocument } from './search-document.ts';

/** The rules of search, written as slowly and plainly as can be, to compare the index with. */
interface NaiveAnswer {
  readonly ordinals: readonly number[];
  readonly forgiven: boolean;
}

export function naiveSearch(
  documents: readonly SearchDocument[],
  query: IndexQuery,
  inStockHere: (ordinal: number) => boolean,
): NaiveAnswer {
  const words = wordsOf(query.text).map((word) => word.term);
  const meetings = words.map((word, index) => meetingsOf(documents, word, index === words.length - 1));
  const scored = documents.flatMap((document) => {
    const scores = meetings.map((meeting) => bestScore(document, meeting.of));
    if (scores.some((score) => score === 0) || !passes(document, query.filters, inStockHere)) return [];
    const relevance = scores.reduce((sum, score) => sum + score, 0);
    const popularity = Math.round(document.popularity * 1023);
    return [{ document, best: scoreOf(relevance, popularity, inStockHere(document.ordinal) ? 1 : 0) }];
  });
  const key = ({ document, best }: (typeof scored)[number]): number => {
    if (query.sort === 'best') return -best;
    if (query.sort === 'new') return -document.ordinal;
    if (document.priceMinor === null) return Infinity;
    return query.sort === 'price-up' ? document.priceMinor : -document.priceMinor;
  };
  const order = scored.toSorted((one, other) => {
    const [left, right] = [key(one), key(other)];
    return left === right ? one.document.ordinal - other.document.ordinal : left - right;
  });
  return {
    ordinals: order.map(({ document }) => document.ordinal),
    forgiven: order.length > 0 && meetings.some((meeting) => meeting.forgiven),
  };
}

/** Optimal string alignment: letters too many, missing, wrong, or two neighbours swapped. */
export function distance(one: string, other: string): number {
  const rows = Array.from({ length: one.length + 1 }, (_, row) => [row]);
  for (let column = 0; column <= other.length; column++) at(rows, 0)[column] = column;
  for (let i = 1; i <= one.length; i++)
    for (let j = 1; j <= other.length; j++) {
      const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
      let fewest = Math.min(cell(rows, i - 1, j) + 1, cell(rows, i, j - 1) + 1, cell(rows, i - 1, j - 1) + wrong);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        fewest = Math.min(fewest, cell(rows, i - 2, j - 2) + 1);
      at(rows, i)[j] = fewest;
    }
  return cell(rows, one.length, other.length);
}

const beginningsOf = (term: string): string[] =>
  Array.from({ length: term.length }, (_, end) => term.slice(0, end + 1));

export const looseDistance = (word: string, term: string): number =>
  Math.min(...beginningsOf(term).map((beginning) => distance(word, beginning)));

/** As `looseDistance`, but the letter typed last must be the last one read, or be swapped with it. */
export function begunDistance(word: string, term: string): number {
  const distances = beginningsOf(term).map((beginning) => {
    const same = word.at(-1) === beginning.at(-1) ? distance(word.slice(0, -1), beginning.slice(0, -1)) : Infinity;
    const swapped = beginning.length > 1 && word.at(-1) === beginning.at(-2) && word.at(-2) === beginning.at(-1);
    return Math.min(same, swapped ? distance(word.slice(0, -2), beginning.slice(0, -2)) + 1 : Infinity);
  });
  return Math.min(...distances);
}

interface Meetings {
  readonly forgiven: boolean;
  of(term: string): Meeting | null;
}

function meetingsOf(documents: readonly SearchDocument[], word: string, isLast: boolean): Meetings {
  const terms = documents.flatMap((document) => fieldsOf(document).flat());
  const asTyped = (term: string): Meeting | null => {
    if (term === word) return 'whole';
    return isLast && term.startsWith(word) ? 'begun' : null;
  };
  const errors = forgivenErrors(word.length);
  if (errors === 0 || terms.some((term) => asTyped(term) !== null)) return { forgiven: false, of: asTyped };
  const near = (term: string): Meeting | null => {
    const whole = distance(word, term);
    const begun = isLast ? begunDistance(word, term) : Infinity;
    if (whole <= 1) return 'one-error';
    if (begun <= 1) return 'begun-one-error';
    if (errors === 2 && whole === 2) return 'two-errors';
    if (errors === 2 && begun === 2) return 'begun-two-errors';
    return isLast && looseDistance(word, term) <= errors ? 'loosely' : null;
  };
  const better = (term: string): Meeting | null => (near(term) === 'loosely' ? null : near(term));
  return { forgiven: true, of: terms.some((term) => better(term) !== null) ? better : near };
}

/** Title, brand, categories, colours. */
function fieldsOf(document: SearchDocument): string[][] {
  const { titles, brand, categoryNames = [], colourNames = [], colours } = document;
  const texts = [Object.values(titles), [brand], categoryNames, [...colourNames, ...colours]];
  return texts.map((field) => field.flatMap((text) => indexedWordsOf(text).map((word) => word.term)));
}

function bestScore(document: SearchDocument, meeting: (term: string) => Meeting | null): number {
  const scores = fieldsOf(document).flatMap((terms, field) =>
    terms.map((term) => {
      const met = meeting(term);
      return met === null ? 0 : wordScore(met, field);
    }),
  );
  return Math.max(0, ...scores);
}

function passes(document: SearchDocument, filters: IndexFilters, inStockHere: (ordinal: number) => boolean): boolean {
  const { category, brand, colour, size, priceUpTo } = filters;
  return (
    (category === undefined || document.categories.includes(category)) &&
    (brand === undefined || document.brand === brand) &&
    (colour === undefined || document.colours.includes(colour)) &&
    (size === undefined || document.sizes.includes(size)) &&
    (priceUpTo === undefined || (document.priceMinor !== null && document.priceMinor <= priceUpTo)) &&
    (filters.inStockHere !== true || inStockHere(document.ordinal))
  );
}

const at = (rows: number[][], row: number): number[] => rows[row] ?? [];
const cell = (rows: number[][], row: number, column: number): number => at(rows, row)[column] ?? Infinity;
