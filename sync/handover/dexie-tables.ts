import Dexie from 'dexie';
import type { WindowTables } from './window-tables.ts';

/**
 * In a Storage Bucket of its own (a backing store of its own: damage to the catalog does not reach it, a bulk import does not slow it),
 * and strict: "complete" means on the disk.
 */
export function dexieTables(factory: {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}): WindowTables {
  const db = new Dexie('endcap-orders', { ...factory, chromeTransactionDurability: 'strict' });
  db.version(1).stores({ intents: 'id', mirror: 'id', notes: 'key' });
  // A table used inside a transaction belongs to it: Dexie knows by where the call comes from.
  const tables = { intents: db.table('intents'), mirror: db.table('mirror'), notes: db.table('notes') };
  return {
    ...tables,
    async together(names, work) {
      return db.transaction('rw', [...names], () => work(tables));
    },
    close: () => db.close(),
  };
}
