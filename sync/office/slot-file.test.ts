import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openSlotFile } from './slot-file.ts';

async function bench() {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-slots-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'slots');
  return { path, open: () => openSlotFile(path, v.string()) };
}

describe('a value that is written in place', () => {
  test('is what was last written, after a restart', async () => {
    const { open } = await bench();
    const file = await open();
    expect(file.kept).toEqual({ found: 'nothing' });
    expect((await open()).kept).toEqual({ found: 'nothing' });
    for (const value of ['one', 'two', 'ثلاثة']) {
      await file.write(value);
      expect((await open()).kept).toEqual({ found: 'value', value });
    }
  });

  test('OB52 takes no more room than was made ahead, until it has to grow', async () => {
    const { path, open } = await bench();
    const file = await open();
    const before = await stat(path);
    for (let time = 0; time < 5; time++) await file.write('x'.repeat(time * 900));
    expect(await stat(path)).toMatchObject({ size: before.size, ino: before.ino });
    const long = 'y'.repeat(20_000);
    await file.write(long);
    expect((await open()).kept).toEqual({ found: 'value', value: long });
    await file.write('short again');
    expect((await open()).kept).toEqual({ found: 'value', value: 'short again' });
  });

  test('OB52 cut at any byte of a writing, it is the new one or the one before', async () => {
    const { path, open } = await bench();
    const file = await open();
    await file.write('the one before');
    const before = await readFile(path);
    await file.write('the new one');
    const after = await readFile(path);
    for (let cut = 0; cut <= after.length; cut += cut < 80 ? 1 : 499) {
      await writeFile(path, Buffer.concat([after.subarray(0, cut), before.subarray(cut)]));
      const { kept } = await open();
      expect(['the one before', 'the new one']).toContain(kept.found === 'value' ? kept.value : kept.found);
    }
  });

  test('of which nothing can be read is told from one that never was', async () => {
    const { path, open } = await bench();
    await (await open()).write('something');
    await writeFile(path, Buffer.alloc(8_192, 'x'));
    expect((await open()).kept).toEqual({ found: 'damage' });
  });
});
