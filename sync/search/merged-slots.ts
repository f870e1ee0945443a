/** Where the products of several segments stand in the one that is made of them. */
export interface MergedSlots {
  /** Of the new segment. */
  readonly ordinals: Uint32Array;
  /** For each source, by its own slot, the new one; -1 where the product is left behind. */
  readonly slots: readonly Int32Array[];
  /** Products of different sources alternate; else each source follows the one before it. */
  readonly interleaved: boolean;
}

export const slotsOf = ({ slots }: MergedSlots, source: number): Int32Array => slots[source] ?? new Int32Array(0);
