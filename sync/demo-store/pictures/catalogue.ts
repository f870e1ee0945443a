import { apparelDrawings } from './apparel.ts';
import { electronicsDrawings } from './electronics.ts';
import { footwearDrawings } from './footwear.ts';
import { homeDrawings } from './home.ts';
import { outdoorDrawings } from './outdoor.ts';
import type { Product } from './product.ts';
import type { PictureType } from './types.ts';

const drawings: Readonly<Record<PictureType, Product>> = {
  ...apparelDrawings,
  ...footwearDrawings,
  ...homeDrawings,
  ...outdoorDrawings,
  ...electronicsDrawings,
};

export const productOf = (type: PictureType): Product => drawings[type];
