import type { SearchFilters, SearchQuery } from '../../sync/worker/catalog-api.ts';

/** What the shopper has asked for on the search screen. */
export interface Asked {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly sort: SearchQuery['sort'];
}

export const nothingAsked: Asked = { text: '', filters: {}, sort: 'best' };

const sorts: readonly SearchQuery['sort'][] = ['best', 'price-up', 'price-down', 'new'];

/** As the parameters of a path. */
export function writeAsked({ text, filters, sort }: Asked): Readonly<Record<string, string | undefined>> {
  const { category, brand, colour, size, priceFrom, priceUpTo, inStockHere, inStockNearby } = filters;
  return {
    text: text || undefined,
    ...{ category, brand, colour, size },
    from: priceFrom?.toString(),
    upTo: priceUpTo?.toString(),
    here: inStockHere ? 'yes' : undefined,
    nearby: inStockNearby ? 'yes' : undefined,
    sort,
  };
}

export function readAsked(parameters: URLSearchParams): Asked {
  const pick = (name: 'category' | 'brand' | 'colour' | 'size') => {
    const value = parameters.get(name);
    return value === null ? {} : { [name]: value };
  };
  const amount = (name: string, parameter: string) => {
    const value = parameters.get(parameter) ?? '';
    return /^\d{1,15}$/.test(value) ? { [name]: Number(value) } : {};
  };
  return {
    text: parameters.get('text') ?? '',
    filters: {
      ...pick('category'),
      ...pick('brand'),
      ...pick('colour'),
      ...pick('size'),
      ...amount('priceFrom', 'from'),
      ...amount('priceUpTo', 'upTo'),
      ...(parameters.get('here') === 'yes' ? { inStockHere: true } : {}),
      ...(parameters.get('nearby') === 'yes' ? { inStockNearby: true } : {}),
    },
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'best',
  };
}
