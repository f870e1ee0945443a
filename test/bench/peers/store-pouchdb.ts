import PouchDB from 'pouchdb-core';
import indexedDbAdapter from 'pouchdb-adapter-indexeddb';
import finder from 'pouchdb-find';
import type { RowStore } from './store-run.ts';

type Pouch = InstanceType<typeof PouchDB>;

async function put(database: Pouch, docs: readonly object[]): Promise<void> {
  const answers = await database.bulkDocs(docs);
  if (answers.some((answer) => 'error' in answer)) throw new Error('PouchDB refused a row');
}

/** An index is a document among the others, and filled when it is first asked. */
async function index(database: Pouch, fields: readonly string[]): Promise<void> {
  for (const field of fields) await database.createIndex({ index: { fields: [field] } });
}

async function ask(database: Pouch, fields: readonly string[]): Promise<void> {
  for (const field of fields) await database.find({ selector: { [field]: 'nothing' }, limit: 1 });
}

const productIndexes = ['category'];
const variantIndexes = ['sku', 'barcode'];

export async function openPouchdb(): Promise<RowStore> {
  const Pouch = PouchDB.plugin(indexedDbAdapter).plugin(finder);
  const products = new Pouch('peer-pouchdb-products', { adapter: 'indexeddb' });
  const variants = new Pouch('peer-pouchdb-variants', { adapter: 'indexeddb' });
  await index(products, productIndexes);
  await index(variants, variantIndexes);
  const rowsIn = async (database: Pouch, indexes: number) => (await database.info()).doc_count - indexes;
  return {
    putProducts: (rows) =>
      put(
        products,
        rows.map((row) => ({ ...row, _id: row.sourceId, category: row.categories[0] ?? '' })),
      ),
    putVariants: (rows) =>
      put(
        variants,
        rows.map((row) => ({ ...row, _id: row.id })),
      ),
    async finish() {
      await ask(products, productIndexes);
      await ask(variants, variantIndexes);
    },
    count: async () => ({
      products: await rowsIn(products, productIndexes.length),
      variants: await rowsIn(variants, variantIndexes.length),
    }),
    async close() {
      await products.close();
      await variants.close();
    },
  };
}
