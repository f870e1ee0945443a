import { appendFile, type FileHandle, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { JournalPort } from '../outbox/ports.ts';
import { makeFolder } from './durable-files.ts';
import { openFileJournal } from './file-journal.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'endcap-journal-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, 'journal');
}

async function opened(path: string) {
  const journal = await openFileJournal(path);
  onTestFinished(() => journal.close());
  return journal;
}

const text = (words: string) => Buffer.from(words);

async function contentOf(journal: JournalPort): Promise<string[]> {
  const pieces: string[] = [];
  for await (const piece of journal.read()) pieces.push(Buffer.from(piece).toString());
  return pieces;
}

/** What every open file has in common, where a test can make the disk fail. */
async function fileHandles(): Promise<FileHandle> {
  const file = await open(tmpdir(), 'r');
  onTestFinished(() => {
    vi.restoreAllMocks();
  });
  await file.close();
  const shared: unknown = Object.getPrototypeOf(file);
  return shared as FileHandle;
}

const diskFull = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));

describe('the journal file', () => {
  test('OB1 what was appended is there for who opens it next, in order', async () => {
    const path = await folder();
    const first = await opened(path);
    expect(await contentOf(first)).toEqual([]);
    for (const words of ['a', 'b']) expect(await first.append(text(words))).toEqual({ ok: true, value: null });
    const second = await opened(path);
    await second.append(text('c'));
    expect(await contentOf(await opened(path))).toEqual(['ab', 'c']);
  });

  test('OB6 what is there is never written to again, whatever it ends in', async () => {
    const path = await folder();
    await (await opened(path)).append(text('whole'));
    await appendFile(join(path, '00000001.journal'), 'to');
    await (await opened(path)).append(text('next'));
    expect(await contentOf(await opened(path))).toEqual(['wholeto', 'next']);
  });

  test('an opening that writes nothing leaves nothing', async () => {
    const path = await folder();
    await opened(path);
    expect(await readdir(path)).toEqual([]);
  });

  test('files that are not its own are left alone', async () => {
    const path = await folder();
    await (await opened(path)).append(text('a'));
    await writeFile(join(path, 'note.txt'), 'hello');
    expect(await contentOf(await opened(path))).toEqual(['a']);
  });

  test('a full segment is followed by the next', async () => {
    const path = await folder();
    const journal = await opened(path);
    const large = new Uint8Array(3 * 1_048_576).fill(65);
    for (let record = 0; record < 3; record++) await journal.append(large);
    expect(await readdir(path)).toEqual(['00000001.journal', '00000002.journal']);
  });

  test('only this user may read it', async () => {
    const path = await folder();
    await (await opened(path)).append(text('a'));
    expect((await stat(join(path, '00000001.journal'))).mode & 0o077).toBe(0);
  });

  test('OB1 a write that fails says so, and the next one begins a new segment', async () => {
    const path = await folder();
    const journal = await opened(path);
    await rm(path, { recursive: true });
    expect(await journal.append(text('a'))).toEqual({ ok: false, problem: { kind: 'disk-failed' } });
    await openFileJournal(path);
    expect(await journal.append(text('b'))).toMatchObject({ ok: true });
    expect(await contentOf(await opened(path))).toEqual(['b']);
  });

  test.each(['sync', 'datasync'] as const)(
    'OB1 a disk that stays full (%s) collects no segments, and what was believed stays',
    async (call) => {
      const path = await folder();
      const journal = await opened(path);
      const failing = vi.spyOn(await fileHandles(), call).mockImplementation(diskFull);
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await journal.append(text('a'))).toEqual({ ok: false, problem: { kind: 'disk-full' } });
      expect(await readdir(path)).toEqual([]);
      failing.mockRestore();
      expect(await journal.append(text('b'))).toMatchObject({ ok: true });
      vi.spyOn(await fileHandles(), 'datasync').mockImplementation(diskFull);
      expect(await journal.append(text('c'))).toMatchObject({ ok: false });
      expect((await contentOf(await opened(path))).join()).toMatch(/^b/);
    },
  );

  test('OB1 a folder that was made is on the disk itself, with each one made above it', async () => {
    const path = join(await folder(), 'a', 'b');
    const flushed = vi.spyOn(await fileHandles(), 'sync');
    await makeFolder(path);
    expect(flushed).toHaveBeenCalledTimes(process.platform === 'win32' ? 0 : 3);
    await makeFolder(path);
    expect(flushed).toHaveBeenCalledTimes(process.platform === 'win32' ? 0 : 3);
  });
});
