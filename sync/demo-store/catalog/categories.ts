import { paletteColour } from './colours.ts';
import type { Kind, Leaf } from './kind.ts';
import { departments } from './departments.ts';
import type { Text } from './languages.ts';
import { mediaId } from './media-id.ts';
import type { CatalogCategory } from './rows.ts';

const categories: readonly CatalogCategory[] = departments.flatMap((department, position) => {
  const { families } = department;
  return [
    category(department, null, position, kindIn(families[0].leaves, 0), 'scene'),
    ...families.flatMap((family, place) => [
      category(family, department.id, place, kindIn(family.leaves, place + 1), 'angle'),
      ...family.leaves.map((leaf, spot) => category(leaf, family.id, spot, leaf.kinds[0], 'front')),
    ]),
  ];
});

export const allCategories = (): readonly CatalogCategory[] => categories;

function category(
  { id, name }: { readonly id: string; readonly name: Text },
  parent: string | null,
  position: number,
  { type, palette }: Kind,
  view: 'front' | 'angle' | 'scene',
): CatalogCategory {
  // The position shifts colour and drawing, so that a row of categories is as lively as a row of products.
  const media = mediaId({ type, colour: paletteColour(palette, position).swatch, seed: 500 + position, view });
  return { sourceId: id, parent, name, position, media };
}

/** A family is pictured by another of its kinds than its neighbour on the screen. */
function kindIn(leaves: readonly [Leaf, ...Leaf[]], turn: number): Kind {
  return (leaves[turn % leaves.length] ?? leaves[0]).kinds[0];
}
