import { Digest } from '../../../sync/replica/digest.ts';
import type { Generation } from '../../../sync/replica/generation.ts';
import { workerBreath } from '../../../sync/worker/worker-breath.ts';
import type { SearchInput, SearchOutput } from '../peers/search-run.ts';
import { productsOf } from './data.ts';
import { openReplica } from './our-replica.ts';
import { shown, timeQueries } from './timed.ts';

/** The stored index, loaded and asked; facets are counted in every answer. */
export async function searchOurs({ products, texts }: SearchInput): Promise<SearchOutput> {
  const breath = workerBreath();
  const replica = await openReplica(breath);
  const generation = replica.reading;
  if (generation === null) throw new Error('Nothing was stored in this profile');
  await generation.load();
  const digest = new Digest(generation, breath);
  const find = (text: string): readonly number[] =>
    digest.index?.search({ text, filters: {}, sort: 'best', offset: 0, limit: shown }, generation.live).ordinals ?? [];
  const from = performance.now();
  if (!(await digest.load())) throw new Error('The index was not stored, or not as it is read');
  find(texts[0] ?? '');
  const loadMs = performance.now() - from;
  const answers = await timeQueries(texts, find);
  await checkNumbers(generation, products);
  replica.close();
  replica.catalog.close();
  return { ...answers, products, buildSeconds: 0, loadMs };
}

/** What is found is told by the replica's numbers, and judged by the catalog's: they must be the same. */
async function checkNumbers(generation: Generation, products: number): Promise<void> {
  for (const number of [0, Math.floor(products / 2), products - 1]) {
    const [stored] = await generation.shelf.read([number]);
    const [source] = await productsOf({ from: number, products: 1 });
    if (stored?.product.sourceId !== source?.sourceId) throw new Error(`Product ${number} is another in the replica`);
  }
}
