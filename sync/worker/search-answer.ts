import type { IndexAnswer, IndexQuery, LiveColumns } from '../search/query.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { cardFace, cardStock, recordsOf } from './card-view.ts';
import type { Instead, ProductCard, SearchPage, SearchQuery } from './catalog-api.ts';
import { namedFacets, noFacets } from './facet-views.ts';
import type { Moment } from './moment.ts';
import { withAllAbove } from './promises.ts';
import type { Shop } from './shop.ts';

export const nothingFound = (revision: number): SearchPage => ({
  revision,
  total: 0,
  cards: [],
  facets: noFacets,
  didYouMean: null,
  instead: null,
});

export async function searchAnswer(
  shop: Shop,
  query: SearchQuery,
  languages: readonly string[],
  moment: Moment,
  revision: number,
): Promise<SearchPage> {
  const { generation, digest } = shop;
  if (digest.index === null) return nothingFound(revision);
  const { answer, instead } = somethingFound(digest.index, query, generation.live);
  const cards = await cardsOf(shop, answer.ordinals, query.language, moment);
  const facets = namedFacets(shop, answer.facets, languages);
  return { revision, total: answer.total, cards, facets, didYouMean: answer.didYouMean, instead };
}

interface Found {
  readonly answer: IndexAnswer;
  readonly instead: Instead | null;
}

/** SE9: what was asked for; else less of it, first the filters are given up, then words; else what most people want. */
function somethingFound(index: SearchIndex, query: IndexQuery, live: LiveColumns): Found {
  const answer = index.search(query, live);
  if (answer.total > 0) return { answer, instead: null };
  if (Object.keys(query.filters).length > 0) {
    const unfiltered = index.search({ ...query, filters: {} }, live);
    if (unfiltered.total > 0) return { answer: unfiltered, instead: { kind: 'without-filters' } };
  }
  const relaxed = index.relax(query, live) ?? index.relax({ ...query, filters: {} }, live);
  if (relaxed !== null) {
    const { text, dropped } = relaxed;
    return { answer: relaxed.answer, instead: { kind: 'fewer-words', text, dropped } };
  }
  return { answer: index.search({ ...query, text: '', filters: {} }, live), instead: { kind: 'popular' } };
}

/** In the order given; what is not there is left out. */
export async function cardsOf(
  { generation, faces }: Pick<Shop, 'generation' | 'faces'>,
  ordinals: readonly number[],
  language: string,
  moment: Moment,
): Promise<ProductCard[]> {
  return (await faces.read(ordinals, language)).map((face) => ({
    ...cardFace(generation, face, moment.now),
    stock: cardStock(
      recordsOf(generation, face.variants),
      generation.location,
      moment,
      withAllAbove(face.categories, generation.plain.category),
    ),
  }));
}
