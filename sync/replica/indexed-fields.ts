import type { Product } from '../contract/product.ts';

/** What of a product searching and the first screen's choice go by. */
export interface IndexedFields extends Readonly<
  Pick<Product, 'title' | 'brand' | 'categories' | 'options' | 'popularity'>
> {
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
  ...{ title, brand, categories, options, popularity },
  skus: variants.map(({ sku }) => sku),
  barcodes: variants.map(({ barcode }) => barcode ?? ''),
  hasPicture: media.length > 0,
});
