import { FACETS, setsWith } from './facets.ts';
import type { FacetColumn, FacetName } from './facets.ts';
import type { IndexFilters, LiveColumns } from './query.ts';
import { isReplaced } from './segment.ts';
import type { Scratch, Segment } from './segment.ts';

/** Keeps of a result what is current and passes the filters, notes what this store has, and returns how many are left. */
export function narrow(segment: Segment, found: number, filters: IndexFilters, live: LiveColumns): number {
  const wanted: Record<FacetName, string | undefined> = {
    categories: filters.category,
    brands: filters.brand,
    colours: filters.colour,
    sizes: filters.size,
  };
  let kept = found;
  for (const name of FACETS) {
    const value = wanted[name];
    if (value !== undefined) kept = keepWith(segment.scratch, kept, segment.data.facets[name], value);
  }
  kept = keepLive(segment, kept, filters.inStockHere === true, live);
  return filters.priceUpTo === undefined ? kept : keepUpTo(segment, kept, filters.priceUpTo, live);
}

/** The price as it is now; NaN without one. */
export function priceOf({ data }: Segment, slot: number, live: LiveColumns): number {
  if (live.priceMinor === undefined) return data.prices[slot] ?? Number.NaN;
  return live.priceMinor(data.ordinals[slot] ?? 0) ?? Number.NaN;
}

function keepWith({ slots, relevance }: Scratch, found: number, column: FacetColumn, value: string): number {
  const chosen = setsWith(column, value);
  const { sets } = column;
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    if (chosen[sets[slot] ?? 0] !== 1) continue;
    slots[kept] = slot;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}

function keepLive({ data, replaced, scratch }: Segment, found: number, onlyHere: boolean, live: LiveColumns): number {
  const { slots, relevance, here } = scratch;
  const { ordinals } = data;
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    const ordinal = ordinals[slot] ?? 0;
    if (isReplaced(replaced, slot) || live.deleted(ordinal)) continue;
    const isHere = live.inStockHere(ordinal);
    if (onlyHere && !isHere) continue;
    slots[kept] = slot;
    here[kept] = isHere ? 1 : 0;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}

function keepUpTo(segment: Segment, found: number, most: number, live: LiveColumns): number {
  const { slots, relevance, here } = segment.scratch;
  let kept = 0;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    // Written so that NaN, no price, does not pass.
    if (!(priceOf(segment, slot, live) <= most)) continue;
    slots[kept] = slot;
    here[kept] = here[position] ?? 0;
    relevance[kept++] = relevance[position] ?? 0;
  }
  return kept;
}
