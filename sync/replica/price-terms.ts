import type { Money } from '../contract/money.ts';

/** What a price is besides a number: its currency and exponent, and how closely its context fits this kiosk. */
export type PriceTerms = Pick<Money, 'currency' | 'exponent'> & { readonly level: number };

/** Currency as three letters to the base of 26, then exponent (0 to 4), then level (0 to 3). */
export function packTerms(level: number, { currency, exponent }: Pick<Money, 'currency' | 'exponent'>): number {
  let letters = 0;
  for (let index = 0; index < currency.length; index++) letters = letters * 26 + currency.charCodeAt(index) - 65;
  return (letters * 5 + exponent) * 4 + level;
}

export function unpackTerms(terms: number): PriceTerms {
  const withExponent = Math.floor(terms / 4);
  const letters = Math.floor(withExponent / 5);
  const units = [Math.floor(letters / 676), Math.floor(letters / 26) % 26, letters % 26].map((digit) => digit + 65);
  return { currency: String.fromCharCode(...units), exponent: withExponent % 5, level: terms % 4 };
}

export const levelOf = (terms: number): number => terms % 4;
