import { checkDigit, isBarcode } from './codes.ts';

/**
 * What a label printed in the store looks like: thirteen places, each a digit that must stand there, `I` for the item, `P` for a price in
 * minor units or `W` for a weight in grams, `V` for the figure's own check digit (not checked: every scale has another), `C` for the check digit.
 */
type LabelPattern = string;

/** GS1 leaves 20 to 29 to each country; these are the most common. The first that fits counts. */
const usualLabels: readonly LabelPattern[] = ['28IIIIIWWWWWC', '29IIIIIWWWWWC', '2IIIIIIPPPPPC'];

interface EmbeddedCode {
  /** The code the item is kept under: the label with its figure at nought, as shops register such goods. */
  readonly code: string;
  readonly embedded: { readonly kind: 'price' | 'weight'; readonly value: number };
}

/** Null for a code that says nothing but which article it is. */
export function readLabel(code: string, patterns: readonly LabelPattern[] = usualLabels): EmbeddedCode | null {
  if (code.length !== 13 || !isBarcode(code)) return null;
  const pattern = patterns.find((each) => fits(code, each));
  if (pattern === undefined) return null;
  const kind = pattern.includes('P') ? 'price' : 'weight';
  const figure = Array.from(code).filter((_, place) => pattern[place] === (kind === 'price' ? 'P' : 'W'));
  const item = Array.from(code, (digit, place) => (/[\dI]/.test(pattern[place] ?? '') ? digit : '0'))
    .join('')
    .slice(0, -1);
  return { code: `${item}${checkDigit(item)}`, embedded: { kind, value: Number(figure.join('')) } };
}

const fits = (code: string, pattern: LabelPattern): boolean =>
  pattern.length === code.length &&
  Array.from(pattern).every((sign, place) => !/\d/.test(sign) || sign === code[place]);
