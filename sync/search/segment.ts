import type { CodeTable } from './code-table.ts';
import type { FacetColumn, FacetName } from './facets.ts';
import type { Postings } from './postings.ts';
import type { Terms } from './terms.ts';

/**
 * What was built at one time, and never changes: arrays only, as they are saved. A product's place in them is its slot; slots are in the
 * order of ordinals, dense also where the ordinals are not.
 */
export interface SegmentData {
  readonly ordinals: Uint32Array;
  /** 0 to 1023. */
  readonly popularity: Uint16Array;
  /** Minor units; NaN without a price. */
  readonly prices: Float64Array;
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  readonly terms: Terms;
  readonly postings: Postings;
  readonly codes: CodeTable;
}

export interface Segment {
  readonly data: SegmentData;
  /** By slot, 1 where a later segment has the product's newer version. Null: nowhere. */
  readonly replaced: Uint8Array | null;
  readonly scratch: Scratch;
}

/**
 * Working memory of a query, made once: a query allocates nothing of the catalog's size. What a step leaves here, the next one reads: a
 * result is the first so many of `slots`, with their `relevance` and `here` at the same positions.
 */
export interface Scratch {
  /** By slot, one number each as `intersect.ts` packs it; all zero between queries. */
  readonly states: Uint32Array;
  readonly slots: Uint32Array;
  readonly relevance: Uint16Array;
  /** 1 where this store has it. */
  readonly here: Uint8Array;
}

export function segmentOf(data: SegmentData): Segment {
  let scratch: Scratch | null = null;
  return {
    data,
    replaced: null,
    get scratch() {
      scratch ??= scratchFor(data.ordinals.length);
      return scratch;
    },
  };
}

/** The same segment without the products that a later one has. */
export function withoutReplaced(segment: Segment, replaced: ReadonlySet<number>): Segment {
  if (replaced.size === 0) return segment;
  const { ordinals } = segment.data;
  const mask = segment.replaced?.slice() ?? new Uint8Array(ordinals.length);
  for (const ordinal of replaced) {
    const slot = slotOfOrdinal(ordinals, ordinal);
    if (slot !== null) mask[slot] = 1;
  }
  return {
    data: segment.data,
    replaced: mask,
    get scratch() {
      return segment.scratch;
    },
  };
}

const scratchFor = (slots: number): Scratch => ({
  states: new Uint32Array(slots),
  slots: new Uint32Array(slots),
  relevance: new Uint16Array(slots),
  here: new Uint8Array(slots),
});

/** Null also where a later segment has the product. */
export function currentSlotOf({ data, replaced }: Segment, ordinal: number): number | null {
  const slot = slotOfOrdinal(data.ordinals, ordinal);
  return slot === null || isReplaced(replaced, slot) ? null : slot;
}

export const isReplaced = (replaced: Uint8Array | null, slot: number): boolean =>
  replaced !== null && replaced[slot] === 1;

function slotOfOrdinal(ordinals: Uint32Array, ordinal: number): number | null {
  let low = 0;
  let high = ordinals.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordinals[middle] ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return ordinals[low] === ordinal ? low : null;
}
