import type { Category } from '../../sync/contract/category.ts';
import type { Location } from '../../sync/contract/location.ts';
import type { Price } from '../../sync/contract/price.ts';
import type { Product } from '../../sync/contract/product.ts';
import type { Stock, StockLevels } from '../../sync/contract/stock.ts';
import { readCatalog } from './catalog/file.ts';
import { madeUpCatalog } from './catalog/made-up.ts';

/** The goods that a benchmark stores and searches, one product at a time. Asked twice for a product, it gives the same one. */
export interface BenchCatalog {
  readonly products: number;
  readonly categories: readonly Category[];
  readonly locations: readonly Location[];
  productAt(index: number): Product;
  pricesOf(product: Product, index: number): readonly Price[];
  /** Stock, a variant at a time with all its places. */
  levelsOf(product: Product, index: number): readonly StockLevels[];
}

export interface CatalogWish {
  readonly seed: number;
  readonly products: number;
  /** NDJSON of contract rows, instead of made-up goods. */
  readonly file: string | null;
}

/** From a file as many products as were asked for, or all it has. */
export function openCatalog({ seed, products, file }: CatalogWish): BenchCatalog {
  return file === null ? madeUpCatalog(seed, products) : readCatalog(file, seed, products);
}

/** What the contract's plain form of the same stock is: a row per place. */
export const stockRowsOf = (levels: StockLevels): readonly Stock[] =>
  levels.at.map(([location, available]) => ({
    sourceId: `${levels.variant}@${location}`,
    ...(levels.sourceUpdatedAt !== undefined && { sourceUpdatedAt: levels.sourceUpdatedAt }),
    observedAt: levels.sourceUpdatedAt ?? 0,
    deleted: false,
    variant: levels.variant,
    location,
    available,
    policy: levels.policy,
    confidence: levels.confidence,
  }));
