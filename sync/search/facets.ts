import { packStrings, stringAt } from './string-table.ts';
import type { StringTable } from './string-table.ts';

/** What results are counted and filtered by. */
export const FACETS = ['categories', 'brands', 'colours', 'sizes'] as const;
export type FacetName = (typeof FACETS)[number];

/**
 * One facet of every product. A catalog has few different *sets* of values (a size run, a path of categories), so a product holds one
 * number, its set: counting a result is one addition a product, however many values each has.
 */
export interface FacetColumn {
  /** By slot. */
  readonly sets: Uint32Array;
  /** One more than there are sets. */
  readonly starts: Uint32Array;
  /** The values of all sets, one after the other. */
  readonly members: Uint32Array;
  readonly values: StringTable;
}

export interface FacetCount {
  readonly id: string;
  readonly count: number;
}

/** Collects the sets while products are added. */
interface FacetBuilder {
  setOf(values: readonly string[]): number;
  /** `sets` by slot, of the numbers that `setOf` gave. */
  finish(sets: Uint32Array): FacetColumn;
}

export function facetBuilder(): FacetBuilder {
  const knownSets = new Map<string, number>();
  const knownValues = new Map<string, number>();
  const starts = [0];
  const members: number[] = [];
  const valueOf = (value: string): number => {
    const known = knownValues.get(value) ?? knownValues.size;
    if (known === knownValues.size) knownValues.set(value, known);
    return known;
  };
  return {
    setOf(values) {
      const key = values.join('\0');
      const known = knownSets.get(key);
      if (known !== undefined) return known;
      for (const value of new Set(values)) if (value !== '') members.push(valueOf(value));
      starts.push(members.length);
      knownSets.set(key, knownSets.size);
      return knownSets.size - 1;
    },
    finish: (sets) => ({
      sets,
      starts: Uint32Array.from(starts),
      members: Uint32Array.from(members),
      values: packStrings([...knownValues.keys()]),
    }),
  };
}

/** For every set 1 if it holds the value, else 0: a filter is one look-up a product. */
export function setsWith(column: FacetColumn, value: string): Uint8Array {
  const sets = column.starts.length - 1;
  const chosen = new Uint8Array(sets);
  const wanted = valuesOf(column).indexOf(value);
  for (let set = 0; set < sets; set++)
    for (let member = column.starts[set] ?? 0; member < (column.starts[set + 1] ?? 0); member++)
      if (column.members[member] === wanted) chosen[set] = 1;
  return chosen;
}

/** Adds what was counted by set to totals by value. */
export function addCounts(column: FacetColumn, bySet: Uint32Array, totals: Map<string, number>): void {
  const values = valuesOf(column);
  const counts = new Uint32Array(values.length);
  bySet.forEach((count, set) => {
    if (count === 0) return;
    for (let member = column.starts[set] ?? 0; member < (column.starts[set + 1] ?? 0); member++) {
      const value = column.members[member] ?? 0;
      counts[value] = (counts[value] ?? 0) + count;
    }
  });
  counts.forEach((count, value) => {
    const id = values[value] ?? '';
    if (count > 0) totals.set(id, (totals.get(id) ?? 0) + count);
  });
}

/** Most first; among equals by id, so that the order does not change from one keystroke to the next. */
export function rankCounts(totals: ReadonlyMap<string, number>): FacetCount[] {
  return [...totals]
    .map(([id, count]) => ({ id, count }))
    .toSorted((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
}

const decoded = new WeakMap<FacetColumn, readonly string[]>();

/** Decoded at the first question: a few hundred strings that every later question needs. */
function valuesOf(column: FacetColumn): readonly string[] {
  const known = decoded.get(column);
  if (known !== undefined) return known;
  const values = Array.from({ length: column.values.starts.length - 1 }, (_, value) => stringAt(column.values, value));
  decoded.set(column, values);
  return values;
}
