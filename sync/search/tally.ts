import { addCounts, FACETS, rankCounts } from './facets.ts';
import type { FacetName } from './facets.ts';
import { priceOf } from './narrow.ts';
import type { IndexFacets, LiveColumns } from './query.ts';
import type { Segment } from './segment.ts';

/** Counts the results of all segments (SE5). */
export interface Tally {
  /** The first `found` of the segment's scratch. */
  add(segment: Segment, found: number): void;
  total(): number;
  facets(): IndexFacets;
}

export function tally(live: LiveColumns): Tally {
  const totals: Record<FacetName, Map<string, number>> = {
    categories: new Map(),
    brands: new Map(),
    colours: new Map(),
    sizes: new Map(),
  };
  let total = 0;
  let inStockHere = 0;
  let lowest = Infinity;
  let highest = -Infinity;

  return {
    add(segment, found) {
      const prices = priceRange(segment, found, live);
      total += found;
      inStockHere += countHere(segment.scratch.here, found);
      lowest = Math.min(lowest, prices.lowest);
      highest = Math.max(highest, prices.highest);
      for (const name of FACETS) {
        const column = segment.data.facets[name];
        addCounts(
          column,
          countBySet(segment.scratch.slots, found, column.sets, column.starts.length - 1),
          totals[name],
        );
      }
    },
    total: () => total,
    facets: () => ({
      inStockHere,
      categories: rankCounts(totals.categories),
      brands: rankCounts(totals.brands),
      colours: rankCounts(totals.colours),
      sizes: rankCounts(totals.sizes),
      prices: lowest <= highest ? { lowest, highest } : null,
    }),
  };
}

function countBySet(slots: Uint32Array, found: number, sets: Uint32Array, setCount: number): Uint32Array {
  const counts = new Uint32Array(setCount);
  for (let position = 0; position < found; position++) {
    const set = sets[slots[position] ?? 0] ?? 0;
    counts[set] = (counts[set] ?? 0) + 1;
  }
  return counts;
}

function countHere(here: Uint8Array, found: number): number {
  let count = 0;
  for (let position = 0; position < found; position++) count += here[position] ?? 0;
  return count;
}

function priceRange(segment: Segment, found: number, live: LiveColumns): { lowest: number; highest: number } {
  const { slots } = segment.scratch;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let position = 0; position < found; position++) {
    const price = priceOf(segment, slots[position] ?? 0, live);
    if (price < lowest) lowest = price;
    if (price > highest) highest = price;
  }
  return { lowest, highest };
}
