const apparel = [
  'jacket',
  'parka',
  'fleece',
  'vest',
  't-shirt',
  'shirt',
  'sweater',
  'hoodie',
  'trousers',
  'jeans',
  'shorts',
  'skirt',
  'dress',
  'beanie',
  'cap',
  'scarf',
  'gloves',
  'socks',
  'belt',
] as const;

const footwear = [
  'boot',
  'sneaker',
  'trail-shoe',
  'sandal',
  'loafer',
  'wellington',
  'slipper',
  'climbing-shoe',
] as const;

const home = [
  'mug',
  'kettle',
  'lamp',
  'chair',
  'cushion',
  'vase',
  'pan',
  'knife',
  'candle',
  'clock',
  'blanket',
  'plant-pot',
] as const;

const outdoor = [
  'tent',
  'backpack',
  'sleeping-bag',
  'bottle',
  'headtorch',
  'stove',
  'trekking-poles',
  'hammock',
  'cool-box',
  'binoculars',
  'compass',
  'paddle',
] as const;

const electronics = [
  'headphones',
  'speaker',
  'camera',
  'phone',
  'watch',
  'laptop',
  'tablet',
  'keyboard',
  'mouse',
  'charger',
  'drone',
  'radio',
] as const;

/** Every product the drawer can draw, department by department. */
export const pictureTypes = [...apparel, ...footwear, ...home, ...outdoor, ...electronics] as const;

export type ApparelType = (typeof apparel)[number];
export type FootwearType = (typeof footwear)[number];
export type HomeType = (typeof home)[number];
export type OutdoorType = (typeof outdoor)[number];
export type ElectronicsType = (typeof electronics)[number];
export type PictureType = (typeof pictureTypes)[number];
