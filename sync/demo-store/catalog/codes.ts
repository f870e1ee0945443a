/** More variants than any product has, so that product and variant together make one number. */
const slots = 32;
const room = 100_000_000_000;
/** Prime to ten, so multiplying by it modulo a power of ten never brings two numbers together. */
const stride = 73_939_133;
const shortRoom = 1_000_000;
const shortStride = 617_927;
/** Small things carry the short code: one product in fifty. */
const shortEvery = 50;

/** GTIN-13 from 20 to 29, the numbers kept for use inside a shop: no real product has one. */
export function barcodeOf(seed: number, index: number, variant: number): string {
  const offset = (seed >>> 0) % shortRoom;
  if (variant === 0 && index % shortEvery === 7) {
    const number = (Math.floor(index / shortEvery) * shortStride + offset) % shortRoom;
    return withCheckDigit(`2${String(number).padStart(6, '0')}`);
  }
  const number = ((index * slots + variant) * stride + offset * 99_991) % room;
  return withCheckDigit(`2${String(number).padStart(11, '0')}`);
}

/** Weights 3 and 1 in turn from the right, as GS1 has it for every length. */
function withCheckDigit(digits: string): string {
  let sum = 0;
  for (let place = digits.length - 1, weight = 3; place >= 0; place--, weight = 4 - weight)
    sum += (digits.charCodeAt(place) - 48) * weight;
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

const skuSigns = '23456789BCDFGHJKMNPQRTVWXYZ';
const skuRoom = skuSigns.length ** 5;
/** Prime to 27, hence to its powers. */
const skuStride = 7_368_787;

/** `TOR-4K7QM-03`: the maker, a number that tells nothing, the variant. */
export function skuOf(brand: string, index: number, variant: number): string {
  let number = (index * skuStride) % skuRoom;
  let code = '';
  for (let place = 0; place < 5; place++) {
    code += skuSigns[number % skuSigns.length] ?? '';
    number = Math.floor(number / skuSigns.length);
  }
  return `${brand.slice(0, 3).toUpperCase()}-${code}-${String(variant + 1).padStart(2, '0')}`;
}
