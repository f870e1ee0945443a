import type { Money } from '../contract/money.ts';
import type { Generation } from '../replica/generation.ts';
import { unpackTerms } from '../replica/price-terms.ts';
import type { IndexFacets } from '../search/query.ts';
import { textIn } from './face.ts';
import type { FacetCount, Facets } from './catalog-api.ts';
import type { Shop } from './shop.ts';

export const noFacets: Facets = {
  ...{ inStockHere: 0, inStockNearby: 0, prices: null },
  ...{ categories: [], brands: [], colours: [], sizes: [] },
};

type Counts = IndexFacets['categories'];

/** The counts of a result, in the shopper's words. */
export function namedFacets({ generation, digest }: Shop, facets: IndexFacets, languages: readonly string[]): Facets {
  const named = (counts: Counts, nameOf: (id: string) => string | null): FacetCount[] =>
    counts.map(({ id, count }) => ({ id, count, name: nameOf(id) ?? id }));
  const valueName = (id: string) => {
    const name = digest.nameOf(id);
    return name && textIn(name, languages);
  };
  const categoryName = (id: string) => {
    const category = generation.plain.category.get(id);
    return category === undefined ? null : textIn(category.name, languages);
  };
  return {
    inStockHere: facets.inStockHere,
    inStockNearby: facets.inStockNearby,
    prices: priceView(facets.prices, currencyOf(generation)),
    categories: named(facets.categories, categoryName),
    brands: named(facets.brands, () => null),
    colours: named(facets.colours, valueName),
    sizes: named(facets.sizes, valueName),
  };
}

type Currency = Pick<Money, 'currency' | 'exponent'>;

/** The prices of one shop are in one currency: any of them tells which. */
export function currencyOf({ prices }: Pick<Generation, 'prices'>): Currency | null {
  for (const [, { table }] of prices.all()) {
    const [terms] = table;
    if (terms === undefined) continue;
    const { currency, exponent } = unpackTerms(terms);
    return { currency, exponent };
  }
  return null;
}

function priceView(prices: IndexFacets['prices'], currency: Currency | null): Facets['prices'] {
  if (prices === null || currency === null) return null;
  const money = (minor: number) => ({ minor, ...currency });
  const ranges = prices.ranges.map(({ from, upTo, count }) => ({ from: money(from), upTo: money(upTo), count }));
  return { lowest: money(prices.lowest), highest: money(prices.highest), ranges };
}
