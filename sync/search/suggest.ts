import { dictionariesOf, type Dictionary } from './dictionary.ts';
import { wordsOf } from './fold.ts';
import type { Names } from './names.ts';
import { countEntries } from './postings.ts';
import type { Segment } from './segment.ts';
import { stringAt, stringCount } from './string-table.ts';
import { prefixRange, spellingOf } from './terms.ts';

/** Taken of each segment: a word that is not among its most frequent is not among those of all. */
const takenOfEach = 4;
/** A word that so many products have says nothing: "with", "for". */
const emptyShare = 1 / 8;
const shortestTelling = 4;

interface Counted {
  readonly spelling: string;
  readonly products: number;
}

/** The last word finished in the ways that most products do, the words before it as they are. */
export function suggest(segments: readonly Segment[], names: Names, text: string, limit: number): string[] {
  const words = wordsOf(text.slice(0, 256));
  const last = words.at(-1);
  // After a space the next word begins.
  if (last === undefined || /[^\p{L}\p{N}\p{M}]$/u.test(text)) return [];
  const before = words.slice(0, -1).map(({ surface }) => surface);
  const counted = mostFrequent(
    dictionariesOf(segments, names),
    limit + 1,
    ({ terms }) => prefixRange(terms, last.term),
    () => true,
  );
  return counted
    .filter(({ term }) => term !== last.term)
    .slice(0, limit)
    .map(({ spelling }) => [...before, spelling].join(' '));
}

/** The words that most products have and that tell them apart nevertheless. */
export function popularTerms(segments: readonly Segment[], names: Names, limit: number): string[] {
  const products = segments.reduce((sum, { currentCount }) => sum + currentCount, 0);
  const isTelling = (term: string, count: number) =>
    term.length >= shortestTelling && !/^\d/.test(term) && (count <= products * emptyShare || products < 64);
  const everything = ({ terms }: Dictionary) => ({ from: 0, to: stringCount(terms.table) });
  return mostFrequent(dictionariesOf(segments, names), limit, everything, isTelling).map(({ spelling }) => spelling);
}

/** Most first; among equals by the alphabet. */
function mostFrequent(
  dictionaries: readonly Dictionary[],
  limit: number,
  rangeOf: (dictionary: Dictionary) => { readonly from: number; readonly to: number },
  isWanted: (term: string, products: number) => boolean,
): (Counted & { readonly term: string })[] {
  const totals = new Map<string, Counted>();
  for (const dictionary of dictionaries) {
    const { terms } = dictionary;
    const { from, to } = rangeOf(dictionary);
    for (const { term, products } of largest(dictionary, from, to, limit * takenOfEach)) {
      const name = stringAt(terms.table, term);
      const known = totals.get(name);
      const spelling = known?.spelling ?? spellingOf(terms, term);
      totals.set(name, { spelling, products: products + (known?.products ?? 0) });
    }
  }
  return [...totals]
    .map(([term, counted]) => ({ term, ...counted }))
    .filter(({ term, products }) => isWanted(term, products))
    .toSorted((one, other) => other.products - one.products || (one.term < other.term ? -1 : 1))
    .slice(0, limit);
}

/** The terms of a range that most products have. Kept sorted: few of many thousands get in. */
function largest(
  dictionary: Dictionary,
  from: number,
  to: number,
  limit: number,
): { readonly term: number; readonly products: number }[] {
  const kept: { term: number; products: number }[] = [];
  for (let term = from; term < to; term++) {
    const products = countEntries(dictionary, term, term + 1);
    if (kept.length >= limit && products <= (kept.at(-1)?.products ?? 0)) continue;
    const place = kept.findIndex((other) => other.products < products);
    kept.splice(place < 0 ? kept.length : place, 0, { term, products });
    if (kept.length > limit) kept.pop();
  }
  return kept;
}
