import type { PriceRange } from './price-ranges.ts';

export interface IndexQuery {
  /** Empty: everything that passes the filters. */
  readonly text: string;
  readonly filters: IndexFilters;
  readonly sort: 'best' | 'price-up' | 'price-down' | 'new';
  readonly offset: number;
  readonly limit: number;
}

export interface IndexFilters {
  /** With everything below it. */
  readonly category?: string;
  readonly brand?: string;
  readonly colour?: string;
  readonly size?: string;
  /** Minor units, inclusive. A product without a price does not pass. */
  readonly priceFrom?: number;
  readonly priceUpTo?: number;
  readonly inStockHere?: boolean;
  readonly inStockNearby?: boolean;
}

/**
 * What changes too often for the index, by ordinal. An array may end before the catalog does: beyond it is nothing (0, no price). They are
 * replaced when they grow, so they are read afresh for each query.
 */
export interface LiveColumns {
  /** 1 where this store has at least one variant by its record. */
  readonly here: Uint8Array;
  /** 1 where another store has. */
  readonly nearby: Uint8Array;
  /** 1 where the product is no longer sold. */
  readonly gone: Uint8Array;
  /** The lowest current price in minor units; NaN without one. */
  readonly lowest: Float64Array;
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

export interface FacetCount {
  readonly id: string;
  readonly count: number;
}

export interface IndexFacets {
  readonly inStockHere: number;
  readonly inStockNearby: number;
  readonly categories: readonly FacetCount[];
  readonly brands: readonly FacetCount[];
  readonly colours: readonly FacetCount[];
  readonly sizes: readonly FacetCount[];
  /** Null when nothing found has a price. */
  readonly prices: PriceFacet | null;
}

interface PriceFacet {
  readonly lowest: number;
  readonly highest: number;
  /** Cheapest first, both ends included, so that filtering by a range leaves as many as it counts. None is empty. */
  readonly ranges: readonly PriceRange[];
}
