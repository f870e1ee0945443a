import type { Product } from '../../../sync/contract/product.ts';
import { type SearchText, searchTexts } from '../catalog/search-text.ts';
import { categoryRows, productsOf } from '../page/data.ts';
import { type TimedAnswers, timeQueries } from '../page/timed.ts';

export interface SearchInput {
  readonly products: number;
  readonly texts: readonly string[];
}

export interface SearchOutput extends TimedAnswers {
  readonly products: number;
  readonly buildSeconds: number;
  /** From the stored form in memory to the first answer; null where there is no stored form. */
  readonly loadMs: number | null;
}

/** A product's texts, by its number. */
export interface SearchDocument extends SearchText {
  readonly id: number;
}

export interface SearchPeer {
  search(text: string): readonly number[] | Promise<readonly number[]>;
  /** Loads what it has stored of itself, and answers. */
  loadAndAsk?(text: string): number;
}

const productsAtOnce = 20_000;

async function documentsOf(products: number): Promise<SearchDocument[]> {
  const textOf = searchTexts(await categoryRows());
  const documents: SearchDocument[] = [];
  for (let from = 0; from < products; from += productsAtOnce) {
    const rows: Product[] = await productsOf({ from, products: Math.min(productsAtOnce, products - from) });
    for (const row of rows) documents.push({ id: documents.length, ...textOf(row) });
  }
  return documents;
}

export async function searchPeer(
  build: (documents: readonly SearchDocument[]) => SearchPeer | Promise<SearchPeer>,
  { products, texts }: SearchInput,
): Promise<SearchOutput> {
  const documents = await documentsOf(products);
  const from = performance.now();
  const peer = await build(documents);
  const buildSeconds = (performance.now() - from) / 1_000;
  const loadMs = peer.loadAndAsk?.(texts[0] ?? '') ?? null;
  const answers = await timeQueries(texts, (text) => peer.search(text));
  return { ...answers, products, buildSeconds, loadMs };
}
