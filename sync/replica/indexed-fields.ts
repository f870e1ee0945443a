import type { LocalisedText } from '../contract/primitives.ts';
import type { Product, ProductOption } from '../contract/product.ts';

/** What of a product searching and the first screen's choice go by. */
export interface IndexedFields extends Readonly<Pick<Product, 'title' | 'brand' | 'categories' | 'popularity'>> {
  /** What they are called, of all its options of that kind. */
  readonly colours: readonly LocalisedText[];
  readonly sizes: readonly LocalisedText[];
  /** One a variant; without a barcode it is empty. */
  readonly skus: readonly string[];
  readonly barcodes: readonly string[];
  readonly hasPicture: boolean;
}

/** A product to be indexed, whoever has read it. */
export interface IndexedProduct {
  readonly ordinal: number;
  readonly fields: IndexedFields;
}

export const fieldsOf = ({
  title,
  brand,
  categories,
  options,
  popularity,
  variants,
  media,
}: Product): IndexedFields => ({
  ...{ title, brand, categories, popularity },
  colours: namesOf(options, 'colour'),
  sizes: namesOf(options, 'size'),
  skus: variants.map(({ sku }) => sku),
  barcodes: variants.map(({ barcode }) => barcode ?? ''),
  hasPicture: media.length > 0,
});

const namesOf = (options: readonly ProductOption[], kind: ProductOption['kind']): LocalisedText[] =>
  options.flatMap((option) => (option.kind === kind ? option.values.map(({ name }) => name) : []));
