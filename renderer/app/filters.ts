import type { FacetCount, Facets, SearchFilters } from '../../sync/worker/catalog-api.ts';

/** What has values of its own to choose from. */
export type Facet = 'category' | 'size' | 'colour' | 'brand';
/** What can be narrowed down by choosing, and widened again. */
export type Narrowing = Facet | 'price';

type PriceRanges = NonNullable<Facets['prices']>['ranges'];

/** In the order in which one thinks of them. */
export const narrowings: readonly Narrowing[] = ['category', 'price', 'size', 'colour', 'brand'];

export function countsOf(facets: Facets, facet: Facet): readonly FacetCount[] {
  const counts = { category: facets.categories, brand: facets.brands, colour: facets.colours, size: facets.sizes };
  return counts[facet].filter(({ count }) => count > 0);
}

export const priceRanges = ({ prices }: Facets): PriceRanges => prices?.ranges ?? [];

/** With a single value there is nothing to choose. */
export const canNarrow = (facets: Facets, narrowing: Narrowing): boolean =>
  (narrowing === 'price' ? priceRanges(facets) : countsOf(facets, narrowing)).length > 1;

export const isNarrowed = (filters: SearchFilters, narrowing: Narrowing): boolean =>
  narrowing === 'price'
    ? filters.priceFrom !== undefined || filters.priceUpTo !== undefined
    : filters[narrowing] !== undefined;

/** The outermost ranges are open: what is dearer tomorrow still belongs to the dearest. */
export function inRange(filters: SearchFilters, ranges: PriceRanges, at: number): SearchFilters {
  const range = ranges[at];
  const wide = widened(filters, 'price');
  if (range === undefined) return wide;
  return {
    ...wide,
    ...(at === 0 ? {} : { priceFrom: range.from.minor }),
    ...(at === ranges.length - 1 ? {} : { priceUpTo: range.upTo.minor }),
  };
}

export function widened(filters: SearchFilters, narrowing: Narrowing): SearchFilters {
  if (narrowing !== 'price') return without(filters, narrowing);
  return without(without(filters, 'priceFrom'), 'priceUpTo');
}

/** On, or off again. */
export function toggled(filters: SearchFilters, shelf: 'inStockHere' | 'inStockNearby'): SearchFilters {
  return filters[shelf] === true ? without(filters, shelf) : { ...filters, [shelf]: true };
}

function without(filters: SearchFilters, name: keyof SearchFilters): SearchFilters {
  const { [name]: _, ...rest } = filters;
  return rest;
}
