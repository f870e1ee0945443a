import { belt, gloves, socks } from './accessories.ts';
import { jeans, shorts, trousers } from './bottoms.ts';
import { dress, skirt } from './dresses.ts';
import { beanie, cap, scarf } from './headwear.ts';
import { fleece, jacket, parka, vest } from './outerwear.ts';
import type { Product } from './product.ts';
import { hoodie, shirt, sweater, tShirt } from './tops.ts';
import type { ApparelType } from './types.ts';

export const apparelDrawings: Readonly<Record<ApparelType, Product>> = {
  jacket,
  parka,
  fleece,
  vest,
  't-shirt': tShirt,
  shirt,
  sweater,
  hoodie,
  trousers,
  jeans,
  shorts,
  skirt,
  dress,
  beanie,
  cap,
  scarf,
  gloves,
  socks,
  belt,
};
