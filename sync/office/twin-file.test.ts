import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contentOf, mendTwin, readTwin, twinIn, withSum, writeTwin } from './twin-file.ts';

const content = Buffer.from('what must not be lost');
const isWhole = (bytes: Uint8Array) => contentOf(bytes, () => false) !== null;

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-twin-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const twin = twinIn(folder, 'key.bin');
  await mkdir(dirname(twin.second));
  const read = async () => {
    const found = await readTwin(twin, isWhole);
    return found.found === 'content' ? contentOf(found.bytes, () => false) : found.found;
  };
  return { twin, read };
}

const harms = {
  emptied: (path: string) => truncate(path, 0),
  cut: (path: string) => truncate(path, 20),
  garbled: async (path: string) => {
    const bytes = await readFile(path);
    await writeFile(path, bytes.fill(7, 14, 18));
  },
  'without its mark': async (path: string) => writeFile(path, (await readFile(path)).fill(0, 0, 4)),
  deleted: (path: string) => rm(path),
};

describe('a file that is kept twice', () => {
  for (const which of ['first', 'second'] as const)
    test.each(Object.entries(harms))(
      `OB50 its ${which} %s, it is read from the other, which mends it`,
      async (harm, inflict) => {
        const { twin, read } = await bench();
        await writeTwin(twin, withSum(content));
        await inflict(twin[which]);
        expect(await read()).toEqual(content);
        const isNews = which === 'first' || harm !== 'deleted';
        expect(await mendTwin(twin, isWhole)).toBe(isNews);
        expect(await readFile(twin[which])).toEqual(withSum(content));
        expect(await mendTwin(twin, isWhole)).toBe(false);
      },
    );

  test('both damaged is told from never written', async () => {
    const { twin, read } = await bench();
    expect(await read()).toBe('nothing');
    await writeTwin(twin, withSum(content));
    for (const path of [twin.first, twin.second]) await harms.garbled(path);
    expect([await read(), await mendTwin(twin, isWhole)]).toEqual(['damage', false]);
  });

  test('a disk that does not let it be read is no damage', async () => {
    const { twin, read } = await bench();
    await mkdir(twin.first);
    await expect(read()).rejects.toThrow('EISDIR');
    await writeFile(twin.second, withSum(content));
    expect(await read()).toEqual(content);
    expect(await mendTwin(twin, isWhole)).toBe(false);
  });
});
