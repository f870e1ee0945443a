import { departments } from './departments.ts';
import type { Family, Kind, Leaf } from './kind.ts';

/** A kind with the shelf it stands on. */
export type Shelf = { readonly kind: Kind; readonly leaf: Leaf; readonly family: Family; readonly department: number };

const shelves: readonly (readonly Shelf[])[] = departments.map(({ families }, department) =>
  families.flatMap((family) =>
    family.leaves.flatMap((leaf) => leaf.kinds.map((kind) => ({ kind, leaf, family, department }))),
  ),
);

/** The shelf that a share of the catalog, from 0 to 1, falls on: departments by their size, kinds within them alike. */
export function shelfAt(share: number): Shelf {
  let left = share;
  for (const [index, department] of departments.entries()) {
    const kinds = shelves[index] ?? [];
    const shelf = kinds[Math.floor((left / department.share) * kinds.length)];
    if (left < department.share && shelf !== undefined) return shelf;
    left -= department.share;
  }
  const last = shelves.at(-1)?.at(-1);
  if (last === undefined) throw new Error('A shop without shelves');
  return last;
}
