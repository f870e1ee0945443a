import { boot, loafer, slipper, wellington } from './boots.ts';
import type { Product } from './product.ts';
import { climbingShoe, sandal } from './sandals.ts';
import { sneaker, trailShoe } from './shoes.ts';
import type { FootwearType } from './types.ts';

export const footwearDrawings: Readonly<Record<FootwearType, Product>> = {
  boot,
  sneaker,
  'trail-shoe': trailShoe,
  sandal,
  loafer,
  wellington,
  slipper,
  'climbing-shoe': climbingShoe,
};
