/** For each term of the titles the products that have it: slots, ascending. */
export interface Postings {
  /** One more than there are terms. */
  readonly starts: Uint32Array;
  readonly slots: Uint32Array;
}

/** Products on the terms from `from` up to `to`; one with two of them counts twice. */
export const countEntries = ({ starts }: Pick<Postings, 'starts'>, from: number, to: number): number =>
  (starts[to] ?? 0) - (starts[from] ?? 0);

export function standsIn({ starts, slots }: Postings, term: number, slot: number): boolean {
  let low = starts[term] ?? 0;
  const end = starts[term + 1] ?? 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((slots[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  return low < end && slots[low] === slot;
}
