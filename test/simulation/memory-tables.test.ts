import { describe, expect, test } from 'vitest';
import { tablesContract } from '../contract/window-tables-contract.ts';
import { type Access, memoryDisk, memoryTables } from './memory-tables.ts';

const atOnce: Access = { read: async (effect) => effect(), commit: async (effect) => effect() };

describe('the window’s tables in memory', () => {
  test.each(tablesContract.map((one) => [one.name, one] as const))('%s', async (_, { run }) => {
    const disk = memoryDisk();
    await expect(run(() => memoryTables(disk, atOnce))).resolves.toBeUndefined();
  });

  test('OB14 what the disk refuses at the end has not happened', async () => {
    const full = new Error('full');
    const disk = memoryDisk();
    const tables = memoryTables(disk, { ...atOnce, commit: () => Promise.reject(full) });
    await expect(
      tables.together(['notes'], ({ notes }) => Promise.resolve(notes.put({ key: 'cart', value: 1 }))),
    ).rejects.toBe(full);
    expect(disk.notes.size).toBe(0);
  });
});
