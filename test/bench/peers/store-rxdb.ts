import { createRxDatabase } from 'rxdb/plugins/core';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import type { RowStore } from './store-run.ts';

const longestKey = 100;

/** Only what is indexed is described: without its development mode RxDB checks no row. */
function schemaOf(primaryKey: string, indexes: readonly string[]): object {
  const indexed = Object.fromEntries(
    [primaryKey, ...indexes].map((name) => [name, { type: 'string', maxLength: longestKey }]),
  );
  return { version: 0, type: 'object', primaryKey, properties: indexed, required: Object.keys(indexed), indexes };
}

async function insert(
  collection: { bulkInsert(rows: readonly object[]): Promise<{ readonly error: readonly unknown[] }> } | undefined,
  rows: readonly object[],
): Promise<void> {
  const answer = await collection?.bulkInsert(rows);
  if (answer?.error.length !== 0) throw new Error('RxDB refused a row');
}

export async function openRxdb(): Promise<RowStore> {
  const database = await createRxDatabase({
    name: 'peer-rxdb',
    storage: getRxStorageDexie({ chromeTransactionDurability: 'strict' }),
    multiInstance: false,
  });
  const { products, variants } = await database.addCollections({
    products: { schema: schemaOf('sourceId', ['category']) },
    variants: { schema: schemaOf('id', ['sku', 'barcode']) },
  });
  return {
    // It has no index over the members of a list: the first category stands for them.
    putProducts: (rows) =>
      insert(
        products,
        rows.map((row) => ({ ...row, category: row.categories[0] ?? '' })),
      ),
    putVariants: (rows) => insert(variants, rows),
    finish: async () => {},
    count: async () => ({
      products: (await products?.count().exec()) ?? 0,
      variants: (await variants?.count().exec()) ?? 0,
    }),
    close: async () => void (await database.close()),
  };
}
