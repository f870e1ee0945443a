import { allCategories } from './categories.ts';
import { allLocations } from './locations.ts';
import { planProduct, type Plan } from './plan.ts';
import { pricesOf } from './prices.ts';
import { productOf } from './product.ts';
import { allPromotions } from './promotions.ts';
import type {
  CatalogCategory,
  CatalogLocation,
  CatalogPrice,
  CatalogProduct,
  CatalogPromotion,
  CatalogStock,
  Demand,
} from './rows.ts';
import { demandOf, stockOf } from './stock.ts';

/** A made-up shop. Any product can be made without making the others, and the same seed always makes the same shop. */
export interface Catalog {
  readonly productCount: number;
  productAt(index: number): CatalogProduct;
  /** A price per variant of the product. */
  pricesAt(index: number): readonly CatalogPrice[];
  /** What every variant of the product starts with at every location. */
  stockAt(index: number): readonly CatalogStock[];
  /** In the order of `stockAt`. */
  demandAt(index: number): readonly Demand[];
  categories(): readonly CatalogCategory[];
  promotions(): readonly CatalogPromotion[];
  locations(): readonly CatalogLocation[];
}

/** Above this, the arithmetic of the barcodes would leave the safe integers, and they would repeat. */
const mostProducts = 3_000_000;

export function makeCatalog({ seed, products }: { seed: number; products: number }): Catalog {
  if (!Number.isInteger(products) || products < 1 || products > mostProducts)
    throw new RangeError(`A catalog has 1 to ${mostProducts} products, not ${products}`);
  const planAt = (index: number): Plan => {
    if (!Number.isInteger(index) || index < 0 || index >= products)
      throw new RangeError(`There is no product ${index} in a catalog of ${products}`);
    return planProduct(seed, index);
  };
  return {
    productCount: products,
    productAt: (index) => productOf(planAt(index)),
    pricesAt: (index) => pricesOf(planAt(index)),
    stockAt: (index) => stockOf(planAt(index)),
    demandAt: (index) => demandOf(planAt(index)),
    categories: allCategories,
    promotions: allPromotions,
    locations: allLocations,
  };
}
