import { stringAt, packStrings, type StringTable } from './string-table.ts';
import { STEP, type Steps } from './steps.ts';

/** What results are counted and filtered by. */
export const FACETS = ['categories', 'brands', 'colours', 'sizes'] as const;
export type FacetName = (typeof FACETS)[number];

/**
 * One facet of every product. A catalog has few different *sets* of values (a size run, some categories), so a product holds one number,
 * its set: counting a result is one addition a product, however many values each has.
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

/** Collects the sets while products are added. */
interface FacetBuilder {
  setOf(values: readonly string[]): number;
  /** `sets` by slot, of the numbers that `setOf` gave. */
  finish(sets: Uint32Array): Steps<FacetColumn>;
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
      const [only = ''] = values;
      const key = values.length <= 1 ? only : values.join('\0');
      const known = knownSets.get(key);
      if (known !== undefined) return known;
      for (const value of new Set(values)) if (value !== '') members.push(valueOf(value));
      starts.push(members.length);
      knownSets.set(key, knownSets.size);
      return knownSets.size - 1;
    },
    *finish(sets) {
      return {
        sets,
        starts: Uint32Array.from(starts),
        members: Uint32Array.from(members),
        values: yield* packStrings([...knownValues.keys()]),
      };
    },
  };
}

/** Decoded for counting: what is in a set may be more than what its products say, as with everything above a category. */
export interface CountedFacet {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  readonly ids: readonly string[];
}

const decoded = new WeakMap<FacetColumn, CountedFacet>();

/** Decoded at the first question: a few hundred strings that every later question needs. */
export function countedFacet(column: FacetColumn): CountedFacet {
  const known = decoded.get(column);
  if (known !== undefined) return known;
  const ids = Array.from({ length: column.values.starts.length - 1 }, (_, value) => stringAt(column.values, value));
  const counted = { starts: column.starts, members: column.members, ids };
  decoded.set(column, counted);
  return counted;
}

const sized = new WeakMap<FacetColumn, Uint32Array>();

/** How many products have each set. */
export function setSizes(column: FacetColumn): Uint32Array {
  const known = sized.get(column);
  if (known !== undefined) return known;
  const sizes = new Uint32Array(column.starts.length - 1);
  for (let slot = 0; slot < column.sets.length; slot++) {
    const set = column.sets[slot] ?? 0;
    sizes[set] = (sizes[set] ?? 0) + 1;
  }
  sized.set(column, sizes);
  return sizes;
}

/** The same sets with everything that `lineOf` says of each member, once a set. */
export function expandedFacet(facet: CountedFacet, lineOf: (id: string) => readonly string[]): CountedFacet {
  const builder = new Map<string, number>();
  const members: number[] = [];
  const starts = new Uint32Array(facet.starts.length);
  const lines = facet.ids.map((id) =>
    [...new Set([id, ...lineOf(id)])].map((each) => {
      const known = builder.get(each) ?? builder.size;
      builder.set(each, known);
      return known;
    }),
  );
  for (let set = 0; set < starts.length - 1; set++) {
    const own = facet.members.subarray(facet.starts[set] ?? 0, facet.starts[set + 1] ?? 0);
    for (const value of new Set([...own].flatMap((member) => lines[member] ?? []))) members.push(value);
    starts[set + 1] = members.length;
  }
  return { starts, members: Uint32Array.from(members), ids: [...builder.keys()] };
}

/** For every set 1 if it holds the value, else 0: a filter is one look-up a product. */
export function setsWith(facet: CountedFacet, value: string): Uint8Array {
  const sets = facet.starts.length - 1;
  const chosen = new Uint8Array(sets);
  const wanted = facet.ids.indexOf(value);
  for (let set = 0; set < sets; set++)
    if (facet.members.subarray(facet.starts[set] ?? 0, facet.starts[set + 1] ?? 0).includes(wanted)) chosen[set] = 1;
  return chosen;
}

/** One column of several: sets that no product has any more are left behind. */
export function* mergeFacets(
  sources: readonly { readonly column: FacetColumn; readonly slots: Int32Array }[],
  count: number,
): Steps<FacetColumn> {
  const builder = facetBuilder();
  const merged = new Uint32Array(count);
  for (const { column, slots } of sources) {
    const { ids, starts, members } = countedFacet(column);
    const known = new Int32Array(starts.length - 1).fill(-1);
    const setOf = (set: number): number => {
      const values = members.subarray(starts[set] ?? 0, starts[set + 1] ?? 0);
      return (known[set] = builder.setOf(Array.from(values, (value) => ids[value] ?? '')));
    };
    for (let from = 0; from < slots.length; from += STEP) {
      for (let slot = from; slot < Math.min(slots.length, from + STEP); slot++) {
        const place = slots[slot] ?? -1;
        const set = column.sets[slot] ?? 0;
        const here = known[set] ?? -1;
        if (place >= 0) merged[place] = here >= 0 ? here : setOf(set);
      }
      yield;
    }
  }
  return yield* builder.finish(merged);
}
