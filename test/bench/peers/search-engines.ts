import UFuzzy from '@leeoniya/ufuzzy';
import { create, insertMultiple, search as searchOrama } from '@orama/orama';
import { Index } from 'flexsearch';
import MiniSearch from 'minisearch';
import { searchFields } from '../catalog/search-text.ts';
import { shown } from '../page/timed.ts';
import type { SearchDocument, SearchPeer } from './search-run.ts';

const boost = { title: 2 };
const miniOptions = {
  fields: searchFields,
  searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost },
} as const;

export function miniSearch(documents: readonly SearchDocument[]): SearchPeer {
  const mini = new MiniSearch(miniOptions);
  mini.addAll(documents);
  const first = (engine: MiniSearch, text: string) =>
    engine
      .search(text)
      .slice(0, shown)
      .map(({ id }) => id);
  return {
    search: (text) => first(mini, text),
    loadAndAsk(text) {
      const json = JSON.stringify(mini);
      const from = performance.now();
      first(MiniSearch.loadJSON(json, miniOptions), text);
      return performance.now() - from;
    },
  };
}

const wholeText = (document: SearchDocument): string => searchFields.map((field) => document[field]).join(' ');

export function flexSearch(documents: readonly SearchDocument[]): SearchPeer {
  const index = new Index({ tokenize: 'forward' });
  for (const document of documents) index.add(document.id, wholeText(document));
  return { search: (text) => index.search(text, { limit: shown }) };
}

const documentsABatch = 1_000;

export async function orama(documents: readonly SearchDocument[]): Promise<SearchPeer> {
  const database = create({
    schema: {
      title: 'string',
      brand: 'string',
      category: 'string',
      colour: 'string',
      sku: 'string',
      barcode: 'string',
    },
  });
  await insertMultiple(
    database,
    documents.map((document) => ({ ...document, id: String(document.id) })),
    documentsABatch,
  );
  return {
    async search(term) {
      // A threshold of 0: every word must be found.
      const { hits } = await searchOrama(database, { term, tolerance: 1, threshold: 0, limit: shown, boost });
      return hits.map(({ id }) => Number(id));
    },
  };
}

const wordsInAnyOrder = 1;
/** More hits than this are not ranked, as its author advises. */
const mostRanked = 1_000;

export function uFuzzy(documents: readonly SearchDocument[]): SearchPeer {
  const haystack = documents.map(wholeText);
  const fuzzy = new UFuzzy({ intraMode: 1 });
  return {
    search(text) {
      const [indexes, info, order] = fuzzy.search(haystack, text, wordsInAnyOrder, mostRanked);
      if (order !== null && info !== null) return order.slice(0, shown).map((place) => info.idx[place] ?? -1);
      return indexes?.slice(0, shown) ?? [];
    },
  };
}
