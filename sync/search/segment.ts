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
  readonly facets: Readonly<Record<FacetName, FacetColumn>>;
  readonly terms: Terms;
  readonly postings: Postings;
  readonly codes: CodeTable;
}

/** A segment in its place among others. */
export class Segment {
  readonly data: SegmentData;
  /** By slot, 1 where a later segment has the product's newer version, or the product is gone. Null: nowhere. */
  replaced: Uint8Array | null = null;
  replacedCount = 0;

  constructor(data: SegmentData) {
    this.data = data;
  }

  get currentCount(): number {
    return this.data.ordinals.length - this.replacedCount;
  }

  replace(ordinal: number): void {
    const { ordinals } = this.data;
    const slot = slotOfOrdinal(ordinals, ordinal);
    if (slot === null) return;
    this.replaced ??= new Uint8Array(ordinals.length);
    if (this.replaced[slot] === 1) return;
    this.replaced[slot] = 1;
    this.replacedCount++;
  }

  isReplaced(slot: number): boolean {
    return this.replaced !== null && this.replaced[slot] === 1;
  }

  /** Null also where a later segment has the product. */
  currentSlotOf(ordinal: number): number | null {
    const slot = slotOfOrdinal(this.data.ordinals, ordinal);
    return slot === null || this.isReplaced(slot) ? null : slot;
  }
}

function slotOfOrdinal(ordinals: Uint32Array, ordinal: number): number | null {
  let low = 0;
  let high = ordinals.length;
  // Most of what comes is new: it lies behind everything.
  if (ordinal > (ordinals[high - 1] ?? -1)) return null;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ordinals[middle] ?? 0) < ordinal) low = middle + 1;
    else high = middle;
  }
  return ordinals[low] === ordinal ? low : null;
}
