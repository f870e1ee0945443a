import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, type FileHandle, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { openEnvelopes } from './envelope.ts';
import { fail, succeed } from '../kernel/result.ts';
import { type DataKey, type KeyFiles, keyFoldersIn } from './key-files.ts';
import { openKeyLedger } from './key-ledger.ts';
import { openKeyPool } from './key-pool.ts';
import { keyVault } from './vault.ts';

/** Key files in memory, with a lever for a disk that is full. */
function scriptedFiles() {
  const disk = new Set<string>();
  let made = 0;
  const files = {
    disk,
    full: false,
    async make(): Promise<DataKey> {
      if (files.full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      const name = `key-${++made}`;
      disk.add(name);
      return { name, key: new Uint8Array(32) };
    },
    locked: false,
    async read(name: string): ReturnType<KeyFiles['read']> {
      return files.locked || !disk.has(name) ? fail('locked') : succeed(new Uint8Array(32));
    },
    async destroy(...names: readonly string[]) {
      for (const name of names) disk.delete(name);
    },
  };
  return files;
}

function bench() {
  const clock = scriptedClock();
  const files = scriptedFiles();
  const pool = openKeyPool(files, clock);
  onTestFinished(() => pool.close());
  const filled = async (count: number) => {
    await clock.advance(5_000);
    await eventually('spares are made', () => files.disk.size >= count);
  };
  return { clock, files, pool, filled };
}

describe('keys made before anybody orders', () => {
  test('OB12 no two takers get the same key, however many come at once', async () => {
    const { pool, filled } = bench();
    await filled(8);
    const taken = await Promise.all(Array.from({ length: 30 }, () => pool.take()));
    expect(new Set(taken.map(({ name }) => name)).size).toBe(30);
  });

  test('what was taken is made again, after the order that took it', async () => {
    const { pool, files, filled, clock } = bench();
    await filled(8);
    await pool.take();
    expect(files.disk.size).toBe(8);
    await filled(9);
    await clock.advance(60_000);
    expect([files.disk.size, clock.timers]).toEqual([9, 0]);
  });

  test('closing destroys what was never used, and nothing else', async () => {
    const { pool, files, filled, clock } = bench();
    await filled(8);
    const { name } = await pool.take();
    await pool.close();
    expect([...files.disk]).toEqual([name]);
    expect(clock.timers).toBe(0);
  });

  test('a disk that cannot make spares is heard of by whoever needs one, and tried again', async () => {
    const { pool, files, filled, clock } = bench();
    files.full = true;
    await clock.advance(5_000);
    await expect(pool.take()).rejects.toThrow('full');
    files.full = false;
    await filled(8);
    expect(files.disk).toContain((await pool.take()).name);
  });
});

describe('a reserve of keys for a disk that is full', () => {
  /** A kiosk that has been on for long enough. */
  async function longRunning() {
    const rig = bench();
    await rig.pool.keepReserve([]);
    await eventually('the reserve is whole', async () => {
      await rig.clock.advance(60_000);
      return rig.files.disk.size === 264;
    });
    return rig;
  }

  test('OB16 two hundred orders and more get a key of their own on a disk that takes no new one', async () => {
    const { pool, files } = await longRunning();
    files.full = true;
    const taken = new Set<string>();
    for (let order = 0; order < 264; order++) taken.add((await pool.take()).name);
    expect(taken.size).toBe(264);
    await expect(pool.take()).rejects.toThrow('full');
  });

  test('OB42 what is left of it stays for the next start, and is not given away twice', async () => {
    const { pool, files, clock } = await longRunning();
    await pool.close();
    expect(files.disk.size).toBe(256);
    files.full = true;
    const next = openKeyPool(files, clock);
    onTestFinished(() => next.close());
    await next.keepReserve([...files.disk]);
    const taken = await Promise.all(Array.from({ length: 256 }, () => next.take()));
    expect(new Set(taken.map(({ name }) => name))).toEqual(files.disk);
    await expect(next.take()).rejects.toThrow('full');
  });

  test('OB42 spares that are made before the reserve is known are not in it as well', async () => {
    const { pool, files, filled } = bench();
    await filled(8);
    await pool.keepReserve([...files.disk]);
    files.full = true;
    const taken = await Promise.all(Array.from({ length: 8 }, () => pool.take()));
    expect(new Set(taken.map(({ name }) => name)).size).toBe(8);
    await expect(pool.take()).rejects.toThrow('full');
  });

  test('a key that cannot be opened is passed over', async () => {
    const { pool, files } = bench();
    files.full = true;
    files.locked = true;
    await pool.keepReserve(['one', 'two']);
    await expect(pool.take()).rejects.toThrow('full');
  });
});

test('OB1 with a spare key nothing is flushed between an order and its sealing, and the key is on the disk', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-pool-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const clock = scriptedClock();
  const vault = keyVault(randomBytes(32), randomBytes);
  const folders = keyFoldersIn(dataDir, 'keys');
  const { folder } = folders;
  const envelopes = await openEnvelopes({
    ...folders,
    vault,
    recovery: null,
    randomBytes,
    clock,
    ledger: openKeyLedger(),
  });
  onTestFinished(() => envelopes.close());
  await clock.advance(5_000);
  const spares = async () => (await readdir(folder)).filter((name) => name.endsWith('.json'));
  await eventually('spares are on the disk', async () => (await spares()).length === 8, 20_000);
  const file = await open(folder, 'r');
  const shared: unknown = Object.getPrototypeOf(file);
  await file.close();
  const flushes = vi.spyOn(shared as FileHandle, 'sync');
  onTestFinished(() => flushes.mockRestore());
  const before = await spares();
  const sealed = await envelopes.seal('01900000-0000-7000-8000-000000000001', 'text');
  if (!sealed.ok) throw new Error(sealed.problem.kind);
  expect(flushes).not.toHaveBeenCalled();
  expect(before).toContain(`${sealed.value.split(':')[1]}.json`);
});
