import { fold } from './fold.ts';

/** A GTIN of 8, 12, 13 or 14 digits whose check digit is right. */
export function isBarcode(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = Array.from(code.padStart(14, '0'), Number);
  return digits.reduce((sum, digit, place) => sum + digit * (place % 2 === 0 ? 3 : 1), 0) % 10 === 0;
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

const withoutSpaces = (text: string): string => text.replace(/\s+/g, '');
