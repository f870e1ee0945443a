import { accessories } from './families/accessories.ts';
import { audio } from './families/audio.ts';
import { camp } from './families/camp.ts';
import { computing } from './families/computing.ts';
import { furniture } from './families/furniture.ts';
import { kitchen } from './families/kitchen.ts';
import { legwear } from './families/legwear.ts';
import { living } from './families/living.ts';
import { outdoorShoes } from './families/outdoor-shoes.ts';
import { outerwear } from './families/outerwear.ts';
import { photo } from './families/photo.ts';
import { pocket } from './families/pocket.ts';
import { tops } from './families/tops.ts';
import { townShoes } from './families/town-shoes.ts';
import { walk } from './families/walk.ts';
import type { Department } from './kind.ts';
import { text } from './languages.ts';

/** The whole tree of what the shop sells. Brands are dealt out in this order, so a new department goes last. */
export const departments: readonly Department[] = [
  {
    id: 'apparel',
    name: text('Clothing', 'Kleidung', 'Vêtements', 'Ropa', 'ملابس'),
    share: 0.3,
    families: [outerwear, tops, legwear, accessories],
  },
  {
    id: 'footwear',
    name: text('Shoes', 'Schuhe', 'Chaussures', 'Calzado', 'أحذية'),
    share: 0.14,
    families: [outdoorShoes, townShoes],
  },
  {
    id: 'home',
    name: text('Home', 'Wohnen', 'Maison', 'Hogar', 'المنزل'),
    share: 0.22,
    families: [kitchen, living, furniture],
  },
  {
    id: 'outdoor',
    name: text('Outdoors', 'Draußen', 'Plein air', 'Aire libre', 'الهواء الطلق'),
    share: 0.19,
    families: [camp, walk],
  },
  {
    id: 'electronics',
    name: text('Electronics', 'Elektronik', 'Électronique', 'Electrónica', 'إلكترونيات'),
    share: 0.15,
    families: [audio, photo, computing, pocket],
  },
];
