import { forgivenErrors } from './edit-distance.ts';
import type { FacetNames } from './facet-names.ts';
import { indexedWordsOf, wordsOf } from './fold.ts';
import type { IndexFilters, IndexQuery, LiveColumns } from './query.ts';
import { type NearMeeting, nearRank, scoreOf, TYPED, wordScore } from './rank.ts';
import type { SearchDocument } from './search-document.ts';

/** The rules of search, written as slowly and plainly as can be, to compare the index with. */
interface NaiveAnswer {
  readonly ordinals: readonly number[];
  /** How many of them, from the first on, have every word as typed. */
  readonly asTyped: number;
}

interface Found {
  readonly document: SearchDocument;
  readonly relevance: number;
  readonly isTyped: boolean;
}

/** Who finds so much as typed is not offered what is merely spelt alike. */
const enough = 24;
/** Unless that is so many times as much. */
const farMore = 3;

export function naiveSearch(
  documents: readonly SearchDocument[],
  query: IndexQuery,
  live: LiveColumns,
  names: FacetNames,
): NaiveAnswer {
  const read = documents.map((document) => ({ document, fields: fieldsOf(document, names) }));
  const words = wordsOf(query.text).map((word) => word.term);
  let found = matches(read, words, 'nothing');
  if (found.length < enough) {
    const more = matches(read, words, 'errors');
    if (more.length >= found.length * farMore) found = more;
  }
  if (found.length === 0) found = matches(read, words, 'anything');
  const kept = found.filter(({ document }) => passes(document, query.filters, live));
  const order = kept.toSorted((one, other) => {
    if (one.isTyped !== other.isTyped) return one.isTyped ? -1 : 1;
    const [left, right] = [key(one, query, live), key(other, query, live)];
    return left === right ? one.document.ordinal - other.document.ordinal : left - right;
  });
  return {
    ordinals: order.map(({ document }) => document.ordinal),
    asTyped: order.filter(({ isTyped }) => isTyped).length,
  };
}

/** Lower is earlier. */
function key({ document: { ordinal, popularity }, relevance }: Found, { sort }: IndexQuery, live: LiveColumns): number {
  if (sort === 'best') return -scoreOf(relevance, Math.round(popularity * 1023), live.here[ordinal] ?? 0);
  if (sort === 'new') return -ordinal;
  const price = live.lowest[ordinal] ?? Number.NaN;
  if (Number.isNaN(price)) return Infinity;
  return sort === 'price-up' ? price : -price;
}

type Forgiveness = 'nothing' | 'errors' | 'anything';

/** A product's words, field by field. */
interface Read {
  readonly document: SearchDocument;
  readonly fields: readonly (readonly string[])[];
}

function matches(read: readonly Read[], words: readonly string[], forgiveness: Forgiveness): Found[] {
  const holders = new Map<string, number>();
  // A word in two fields of a product counts twice.
  for (const term of read.flatMap(({ fields }) => fields.flatMap((terms) => [...new Set(terms)])))
    holders.set(term, (holders.get(term) ?? 0) + 1);
  return read.flatMap(({ document, fields }) => {
    const scores = words.map((word, at) =>
      bestScore(fields, (term) => rankOf(word, term, at === words.length - 1, forgiveness, holders.get(term) ?? 0)),
    );
    if (scores.includes(0)) return [];
    const isTyped = scores.every((score) => score >= wordScore(TYPED.inside, 3));
    return [{ document, relevance: scores.reduce((sum, score) => sum + score, 0), isTyped }];
  });
}

function rankOf(
  word: string,
  term: string,
  isLast: boolean,
  forgiveness: Forgiveness,
  products: number,
): number | null {
  if (term === word) return TYPED.whole;
  if (isLast && term.startsWith(word)) return TYPED.begun;
  if (word.length >= 4 && term.length >= 8 && term.indexOf(word, 3) >= 0) return TYPED.inside;
  const meeting = forgiveness === 'nothing' ? null : nearMeeting(word, term, isLast, forgiveness === 'anything');
  return meeting === null ? null : nearRank(meeting, products);
}

function nearMeeting(word: string, term: string, isLast: boolean, anything: boolean): NearMeeting | null {
  if (!anything && /[0-9]/.test(word)) return null;
  const errors = anything && word.length === 3 ? 1 : forgivenErrors(word.length);
  const whole = distance(word, term);
  const begun = isLast ? begunDistance(word, term) : Infinity;
  if (errors === 0) return null;
  if (whole <= 1) return 'one-error';
  if (begun <= 1) return 'begun-one-error';
  if (errors === 2 && whole === 2) return 'two-errors';
  if (errors === 2 && begun === 2) return 'begun-two-errors';
  return anything && isLast && looseDistance(word, term) <= errors ? 'loosely' : null;
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

/** Title, brand, categories, colours. */
function fieldsOf({ titles, brand, categories, colours }: SearchDocument, names: FacetNames): string[][] {
  const namesOf = (facet: 'categories' | 'colours', ids: readonly string[]) =>
    ids.flatMap((id) => names.namesOf(facet, id));
  const texts = [Object.values(titles), [brand], namesOf('categories', categories), namesOf('colours', colours)];
  return texts.map((field) => field.flatMap((text) => indexedWordsOf(text).map((word) => word.term)));
}

function bestScore(fields: readonly (readonly string[])[], rank: (term: string) => number | null): number {
  const scores = fields.flatMap((terms, field) =>
    terms.map((term) => {
      const met = rank(term);
      return met === null ? 0 : wordScore(met, field);
    }),
  );
  return Math.max(0, ...scores);
}

function passes(document: SearchDocument, filters: IndexFilters, live: LiveColumns): boolean {
  const { category, brand, colour, size, priceFrom = -Infinity, priceUpTo = Infinity } = filters;
  const price = live.lowest[document.ordinal] ?? Number.NaN;
  return (
    (category === undefined || document.categories.includes(category)) &&
    (brand === undefined || document.brand === brand) &&
    (colour === undefined || document.colours.includes(colour)) &&
    (size === undefined || document.sizes.includes(size)) &&
    ((filters.priceFrom ?? filters.priceUpTo) === undefined || (price >= priceFrom && price <= priceUpTo)) &&
    (filters.inStockHere !== true || live.here[document.ordinal] === 1) &&
    (filters.inStockNearby !== true || live.nearby[document.ordinal] === 1)
  );
}

const at = (rows: number[][], row: number): number[] => rows[row] ?? [];
const cell = (rows: number[][], row: number, column: number): number => at(rows, row)[column] ?? Infinity;
