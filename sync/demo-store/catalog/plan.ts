import type { Random } from '../../kernel/random.ts';
import { brandFor } from './brands.ts';
import { coloursFor, type Colour } from './colours.ts';
import { shelfAt, type Shelf } from './shelves.ts';
import { inDemoRange, type Text } from './languages.ts';
import { scales, sizesFor, type Scale } from './sizes.ts';
import { diceFor } from './stream.ts';

/** What is decided about a product before a word is written: all that its prices and its stock need to know. */
export type Plan = {
  readonly seed: number;
  readonly index: number;
  readonly shelf: Shelf;
  readonly brand: string;
  readonly popularity: number;
  readonly colours: readonly Colour[];
  readonly sizes: { readonly scale: Scale; readonly values: readonly Text[] } | null;
  readonly variants: readonly PlannedVariant[];
};

type PlannedVariant = {
  readonly id: string;
  readonly colour: number;
  /** Position in `sizes.values`; 0 where there are none. */
  readonly size: number;
};

export const productId = (index: number): string => `p-${index}`;

export function planProduct(seed: number, index: number): Plan {
  const dice = diceFor(seed, 'plan', index);
  const shelf = shelfAt(dice.next());
  const brand = brandFor(dice, shelf.department);
  // To the fourth: half of all products draw next to no interest, one in forty draws nearly all of it.
  const popularity = Math.round(dice.next() ** 4 * 1_000) / 1_000;
  const colours = coloursFor(dice, shelf.kind.palette, colourCount(dice, index));
  const scale = shelf.kind.scale === null ? null : scales[shelf.kind.scale];
  const sizes = scale === null ? null : { scale, values: sizesFor(dice, scale, inDemoRange(index)) };
  const variants = variantsOf(index, colours.length, sizes?.values.length ?? 1);
  return { seed, index, shelf, brand, popularity, colours, sizes, variants };
}

/** Products that people look at come in several colours; the mass behind them keeps to three variants on average. */
function colourCount(dice: Random, index: number): number {
  if (inDemoRange(index)) return 1 + dice.below(4);
  return dice.next() < 0.42 ? 2 : 1;
}

function variantsOf(index: number, colours: number, sizes: number): PlannedVariant[] {
  const variants: PlannedVariant[] = [];
  for (let colour = 0; colour < colours; colour++)
    for (let size = 0; size < sizes; size++)
      variants.push({ id: `${productId(index)}-${variants.length + 1}`, colour, size });
  return variants;
}
