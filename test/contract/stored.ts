import type { Databases } from '../../sync/replica/generation-database.ts';

/** What is stored, read past all of our own code. */
export async function storedValues(databases: Databases, database: string, table: string): Promise<unknown[]> {
  return withTable(databases, database, table, 'readonly', (store) => answer(store.getAll()));
}

export async function storedTables({ indexedDB }: Databases, database: string): Promise<string[]> {
  const db = await answer(indexedDB.open(database));
  const names = [...db.objectStoreNames];
  db.close();
  return names;
}

export async function databaseNames({ indexedDB }: Databases): Promise<string[]> {
  return (await indexedDB.databases()).flatMap(({ name }) => name ?? []).toSorted();
}

interface StoredPiece {
  readonly bytes: Uint8Array;
}

/** Turns one bit of the first record of a table, as a failing disk does. */
export async function damageFirst(databases: Databases, database: string, table: string): Promise<void> {
  await withTable(databases, database, table, 'readwrite', async (store) => {
    const first = ((await answer(store.getAll(null, 1))) as StoredPiece[])[0];
    if (first === undefined) throw new Error(`There is nothing in ${table}`);
    const bytes = Uint8Array.from(first.bytes);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 4;
    await answer(store.put({ ...first, bytes }));
  });
}

async function withTable<Value>(
  { indexedDB }: Databases,
  database: string,
  table: string,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const db = await answer(indexedDB.open(database));
  try {
    return await work(db.transaction(table, mode).objectStore(table));
  } finally {
    db.close();
  }
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('The request failed')));
  });
}
