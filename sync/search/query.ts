import type { FacetCount } from './facets.ts';

export interface IndexQuery {
  /** Empty: everything that passes the filters. */
  readonly text: string;
  readonly filters: IndexFilters;
  readonly sort: 'best' | 'price-up' | 'price-down' | 'new';
  readonly offset: number;
  readonly limit: number;
}

export interface IndexFilters {
  readonly category?: string;
  readonly brand?: string;
  readonly colour?: string;
  readonly size?: string;
  /** Minor units, inclusive. A product without a price does not pass. */
  readonly priceUpTo?: number;
  readonly inStockHere?: boolean;
}

/** What changes too often for the index: asked for each product of a result. */
export interface LiveColumns {
  inStockHere(ordinal: number): boolean;
  deleted(ordinal: number): boolean;
  /** Where the price may have changed since the index was built. */
  priceMinor?(ordinal: number): number | null;
}

export interface IndexAnswer {
  /** Of the whole result. */
  readonly total: number;
  /** Of the page asked for. */
  readonly ordinals: readonly number[];
  /** Of the whole result (SE5). */
  readonly facets: IndexFacets;
  /** The words that were searched instead, where one was not found as typed and others were. */
  readonly didYouMean: string | null;
}

export interface IndexFacets {
  readonly inStockHere: number;
  readonly categories: readonly FacetCount[];
  readonly brands: readonly FacetCount[];
  readonly colours: readonly FacetCount[];
  readonly sizes: readonly FacetCount[];
  /** Null when nothing found has a price. */
  readonly prices: { readonly lowest: number; readonly highest: number } | null;
}
