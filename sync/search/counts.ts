import type { CategoryTree } from './category-tree.ts';
import { type CountedFacet, countedFacet, expandedFacet, type FacetColumn, type FacetName, FACETS } from './facets.ts';
import { priceRanges } from './price-ranges.ts';
import type { FacetCount, IndexFacets } from './query.ts';
import type { SegmentData } from './segment.ts';

/** What a query counts over all segments (SE5). */
export interface Counts {
  /** All that was found and is still sold, whatever the filters say. */
  matched: number;
  total: number;
  here: number;
  nearby: number;
  /** Prices noted so far. */
  priced: number;
  readonly values: Readonly<Record<FacetName, Map<string, number>>>;
}

export const newCounts = (): Counts => ({
  matched: 0,
  total: 0,
  here: 0,
  nearby: 0,
  priced: 0,
  values: { categories: new Map(), brands: new Map(), colours: new Map(), sizes: new Map() },
});

/** The facets of a segment as they are counted and filtered by now. */
export type CountedFacets = Readonly<Record<FacetName, CountedFacet>>;

const expanded = new WeakMap<
  FacetColumn,
  { readonly tree: CategoryTree; readonly facet: CountedFacet; version: number }
>();

export function countedFacets({ facets }: SegmentData, tree: CategoryTree): CountedFacets {
  const { categories, brands, colours, sizes } = facets;
  return {
    categories: withEverythingAbove(categories, tree),
    brands: countedFacet(brands),
    colours: countedFacet(colours),
    sizes: countedFacet(sizes),
  };
}

/** Until the tree changes. */
function withEverythingAbove(column: FacetColumn, tree: CategoryTree): CountedFacet {
  const known = expanded.get(column);
  if (known !== undefined && known.tree === tree && known.version === tree.version) return known.facet;
  const facet = expandedFacet(countedFacet(column), (id) => tree.lineOf(id));
  expanded.set(column, { tree, facet, version: tree.version });
  return facet;
}

/** Adds what was counted by set to totals by value. */
export function addCounts(
  { starts, members, ids }: CountedFacet,
  bySet: Uint32Array,
  totals: Map<string, number>,
): void {
  const counts = new Uint32Array(ids.length);
  for (let set = 0; set < bySet.length; set++) {
    const count = bySet[set] ?? 0;
    if (count === 0) continue;
    for (let member = starts[set] ?? 0; member < (starts[set + 1] ?? 0); member++) {
      const value = members[member] ?? 0;
      counts[value] = (counts[value] ?? 0) + count;
    }
  }
  counts.forEach((count, value) => {
    const id = ids[value] ?? '';
    if (count > 0) totals.set(id, (totals.get(id) ?? 0) + count);
  });
}

export function facetsOf(counts: Counts, prices: Float64Array): IndexFacets {
  const [categories, brands, colours, sizes] = FACETS.map((name) => rankCounts(counts.values[name]));
  return {
    inStockHere: counts.here,
    inStockNearby: counts.nearby,
    categories: categories ?? [],
    brands: brands ?? [],
    colours: colours ?? [],
    sizes: sizes ?? [],
    prices: priceFacet(prices.subarray(0, counts.priced)),
  };
}

function priceFacet(prices: Float64Array): IndexFacets['prices'] {
  if (prices.length === 0) return null;
  let [lowest, highest] = [Infinity, -Infinity];
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] ?? 0;
    if (price < lowest) lowest = price;
    if (price > highest) highest = price;
  }
  return { lowest, highest, ranges: priceRanges(prices, lowest, highest) };
}

/** Most first; among equals by id, so that the order does not change from one keystroke to the next. */
const rankCounts = (totals: ReadonlyMap<string, number>): FacetCount[] =>
  [...totals]
    .map(([id, count]) => ({ id, count }))
    .toSorted((one, other) => other.count - one.count || (one.id < other.id ? -1 : 1));
