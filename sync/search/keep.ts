import type { CountedFacets, Counts } from './counts.ts';
import { FACETS, type FacetName, setsWith } from './facets.ts';
import type { IndexFilters, LiveColumns } from './query.ts';
import type { Block } from './scratch.ts';
import type { Segment, SegmentData } from './segment.ts';

/*
 * Wide results are hundreds of thousands of products: each test is a loop of its own over plain arrays, which is several times faster than
 * one loop that asks everything.
 */

/** Products whose set of values is among the chosen. */
export interface ChosenSets {
  readonly sets: Uint32Array;
  readonly chosen: Uint8Array;
}

/** What the filters say of a segment's facets. */
export function chosenSets(data: SegmentData, facets: CountedFacets, filters: IndexFilters): readonly ChosenSets[] {
  const wanted: Record<FacetName, string | undefined> = {
    categories: filters.category,
    brands: filters.brand,
    colours: filters.colour,
    sizes: filters.size,
  };
  return FACETS.flatMap((name) => {
    const value = wanted[name];
    return value === undefined ? [] : [{ sets: data.facets[name].sets, chosen: setsWith(facets[name], value) }];
  });
}

/** Keeps what is still sold and passes the filters at the beginning of the block, and returns how many that are. */
export function keep(
  { data, replaced }: Segment,
  block: Block,
  chosen: readonly ChosenSets[],
  filters: IndexFilters,
  live: LiveColumns,
  counts: Counts,
): number {
  let kept = keepUnlike(block, block.slots.length, data.ordinals, live.gone);
  if (replaced !== null) kept = keepUnlike(block, kept, null, replaced);
  counts.matched += kept;
  if (filters.inStockHere === true) kept = keepHad(block, kept, data.ordinals, live.here);
  if (filters.inStockNearby === true) kept = keepHad(block, kept, data.ordinals, live.nearby);
  for (const one of chosen) kept = keepHad(block, kept, one.sets, one.chosen);
  if (filters.priceFrom === undefined && filters.priceUpTo === undefined) return kept;
  return keepPriced(block, kept, data.ordinals, live.lowest, filters);
}

/** `places` says by slot where in the marks to look; null: at the slot itself. */
function keepUnlike({ slots, relevance }: Block, found: number, places: Uint32Array | null, marks: Uint8Array): number {
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    if (marks[places === null ? slot : (places[slot] ?? 0)] === 1) continue;
    slots[kept] = slot;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}

function keepHad({ slots, relevance }: Block, found: number, places: Uint32Array, marks: Uint8Array): number {
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    if (marks[places[slot] ?? 0] !== 1) continue;
    slots[kept] = slot;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}

function keepPriced(
  { slots, relevance }: Block,
  found: number,
  ordinals: Uint32Array,
  lowest: Float64Array,
  { priceFrom = -Infinity, priceUpTo = Infinity }: IndexFilters,
): number {
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    const price = lowest[ordinals[slot] ?? 0] ?? Number.NaN;
    // Written so that NaN, no price, does not pass.
    if (!(price >= priceFrom && price <= priceUpTo)) continue;
    slots[kept] = slot;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}
