import { clock } from './clock.ts';
import { candle, plantPot, vase } from './decor.ts';
import { chair, lamp } from './furniture.ts';
import { kettle, knife, mug, pan } from './kitchen.ts';
import type { Product } from './product.ts';
import { blanket, cushion } from './textiles.ts';
import type { HomeType } from './types.ts';

export const homeDrawings: Readonly<Record<HomeType, Product>> = {
  mug,
  kettle,
  lamp,
  chair,
  cushion,
  vase,
  pan,
  knife,
  candle,
  clock,
  blanket,
  'plant-pot': plantPot,
};
