/** What the index has to know of a product. Prices and stock are not in it: they change too often (`LiveColumns`). */
export interface SearchDocument {
  /** The replica's number for the product; results are ordinals. Added twice, the later one counts. */
  readonly ordinal: number;
  /** By language: all are searched, whichever the shopper reads. */
  readonly titles: Readonly<Record<string, string>>;
  readonly brand: string;
  /** The product's own, by id. What is above them, and what they are called, is asked of the tree with each question. */
  readonly categories: readonly string[];
  /** Ids that are the same in every language, such as the English name in lower case. */
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  /** One position per variant, empty where it has none. */
  readonly skus: readonly string[];
  readonly barcodes: readonly string[];
  /** 0 to 1. */
  readonly popularity: number;
}
