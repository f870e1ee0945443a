import type { BestOf } from './best-of.ts';
import type { Counts } from './counts.ts';
import { FACETS, type FacetName } from './facets.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import { CODE_TYPED, scoreOf } from './rank.ts';
import type { Block, Scratch } from './scratch.ts';
import type { SegmentData } from './segment.ts';

/** What a query gathers from all segments. */
export interface Gathering {
  readonly counts: Counts;
  readonly best: BestOf;
  readonly scratch: Scratch;
  /** A product of at least so much relevance has every word as typed: it stands before all others in every order. */
  readonly typedFrom: number;
}

/** By facet, how many products of the result have each set of values. */
export type SetCounts = Readonly<Record<FacetName, Uint32Array>>;

export function newSetCounts({ facets }: SegmentData): SetCounts {
  const none = (name: FacetName) => new Uint32Array(facets[name].starts.length - 1);
  return {
    categories: none('categories'),
    brands: none('brands'),
    colours: none('colours'),
    sizes: none('sizes'),
  };
}

/** Counts the first `found` of a block. As in `keep.ts`, one loop for each thing. */
export function countBlock(
  data: SegmentData,
  { slots }: Block,
  found: number,
  live: LiveColumns,
  bySet: SetCounts,
  { counts, scratch }: Gathering,
): void {
  counts.total += found;
  noteLive(slots, found, data.ordinals, live, counts, scratch.prices);
  for (const name of FACETS) countSets(slots, found, data.facets[name].sets, bySet[name]);
}

function countSets(slots: Uint32Array, found: number, sets: Uint32Array, counts: Uint32Array): void {
  for (let position = 0; position < found; position++) {
    const set = sets[slots[position] ?? 0] ?? 0;
    counts[set] = (counts[set] ?? 0) + 1;
  }
}

function noteLive(
  slots: Uint32Array,
  found: number,
  ordinals: Uint32Array,
  { here, nearby, lowest }: LiveColumns,
  counts: Counts,
  prices: Float64Array,
): void {
  let [isHere, isNearby, priced] = [0, 0, counts.priced];
  for (let position = 0; position < found; position++) {
    const ordinal = ordinals[slots[position] ?? 0] ?? 0;
    isHere += here[ordinal] ?? 0;
    isNearby += nearby[ordinal] ?? 0;
    const price = lowest[ordinal] ?? Number.NaN;
    // Written over by the next where there is no price: quicker than asking first.
    prices[priced] = price;
    priced += Number.isNaN(price) ? 0 : 1;
  }
  counts.here += isHere;
  counts.nearby += isNearby;
  counts.priced = priced;
}

/** Offers the first `found` of a block to the best, each with the number that the order asked for goes by. */
export function offerBlock(
  data: SegmentData,
  block: Block,
  found: number,
  sort: IndexQuery['sort'],
  live: LiveColumns,
  gathering: Gathering,
): void {
  if (sort === 'best') offerBest(data, block, found, live.here, gathering);
  else offerOrdered(data.ordinals, block, found, sort, live.lowest, gathering);
}

function offerBest(
  { ordinals, popularity }: SegmentData,
  { slots, relevance }: Block,
  found: number,
  here: Uint8Array,
  { best }: Gathering,
): void {
  let worst = best.worst();
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    const relevant = relevance[position] ?? 0;
    // Without asking for the stock: most are refused here.
    if (scoreOf(relevant, popularity[slot] ?? 0, 1) < worst) continue;
    const ordinal = ordinals[slot] ?? 0;
    const score = scoreOf(relevant, popularity[slot] ?? 0, here[ordinal] === 1 ? 1 : 0);
    best.offer(relevant === CODE_TYPED ? Infinity : score, ordinal);
    worst = best.worst();
  }
}

/** More than any price in minor units, and small enough to be added to one exactly. */
const aheadOfNear = 2 ** 52;
const withoutPrice = -(2 ** 51);

function offerOrdered(
  ordinals: Uint32Array,
  { slots, relevance }: Block,
  found: number,
  sort: 'price-up' | 'price-down' | 'new',
  lowest: Float64Array,
  { best, typedFrom }: Gathering,
): void {
  const sign = sort === 'price-up' ? -1 : 1;
  for (let position = 0; position < found; position++) {
    const ordinal = ordinals[slots[position] ?? 0] ?? 0;
    const relevant = relevance[position] ?? 0;
    const price = sort === 'new' ? ordinal : sign * (lowest[ordinal] ?? Number.NaN);
    const score = (Number.isNaN(price) ? withoutPrice : price) + (relevant >= typedFrom ? aheadOfNear : 0);
    best.offer(relevant === CODE_TYPED ? Infinity : score, ordinal);
  }
}
