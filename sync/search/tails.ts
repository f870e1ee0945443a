import { STEP, type Steps } from './steps.ts';
import type { StringTable } from './string-table.ts';

/**
 * Where the later parts of long words begin, so that "jacke" is found in "regenjacke" (SE8): every tail of a long word by the hash of its
 * first letters. A counting sort makes it, which a sorted table of tails would cost many times over.
 */
export interface Tails {
  /** One more than there are buckets; their number is a power of two. */
  readonly starts: Uint32Array;
  /** Term and the place in it, in one number. */
  readonly entries: Uint32Array;
}

/** A word that is looked for inside others has at least so many letters. */
const LEAST_INSIDE = 4;
/** Only words so long are taken for compounds. */
const LEAST_COMPOUND = 8;
/** The first part of a compound has at least so many letters. */
const LEAST_FRONT = 3;

/** Terms have at most 30 letters. */
const PLACE_BITS = 5;
const PLACE_MASK = (1 << PLACE_BITS) - 1;

export function* tailsOf(terms: StringTable): Steps<Tails> {
  const count = terms.starts.length - 1;
  const buckets = 2 ** Math.ceil(Math.log2(Math.max(1, count)));
  const starts = new Uint32Array(buckets + 1);
  for (let from = 0; from < count; from += STEP) {
    eachTail(
      terms,
      from,
      Math.min(count, from + STEP),
      (bucket) => (starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1),
      buckets,
    );
    yield;
  }
  for (let bucket = 0; bucket < buckets; bucket++)
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  yield;
  const next = starts.slice();
  const entries = new Uint32Array(starts[buckets] ?? 0);
  const put = (bucket: number, term: number, place: number) => {
    const position = next[bucket] ?? 0;
    next[bucket] = position + 1;
    entries[position] = (term << PLACE_BITS) | place;
  };
  for (let from = 0; from < count; from += STEP) {
    eachTail(terms, from, Math.min(count, from + STEP), put, buckets);
    yield;
  }
  return { starts, entries };
}

/** The terms that hold the word behind their first letters, ascending, each once. */
export function termsWithInside(terms: StringTable, { starts, entries }: Tails, word: string): number[] {
  if (word.length < LEAST_INSIDE) return [];
  const letters = Array.from({ length: word.length }, (_, unit) => word.charCodeAt(unit));
  const bucket = bucketOf(letters, 0, starts.length - 1);
  const found: number[] = [];
  for (let entry = starts[bucket] ?? 0; entry < (starts[bucket + 1] ?? 0); entry++) {
    const term = (entries[entry] ?? 0) >>> PLACE_BITS;
    const place = (entries[entry] ?? 0) & PLACE_MASK;
    if (found.at(-1) !== term && standsAt(terms, term, place, letters)) found.push(term);
  }
  return found;
}

function eachTail(
  { units, starts }: StringTable,
  from: number,
  to: number,
  visit: (bucket: number, term: number, place: number) => void,
  buckets: number,
): void {
  for (let term = from; term < to; term++) {
    const start = starts[term] ?? 0;
    const length = (starts[term + 1] ?? 0) - start;
    if (length < LEAST_COMPOUND) continue;
    for (let place = LEAST_FRONT; place <= length - LEAST_INSIDE; place++)
      visit(bucketOf(units, start + place, buckets), term, place);
  }
}

/** Of the four letters from there on. */
function bucketOf(units: ArrayLike<number>, start: number, buckets: number): number {
  let hash = 0;
  for (let unit = start; unit < start + LEAST_INSIDE; unit++) hash = Math.imul(hash ^ (units[unit] ?? 0), 0x9e3779b1);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

function standsAt({ units, starts }: StringTable, term: number, place: number, letters: readonly number[]): boolean {
  const start = (starts[term] ?? 0) + place;
  if (start + letters.length > (starts[term + 1] ?? 0)) return false;
  return letters.every((letter, unit) => units[start + unit] === letter);
}
