import { charger } from './electronics-charger.ts';
import { keyboard, mouse } from './electronics-desk.ts';
import { camera, drone } from './electronics-lenses.ts';
import { phone, watch } from './electronics-pocket.ts';
import { radio } from './electronics-radio.ts';
import { laptop, tablet } from './electronics-screens.ts';
import { headphones, speaker } from './electronics-sound.ts';
import type { Product } from './product.ts';
import type { ElectronicsType } from './types.ts';

export const electronicsDrawings: Readonly<Record<ElectronicsType, Product>> = {
  headphones,
  speaker,
  camera,
  phone,
  watch,
  laptop,
  tablet,
  keyboard,
  mouse,
  charger,
  drone,
  radio,
};
