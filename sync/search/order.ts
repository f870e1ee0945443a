import { priceOf } from './narrow.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import { CODE_TYPED, scoreOf } from './rank.ts';
import type { BestOf } from './rank.ts';
import type { Segment } from './segment.ts';

/** Offers the first `found` of the segment's scratch to the best, each with the number that the order asked for goes by. */
export function offerAll(
  segment: Segment,
  found: number,
  sort: IndexQuery['sort'],
  live: LiveColumns,
  best: BestOf,
): void {
  const { slots, relevance, here } = segment.scratch;
  const { ordinals, popularity } = segment.data;
  for (let position = 0; position < found; position++) {
    const slot = slots[position] ?? 0;
    const ordinal = ordinals[slot] ?? 0;
    const relevant = relevance[position] ?? 0;
    const score =
      sort === 'best'
        ? scoreOf(relevant, popularity[slot] ?? 0, here[position] ?? 0)
        : sort === 'new'
          ? ordinal
          : priceScore(priceOf(segment, slot, live), sort);
    best.offer(relevant === CODE_TYPED ? Infinity : score, ordinal);
  }
}

/** Larger is earlier; without a price a product comes last in both orders. */
function priceScore(price: number, sort: 'price-up' | 'price-down'): number {
  if (Number.isNaN(price)) return -Infinity;
  return sort === 'price-up' ? -price : price;
}
