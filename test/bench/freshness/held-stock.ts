import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { breathless } from '../../../sync/kernel/breath.ts';
import { Generation } from '../../../sync/replica/generation.ts';
import { groupOf } from '../../../sync/replica/goods-groups.ts';
import type { Change } from '../../../sync/replica/page-lines.ts';
import { takeIn } from '../../../sync/replica/write-page.ts';
import type { BenchOptions } from '../benchmark.ts';
import { type BenchCatalog, openCatalog } from '../catalog.ts';

const usualProducts = 100_000;
const quickProducts = 10_000;
const productsAPage = 2_000;
/** A Monday; all that is in memory was asked for then. */
export const openedAt = Date.UTC(2026, 0, 5, 6);

const askedAt = openedAt;
const end = { next: 'c', complete: true, epoch: 'e', serverTime: 0 };

/** What the catalog worker has in memory of a shop's stock: a million and a half records, and no texts. Nothing is written to a disk. */
export async function heldStock({ seed, products, catalog: file, quick, say }: BenchOptions): Promise<Generation> {
  const wanted = { seed, products: products ?? (quick ? quickProducts : usualProducts), file };
  const catalog = openCatalog(wanted);
  const generation = await emptyGeneration(catalog);
  const places: Change<'location'>[] = catalog.locations.map((row) => ({ kind: 'row', row, json: null }));
  await takeIn(generation, { resource: 'location', changes: places, askedAt, quarantine: [], end }, breathless);
  let records = 0;
  for (let from = 0; from < catalog.products; from += productsAPage) {
    const changes = levelsFrom(generation, catalog, from);
    await takeIn(generation, { resource: 'stock', changes, askedAt, quarantine: [], end }, breathless);
    for (const change of changes) if (change.kind === 'levels') records += change.levels.at.length;
  }
  say(`${records} records of stock`);
  return generation;
}

async function emptyGeneration({ locations: [here] }: BenchCatalog): Promise<Generation> {
  const databases = { indexedDB: new IDBFactory(), IDBKeyRange };
  const parts = { databases, location: here?.sourceId ?? '', breath: breathless, now: () => openedAt };
  const generation = await Generation.open(1, parts);
  await generation.load();
  return generation;
}

function levelsFrom({ products, variants, links }: Generation, catalog: BenchCatalog, from: number): Change<'stock'>[] {
  const changes: Change<'stock'>[] = [];
  for (let index = from; index < Math.min(from + productsAPage, catalog.products); index++) {
    const product = catalog.productAt(index);
    const ordinal = products.intern(product.sourceId);
    for (const { id } of product.variants) links.link(variants.intern(id), ordinal, groupOf(product.categories[0]));
    for (const levels of catalog.levelsOf(product, index)) changes.push({ kind: 'levels', levels });
  }
  return changes;
}
