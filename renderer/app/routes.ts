import type { SearchFilters, SearchQuery } from '../../sync/worker/catalog-api.ts';

/** What the shopper has asked for on the search screen. */
export interface Asked {
  readonly text: string;
  readonly filters: SearchFilters;
  readonly sort: SearchQuery['sort'];
}

export const nothingAsked: Asked = { text: '', filters: {}, sort: 'best' };

/** The patterns wouter matches. Ids travel behind the question mark: platforms put slashes into theirs. */
export const patterns = {
  home: '/',
  attract: '/attract',
  language: '/language',
  search: '/search',
  product: '/product',
  cart: '/cart',
  checkout: '/checkout',
  ticket: '/ticket',
  help: '/help',
} as const;

export const routes = {
  home: () => patterns.home,
  attract: () => patterns.attract,
  language: () => patterns.language,
  search: (asked: Partial<Asked> = {}) => `${patterns.search}?${writeAsked({ ...nothingAsked, ...asked })}`,
  product: (id: string, variant?: string) => withParameters(patterns.product, { id, variant }),
  cart: () => patterns.cart,
  checkout: () => patterns.checkout,
  ticket: (order: string) => withParameters(patterns.ticket, { order }),
  help: () => patterns.help,
} as const;

function withParameters(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${path}?${new URLSearchParams(said)}`;
}

export const parametersOf = (path: string): URLSearchParams => new URLSearchParams(path.split('?')[1] ?? '');

const sorts: readonly SearchQuery['sort'][] = ['best', 'price-up', 'price-down', 'new'];

function writeAsked({ text, filters, sort }: Asked): string {
  const { category, brand, colour, size, inStockHere } = filters;
  const named = { text: text || undefined, category, brand, colour, size, here: inStockHere ? 'yes' : undefined, sort };
  return withParameters('', named).slice(1);
}

export function readAsked(path: string): Asked {
  const parameters = parametersOf(path);
  const pick = (name: 'category' | 'brand' | 'colour' | 'size') => {
    const value = parameters.get(name);
    return value === null ? {} : { [name]: value };
  };
  return {
    text: parameters.get('text') ?? '',
    filters: {
      ...pick('category'),
      ...pick('brand'),
      ...pick('colour'),
      ...pick('size'),
      ...(parameters.get('here') === 'yes' ? { inStockHere: true } : {}),
    },
    sort: sorts.find((sort) => sort === parameters.get('sort')) ?? 'best',
  };
}
