import Dexie from 'dexie';
import type { RowStore } from './store-run.ts';

export async function openDexie(): Promise<RowStore> {
  const dexie = new Dexie('peer-dexie', { chromeTransactionDurability: 'strict' });
  dexie.version(1).stores({ products: 'sourceId, *categories', variants: 'id, sku, barcode' });
  const products = dexie.table('products');
  const variants = dexie.table('variants');
  await dexie.open();
  return {
    putProducts: async (rows) => void (await products.bulkPut([...rows])),
    putVariants: async (rows) => void (await variants.bulkPut([...rows])),
    finish: async () => {},
    count: async () => ({ products: await products.count(), variants: await variants.count() }),
    close: () => dexie.close(),
  };
}
