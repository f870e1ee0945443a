import type { Category } from '../../contract/category.ts';
import type { Location } from '../../contract/location.ts';
import type { Price } from '../../contract/price.ts';
import type { Product } from '../../contract/product.ts';
import type { Promotion } from '../../contract/promotion.ts';
import type { Stock } from '../../contract/stock.ts';

/** A contract row before the server puts its stamps on: the catalog knows what exists, the server knows since when. */
type Unstamped<Row> = Omit<Row, 'sourceVersion' | 'sourceUpdatedAt' | 'observedAt' | 'deleted'>;

export type CatalogProduct = Unstamped<Product>;
export type CatalogPrice = Unstamped<Price>;
export type CatalogStock = Unstamped<Stock>;
export type CatalogCategory = Unstamped<Category>;
export type CatalogPromotion = Unstamped<Promotion>;
export type CatalogLocation = Unstamped<Location>;

/** How a variant sells at a location: negative binomial with this mean a day and variance `perDay + perDay² / dispersion`. */
export type Demand = {
  readonly variant: string;
  readonly location: string;
  readonly perDay: number;
  readonly dispersion: number;
};
