import { wordsOf } from './fold.ts';
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
export function suggest(segments: readonly Segment[], text: string, limit: number): string[] {
  const words = wordsOf(text.slice(0, 256));
  const last = words.at(-1);
  // After a space the next word begins.
  if (last === undefined || /[^\p{L}\p{N}\p{M}]$/u.test(text)) return [];
  const before = words.slice(0, -1).map(({ surface }) => surface);
  const ranges = segments.map(({ data }) => prefixRange(data.terms, last.term));
  const counted = mostFrequent(
    segments,
    limit + 1,
    (index) => ranges[index] ?? { from: 0, to: 0 },
    () => true,
  );
  return counted
    .filter(({ term }) => term !== last.term)
    .slice(0, limit)
    .map(({ spelling }) => [...before, spelling].join(' '));
}

/** The words that most products have and that tell them apart nevertheless. */
export function popularTerms(segments: readonly Segment[], limit: number): string[] {
  const products = segments.reduce((sum, { currentCount }) => sum + currentCount, 0);
  const isTelling = (term: string, count: number) =>
    term.length >= shortestTelling && !/^\d/.test(term) && (count <= products * emptyShare || products < 64);
  const everything = (index: number) => ({ from: 0, to: stringCount(segments[index]?.data.terms.table ?? emptyTable) });
  return mostFrequent(segments, limit, everything, isTelling).map(({ spelling }) => spelling);
}

const emptyTable = { units: new Uint16Array(0), starts: new Uint32Array(1) };

/** Most first; among equals by the alphabet. */
function mostFrequent(
  segments: readonly Segment[],
  limit: number,
  rangeOf: (index: number) => { readonly from: number; readonly to: number },
  isWanted: (term: string, products: number) => boolean,
): (Counted & { readonly term: string })[] {
  const totals = new Map<string, Counted>();
  segments.forEach(({ data }, index) => {
    const { from, to } = rangeOf(index);
    for (const { term, products } of largest(data.postings, from, to, limit * takenOfEach)) {
      const name = stringAt(data.terms.table, term);
      const known = totals.get(name);
      const spelling = known?.spelling ?? spellingOf(data.terms, term);
      totals.set(name, { spelling, products: products + (known?.products ?? 0) });
    }
  });
  return [...totals]
    .map(([term, counted]) => ({ term, ...counted }))
    .filter(({ term, products }) => isWanted(term, products))
    .toSorted((one, other) => other.products - one.products || (one.term < other.term ? -1 : 1))
    .slice(0, limit);
}

/** The terms of a range that most products have. Kept sorted: few of many thousands get in. */
function largest(
  postings: Segment['data']['postings'],
  from: number,
  to: number,
  limit: number,
): { readonly term: number; readonly products: number }[] {
  const kept: { term: number; products: number }[] = [];
  for (let term = from; term < to; term++) {
    const products = countEntries(postings, term, term + 1);
    if (kept.length >= limit && products <= (kept.at(-1)?.products ?? 0)) continue;
    const place = kept.findIndex((other) => other.products < products);
    kept.splice(place < 0 ? kept.length : place, 0, { term, products });
    if (kept.length > limit) kept.pop();
  }
  return kept;
}
