import type { LocalisedText } from '../contract/primitives.ts';
import type { Product } from '../contract/product.ts';
import type { StoredProduct } from '../replica/product-lines.ts';

/** What a card shows of a product besides its price and its stock, in one language. */
export interface Face {
  readonly ordinal: number;
  readonly title: string;
  readonly brand: string;
  /** Of its first picture. */
  readonly media: string | null;
  readonly colours: readonly string[];
  /** The product's own. */
  readonly categories: readonly string[];
  /** Variant ordinals. */
  readonly variants: readonly number[];
}

/** The wanted language, then the kiosk's own in their order, then any. */
export function textIn(text: LocalisedText, languages: readonly string[]): string {
  for (const language of languages) if (text[language]) return text[language];
  return Object.values(text)[0] ?? '';
}

export const faceOf = ({ ordinal, variants, product }: StoredProduct, languages: readonly string[]): Face => ({
  ordinal,
  title: textIn(product.title, languages),
  brand: product.brand,
  media: product.media[0]?.id ?? null,
  colours: swatchesOf(product),
  categories: product.categories,
  variants,
});

const swatchesOf = ({ options }: Product): string[] =>
  options
    .filter(({ kind }) => kind === 'colour')
    .flatMap(({ values }) => values.flatMap(({ swatch }) => (swatch === undefined ? [] : [swatch])));
