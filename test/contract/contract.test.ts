import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { allCases } from './all-cases.ts';
import { runCase } from './contract-case.ts';

describe('what is kept in IndexedDB, in memory', () => {
  test.each(allCases.map((one) => [one.name, one] as const))('%s', async (_, one) => {
    const result = await runCase(one, { indexedDB: new IDBFactory(), IDBKeyRange });
    expect(result).toEqual({ name: one.name, ok: true });
  });

  test('a case that fails is told with its reason', async () => {
    const failing = { name: 'no', run: () => Promise.reject(new Error('the reason')) };
    const result = await runCase(failing, { indexedDB: new IDBFactory(), IDBKeyRange });
    expect(result).toMatchObject({ name: 'no', ok: false, message: expect.stringContaining('the reason') });
  });
});
