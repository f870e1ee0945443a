import type { Product } from '../contract/product.ts';
import { fieldsOf, type IndexedFields, type IndexedProduct } from './indexed-fields.ts';
import { ScannedProduct } from './scanned-product.ts';

/** A product that has just come. It is read when it is indexed, as the rows of a page are much more than their bytes. */
export class FreshProduct implements IndexedProduct {
  readonly ordinal: number;
  readonly #came: { readonly row: Product };

  constructor(ordinal: number, came: { readonly row: Product }) {
    this.ordinal = ordinal;
    this.#came = came;
  }

  /** Read anew each time. */
  get product(): Product {
    return this.#came.row;
  }

  /** Made anew each time. */
  get fields(): IndexedFields {
    return this.#came instanceof ScannedProduct ? this.#came.fields : fieldsOf(this.#came.row);
  }
}
