import { backpack, sleepingBag } from './outdoor-carry.ts';
import { coolBox } from './outdoor-cool-box.ts';
import { binoculars, compass } from './outdoor-optics.ts';
import { bottle, stove } from './outdoor-provisions.ts';
import { hammock, tent } from './outdoor-shelter.ts';
import { headtorch, paddle, trekkingPoles } from './outdoor-way.ts';
import type { Product } from './product.ts';
import type { OutdoorType } from './types.ts';

export const outdoorDrawings: Readonly<Record<OutdoorType, Product>> = {
  tent,
  backpack,
  'sleeping-bag': sleepingBag,
  bottle,
  headtorch,
  stove,
  'trekking-poles': trekkingPoles,
  hammock,
  'cool-box': coolBox,
  binoculars,
  compass,
  paddle,
};
