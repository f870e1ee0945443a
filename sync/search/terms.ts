import { STEP, type Steps } from './steps.ts';
import { packStrings, stringAt, type StringTable } from './string-table.ts';
import { type Tails, tailsOf } from './tails.ts';

/** Every word of the catalog, sorted by UTF-16 units: a beginning is a range, and neighbours share their beginnings. */
export interface Terms {
  readonly table: StringTable;
  /** How many units each term shares with the one before it: walking in order is walking a trie. */
  readonly shared: Uint8Array;
  /** As first written, where folding changed it; else empty. */
  readonly surfaces: StringTable;
  readonly tails: Tails;
}

/** Half open: `to` is the first term after it. */
interface TermRange {
  readonly from: number;
  readonly to: number;
}

export function* packTerms(sorted: readonly string[], surfaces: readonly string[]): Steps<Terms> {
  return yield* termsOf(yield* packStrings(sorted), yield* packStrings(surfaces));
}

/** What follows from a sorted table is made of it. */
export function* termsOf(table: StringTable, surfaces: StringTable): Steps<Terms> {
  const shared = new Uint8Array(table.starts.length - 1);
  for (let from = 0; from < shared.length; from += STEP) {
    for (let term = Math.max(1, from); term < Math.min(shared.length, from + STEP); term++)
      shared[term] = sharedUnits(table, term);
    yield;
  }
  return { table, shared, surfaces, tails: yield* tailsOf(table) };
}

/** The word itself, if the catalog has it: an empty range or one of one. */
export function exactRange({ table }: Terms, word: string): TermRange {
  const from = firstNotBelow(table, word, 0, word.length + 1);
  const found = from < table.starts.length - 1 && compare(table, from, word, word.length + 1) === 0;
  return { from, to: found ? from + 1 : from };
}

/** Every word that begins so, the word itself included. */
export function prefixRange({ table }: Terms, beginning: string): TermRange {
  const from = firstNotBelow(table, beginning, 0, beginning.length);
  return { from, to: firstNotBelow(table, `${beginning}\uffff`, from, beginning.length + 1) };
}

/** A term as people write it. */
export const spellingOf = (terms: Terms, index: number): string =>
  stringAt(terms.surfaces, index) || stringAt(terms.table, index);

function firstNotBelow(table: StringTable, word: string, start: number, units: number): number {
  let low = start;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(table, middle, word, units) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Term against word, by at most `units` units of the term. */
function compare(table: StringTable, index: number, word: string, units: number): number {
  const start = table.starts[index] ?? 0;
  const length = Math.min((table.starts[index + 1] ?? 0) - start, units);
  const both = Math.min(length, word.length);
  for (let unit = 0; unit < both; unit++) {
    const difference = (table.units[start + unit] ?? 0) - word.charCodeAt(unit);
    if (difference !== 0) return difference;
  }
  return length - word.length;
}

function sharedUnits({ units, starts }: StringTable, term: number): number {
  const [before, start, end] = [starts[term - 1] ?? 0, starts[term] ?? 0, starts[term + 1] ?? 0];
  const limit = Math.min(start - before, end - start);
  let count = 0;
  while (count < limit && units[before + count] === units[start + count]) count++;
  return count;
}
