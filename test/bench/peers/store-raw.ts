import type { RowStore } from './store-run.ts';

const answered = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB failed')));
  });

/** The same rows and indexes as Dexie's, with nothing in between. */
export async function openRaw(): Promise<RowStore> {
  const opening = indexedDB.open('peer-raw', 1);
  opening.addEventListener('upgradeneeded', () => {
    const { result } = opening;
    const products = result.createObjectStore('products', { keyPath: 'sourceId' });
    products.createIndex('categories', 'categories', { multiEntry: true });
    const variants = result.createObjectStore('variants', { keyPath: 'id' });
    for (const field of ['sku', 'barcode']) variants.createIndex(field, field);
  });
  const database = await answered(opening);
  const put = (name: string, rows: readonly object[]) =>
    new Promise<void>((resolve, reject) => {
      const transaction = database.transaction(name, 'readwrite', { durability: 'strict' });
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('The transaction was aborted')),
      );
      for (const row of rows) transaction.objectStore(name).put(row);
    });
  const count = (name: string) => answered(database.transaction(name).objectStore(name).count());
  return {
    putProducts: (rows) => put('products', rows),
    putVariants: (rows) => put('variants', rows),
    finish: async () => {},
    count: async () => ({ products: await count('products'), variants: await count('variants') }),
    close: () => database.close(),
  };
}
