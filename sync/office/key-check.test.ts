import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { startKeyCheck } from './key-check.ts';
import { keyFoldersIn, openKeyFiles } from './key-files.ts';
import { keyVault } from './vault.ts';

async function bench() {
  const dataDir = await mkdtemp(join(tmpdir(), 'endcap-keys-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const folders = keyFoldersIn(dataDir, 'keys');
  const vault = keyVault(randomBytes(32), randomBytes);
  const files = await openKeyFiles({ ...folders, vault, recovery: null, randomBytes });
  const [one, other] = [await files.make(), await files.make()];
  const pathsOf = ({ name }: { name: string }) =>
    [folders.folder, folders.copies].map((at) => join(at, `${name}.json`));
  const told: unknown[] = [];
  const clock = scriptedClock();
  const start = () => {
    const check = startKeyCheck({
      ...{ files: [files], clock, logger: silentLogger },
      notices: { tell: (what, found) => void told.push([what, found?.count ?? 1]) },
    });
    onTestFinished(() => check.close());
  };
  /** The clock goes on while the real disk answers in its own time. */
  const until = (what: string, holds: () => boolean) =>
    eventually(
      what,
      async () => {
        await clock.advance(10_000);
        return holds();
      },
      20_000,
    );
  return { folders, files, one, other, pathsOf, told, start, until };
}

describe('the two files of each key', () => {
  test('OB50 a key with one of them cut, garbled or gone is read; a day later both are whole, and it is told', async () => {
    const { files, one, other, pathsOf, told, start, until } = await bench();
    const [first = '', copy = ''] = pathsOf(one);
    const [, secondCopy = ''] = pathsOf(other);
    const whole = await readFile(first, 'utf8');
    const letter = whole.at(-20) === 'A' ? 'B' : 'A';
    await writeFile(first, whole.slice(0, -20) + letter + whole.slice(-19));
    await truncate(secondCopy, 0);
    for (const key of [one, other]) expect(await files.read(key.name)).toEqual({ ok: true, value: key.key });
    start();
    await until('both are mended', () => told.length === 2);
    expect(told).toEqual([
      ['keys-mended', 1],
      ['keys-mended', 1],
    ]);
    for (const path of [first, copy]) expect(await readFile(path, 'utf8')).toBe(whole);
  });

  test('OB50 a key of which neither is whole is told, once, with how many there are', async () => {
    const { one, other, pathsOf, told, start, until } = await bench();
    for (const path of [one, other].flatMap(pathsOf)) await truncate(path, 0);
    start();
    await until('it is told', () => told.length > 0);
    expect(told[0]).toEqual(['keys-lost', 2]);
  });

  test('OB41 OB50 nothing brings back a key that is being destroyed, whatever mends meanwhile', async () => {
    const { folders, files, one, pathsOf } = await bench();
    const [first = ''] = pathsOf(one);
    await truncate(first, 0);
    await Promise.all([files.check(one.name), files.destroy(one.name), files.check(one.name)]);
    for (const folder of [folders.folder, folders.copies])
      expect(await readdir(folder)).not.toContain(`${one.name}.json`);
    expect(await files.read(one.name)).toEqual({ ok: false, problem: 'lost' });
  });

  test('OB41 a wipe that was killed between the two is done again to the end', async () => {
    const { files, one, pathsOf } = await bench();
    const [first = '', copy = ''] = pathsOf(one);
    await rm(first);
    expect(await files.names()).toContain(one.name);
    await files.destroy(one.name);
    await expect(readFile(copy)).rejects.toThrow('ENOENT');
  });
});
