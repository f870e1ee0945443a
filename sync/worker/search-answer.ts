import { ensureShown, cardFace, cardStock, recordsOf, textIn } from './card-view.ts';
import type { FacetCount, Facets, ProductCard, SearchPage, SearchQuery } from './catalog-api.ts';
import type { Moment } from './moment.ts';
import type { Shop } from './shop.ts';

export const nothingFound = (revision: number): SearchPage => ({
  revision,
  total: 0,
  cards: [],
  facets: { inStockHere: 0, categories: [], brands: [], colours: [], sizes: [] },
  didYouMean: null,
});

export async function searchAnswer(
  shop: Shop,
  query: SearchQuery,
  languages: readonly string[],
  moment: Moment,
  revision: number,
): Promise<SearchPage> {
  const found = shop.digest.index?.search(query, shop.live());
  if (found === undefined) return nothingFound(revision);
  const { total, ordinals, didYouMean } = found;
  const cards = await cardsOf(shop, ordinals, languages, moment);
  return { revision, total, cards, facets: namedFacets(shop, found.facets, languages), didYouMean };
}

/** In the order given; what is not there is left out. */
export async function cardsOf(
  { generation }: Pick<Shop, 'generation'>,
  ordinals: readonly number[],
  languages: readonly string[],
  moment: Moment,
): Promise<ProductCard[]> {
  const rows = (await generation.shelf.read(ordinals)).filter((row) => row !== null);
  await ensureShown(generation, rows);
  return rows.map((row) => ({
    ...cardFace(generation, row, languages, moment.now),
    stock: cardStock(recordsOf(generation, row), generation.location, moment),
  }));
}

type Counts = readonly { readonly id: string; readonly count: number }[];

function namedFacets(
  { generation, digest }: Shop,
  facets: {
    readonly inStockHere: number;
    readonly categories: Counts;
    readonly brands: Counts;
    readonly colours: Counts;
    readonly sizes: Counts;
  },
  languages: readonly string[],
): Facets {
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
    categories: named(facets.categories, categoryName),
    brands: named(facets.brands, () => null),
    colours: named(facets.colours, valueName),
    sizes: named(facets.sizes, valueName),
  };
}
