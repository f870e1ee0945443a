import { type MergedSlots, slotsOf } from './merged-slots.ts';
import type { Postings } from './postings.ts';
import type { SegmentData } from './segment.ts';
import { STEP, type Steps } from './steps.ts';
import { compareStrings, stringCount, type StringTable, StringWriter } from './string-table.ts';
import { type Terms, termsOf } from './terms.ts';

/** What a term costs beside its entries, counted in entries. */
const termCost = 16;

/** One dictionary of several: all go along their sorted terms side by side. A word that nothing current has any more falls out. */
export function* mergeWords(
  sources: readonly SegmentData[],
  merged: MergedSlots,
): Steps<{ readonly terms: Terms; readonly postings: Postings }> {
  const tables = sources.map(({ terms }) => terms.table);
  const sum = (count: (data: SegmentData) => number): number => sources.reduce((all, data) => all + count(data), 0);
  const mostTerms = sum(({ terms }) => stringCount(terms.table));
  const words = new StringWriter(
    mostTerms,
    sum(({ terms }) => terms.table.units.length),
  );
  const surfaces = new StringWriter(
    mostTerms,
    sum(({ terms }) => terms.surfaces.units.length),
  );
  const starts = new Uint32Array(mostTerms + 1);
  const entries = new Uint32Array(sum(({ postings }) => postings.slots.length));
  const places = tables.map(() => 0);
  let [terms, written, work] = [0, 0, 0];
  for (;;) {
    const same = lowestTerms(tables, places);
    const [first] = same;
    if (first === undefined) break;
    const before = written;
    for (const source of same) {
      const data = sources[source];
      if (data === undefined) continue;
      const { postings } = data;
      const slots = slotsOf(merged, source);
      let from = postings.starts[places[source] ?? 0] ?? 0;
      const to = postings.starts[(places[source] ?? 0) + 1] ?? 0;
      for (; from < to; from += STEP) {
        written = copyEntries(postings.slots, from, Math.min(to, from + STEP), slots, entries, written);
        work += Math.min(STEP, to - from);
        if (work < STEP) continue;
        work = 0;
        yield;
      }
    }
    if (merged.interleaved && same.length > 1) yield* sortEntries(entries, before, written);
    if (written > before) {
      words.add(tables[first] ?? emptyTable, places[first] ?? 0);
      addSurface(surfaces, sources, same, places);
      starts[++terms] = written;
    }
    for (const source of same) places[source] = (places[source] ?? 0) + 1;
    work += termCost * same.length;
  }
  return {
    terms: yield* termsOf(words.finish(), surfaces.finish()),
    postings: { starts: starts.slice(0, terms + 1), slots: entries.subarray(0, written) },
  };
}

const emptyTable: StringTable = { units: new Uint16Array(0), starts: new Uint32Array(1) };

/** The sources whose next term is the lowest of all. */
function lowestTerms(tables: readonly StringTable[], places: readonly number[]): readonly number[] {
  let lowest: number[] = [];
  tables.forEach((table, source) => {
    const place = places[source] ?? 0;
    if (place >= stringCount(table)) return;
    const [first] = lowest;
    const order = first === undefined ? -1 : compareStrings(table, place, tables[first] ?? table, places[first] ?? 0);
    if (order < 0) lowest = [source];
    else if (order === 0) lowest.push(source);
  });
  return lowest;
}

function copyEntries(
  from: Uint32Array,
  start: number,
  end: number,
  slots: Int32Array,
  to: Uint32Array,
  position: number,
): number {
  let next = position;
  for (let place = start; place < end; place++) {
    const slot = slots[from[place] ?? 0] ?? -1;
    if (slot >= 0) to[next++] = slot;
  }
  return next;
}

/** As written in the first source that wrote it another way than it is compared. */
function addSurface(
  surfaces: StringWriter,
  sources: readonly SegmentData[],
  same: readonly number[],
  places: readonly number[],
): void {
  const lengthIn = (source: number): number => {
    const { starts } = sources[source]?.terms.surfaces ?? emptyTable;
    const place = places[source] ?? 0;
    return (starts[place + 1] ?? 0) - (starts[place] ?? 0);
  };
  const chosen = same.find((source) => lengthIn(source) > 0) ?? same[0] ?? 0;
  surfaces.add(sources[chosen]?.terms.surfaces ?? emptyTable, places[chosen] ?? 0);
}

/** Sorted in one go; longer lists are sorted in parts, and the parts merged. */
function* sortEntries(entries: Uint32Array, from: number, to: number): Steps<void> {
  const own = entries.subarray(from, to);
  for (let start = 0; start < own.length; start += STEP) {
    own.subarray(start, start + STEP).sort();
    if (own.length > STEP) yield;
  }
  for (let width = STEP; width < own.length; width *= 2)
    for (let start = 0; start + width < own.length; start += width * 2)
      yield* mergeHalves(own.subarray(start, start + width * 2), width);
}

function* mergeHalves(both: Uint32Array, width: number): Steps<void> {
  const [left, right] = [both.slice(0, width), both.slice(width)];
  let [one, other] = [0, 0];
  for (let place = 0; place < both.length; place++) {
    const [first, second] = [left[one] ?? Infinity, right[other] ?? Infinity];
    both[place] = Math.min(first, second);
    if (first < second) one++;
    else other++;
    if (place % STEP === 0) yield;
  }
}
