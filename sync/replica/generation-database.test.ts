import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { GenerationDatabase } from './generation-database.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';

let db: GenerationDatabase | null = null;
afterEach(() => {
  db?.close();
  vi.restoreAllMocks();
});

function opened(): GenerationDatabase {
  db = new GenerationDatabase(1, mortalDatabases().databases);
  return db;
}

describe('a transaction', () => {
  test('RP20 is on the disk when it ends while the catalog comes in, and is left to the system afterwards', async () => {
    const generation = opened();
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const durabilities = () => begun.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , how]) => how);
    const write = () => generation.write(['log'], () => generation.put('log', [{ at: 1, bytes: new Uint8Array(8) }]));
    await write();
    generation.leaveFlushing();
    await write();
    expect(durabilities()).toEqual([{ durability: 'strict' }, { durability: 'relaxed' }]);
  });

  test('RP20 who reads nothing waits for nobody who writes there', async () => {
    const generation = opened();
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    expect(await generation.values('overlay', [])).toEqual([]);
    expect(begun).not.toHaveBeenCalled();
  });
});
