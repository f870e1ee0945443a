import { fold } from './fold.ts';

/** A GTIN of 8, 12, 13 or 14 digits whose check digit is right. */
export function isBarcode(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  return checkDigit(code.slice(0, -1)) === Number(code.at(-1));
}

/** Of the digits before it, as GS1 reckons it. */
export function checkDigit(digits: string): number {
  const places = Array.from(digits.padStart(13, '0'), Number);
  const sum = places.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** A sku is compared without case and spaces, but with its hyphens: AB-12-3 and AB-1-23 are two. */
export const skuKey = (sku: string): string => `s${fold(withoutSpaces(sku))}`;

/** The same article may be written with 8 to 14 digits: they differ in leading zeros only. */
export const barcodeKey = (digits: string): string => `g${digits.padStart(14, '0')}`;

/** Everything that a text, taken whole, may be the code of. */
export function codeKeys(text: string): string[] {
  const code = withoutSpaces(text);
  if (code === '') return [];
  return /^\d{8,14}$/.test(code) ? [barcodeKey(code), skuKey(code)] : [skuKey(code)];
}

const withoutSpaces = (text: string): string => (/\s/.test(text) ? text.replace(/\s+/g, '') : text);
