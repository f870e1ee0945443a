/** Where a word stands in a product, best first. A word in several fields of a product counts in the best. */
export const FIELDS = { title: 0, brand: 1, category: 2, colour: 3 } as const;
export const FIELD_COUNT = 4;

/** For each term the products that have it, by slot, and the best field: slot * 4 + field in one number. */
export interface Postings {
  /** One more than there are terms. */
  readonly starts: Uint32Array;
  readonly entries: Uint32Array;
}

export const entryOf = (slot: number, field: number): number => (slot << 2) | field;
export const slotOf = (entry: number): number => entry >>> 2;
export const fieldOf = (entry: number): number => entry & 3;

/** Products on the terms from `from` up to `to`; one with two of them counts twice. */
export const countEntries = ({ starts }: Postings, from: number, to: number): number =>
  (starts[to] ?? 0) - (starts[from] ?? 0);

/** The best field in which this term stands in that product; null where it does not. */
export function fieldIn({ starts, entries }: Postings, term: number, slot: number): number | null {
  let low = starts[term] ?? 0;
  let high = starts[term + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (slotOf(entries[middle] ?? 0) < slot) low = middle + 1;
    else high = middle;
  }
  if (low === starts[term + 1]) return null;
  const entry = entries[low] ?? 0;
  return slotOf(entry) === slot ? fieldOf(entry) : null;
}
