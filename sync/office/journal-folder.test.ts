import { type FileHandle, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import type { Result } from '../kernel/result.ts';
import { encodeRecord } from '../outbox/frame.ts';
import type { JournalDisk } from '../outbox/journal-disk.ts';
import { openJournal } from '../outbox/open-journal.ts';
import { readNumbers } from '../outbox/read-journal.ts';
import { createSimulatedDisk } from '../outbox/simulation/simulated-disk.ts';
import { makeFolder } from './durable-files.ts';
import { openJournalFolder } from './journal-folder.ts';
import { nodeClock } from './node-clock.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'endcap-journal-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, 'journal');
}

const text = (words: string) => Buffer.from(words);

function valueOf<Value>(answer: Result<Value, unknown>): Value {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value;
}

async function opened(disk: JournalDisk) {
  const journal = valueOf(await openJournal({ disk, clock: nodeClock, segmentBytes: 65_536 }));
  onTestFinished(() => journal.close());
  return journal;
}

async function recordsOf(disk: JournalDisk): Promise<string[]> {
  const records: string[] = [];
  await readNumbers(await opened(disk), ({ payload }) => records.push(Buffer.from(payload).toString()));
  return records;
}

const record = (sequence: number, words = `record ${sequence}`) => encodeRecord({ sequence, payload: text(words) });

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

const atOnce = async <Value>(_: string, effect: () => Value) => effect();

describe.each([
  ['a real folder', async () => openJournalFolder(await folder())],
  ['the simulated one', async () => createSimulatedDisk(seededRandom(1)).connect(atOnce)],
] as const)('the disk under the journal: %s', (_, make) => {
  test('OB6 bytes are found where they were put, and what lies between is zeros', async () => {
    const disk = await make();
    const file = valueOf(await disk.create('a'));
    valueOf(await file.write(0, text('head')));
    valueOf(await file.write(600, text('tail')));
    valueOf(await file.write(1, text('EA')));
    valueOf(await file.sync());
    await file.close();
    const again = valueOf(await disk.open('a'));
    valueOf(await again.write(602, text('LL')));
    await again.close();
    const bytes = Buffer.from(valueOf(await disk.read('a')));
    expect(bytes).toHaveLength(604);
    expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 600)]).toEqual(['hEAd', 'taLL']);
    expect(bytes.subarray(4, 600).every((byte) => byte === 0)).toBe(true);
    expect(Buffer.from(valueOf(await disk.read('a', 2))).toString()).toBe('hE');
    expect(valueOf(await disk.read('a', 9_000))).toHaveLength(604);
  });

  test('OB6 a new name takes the place of what had it, and creating empties', async () => {
    const disk = await make();
    for (const name of ['a', 'b']) {
      const file = valueOf(await disk.create(name));
      valueOf(await file.write(0, text(name)));
      await file.close();
    }
    valueOf(await disk.rename('a', 'b'));
    valueOf(await disk.syncFolder());
    expect(valueOf(await disk.list())).toEqual(['b']);
    expect(Buffer.from(valueOf(await disk.read('b'))).toString()).toBe('a');
    await valueOf(await disk.create('b')).close();
    expect(valueOf(await disk.read('b'))).toHaveLength(0);
    valueOf(await disk.remove('b'));
    expect(valueOf(await disk.list())).toEqual([]);
  });

  test('OB1 what cannot be done is an answer', async () => {
    const disk = await make();
    for (const answer of [disk.read('none'), disk.open('none'), disk.remove('none'), disk.rename('none', 'other')])
      expect(await answer).toEqual({ ok: false, problem: { kind: 'disk-failed' } });
  });

  test('OB1 what was appended is there for who opens it next, in order', async () => {
    const disk = await make();
    expect(await recordsOf(disk)).toEqual([]);
    for (let sequence = 1; sequence <= 9; sequence += 3) {
      const journal = await opened(disk);
      for (const more of [0, 1, 2]) valueOf(await journal.append(record(sequence + more)));
      await journal.close();
    }
    expect(await recordsOf(disk)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map((sequence) => `record ${sequence}`));
  });
});

describe('the journal on a real disk', () => {
  test('files that are not its own are left alone, and only this user may read those that are', async () => {
    const path = await folder();
    const disk = await openJournalFolder(path);
    await writeFile(join(path, 'note.txt'), 'hello');
    await (await opened(disk)).append(record(1));
    expect(await recordsOf(disk)).toEqual(['record 1']);
    expect(await readdir(path)).toEqual(['00000001.journal', 'note.txt']);
    expect((await stat(join(path, '00000001.journal'))).mode & 0o077).toBe(0);
  });

  test('OB1 a folder that is gone says so, and orders are taken when it is back', async () => {
    const path = await folder();
    const journal = await opened(await openJournalFolder(path));
    await rm(path, { recursive: true });
    expect(await journal.append(record(1))).toEqual({ ok: false, problem: { kind: 'disk-failed' } });
    const disk = await openJournalFolder(path);
    expect(await journal.append(record(1))).toMatchObject({ ok: true });
    expect(await recordsOf(disk)).toEqual(['record 1']);
  });

  test.each(['sync', 'datasync'] as const)(
    'OB1 a disk that stays full (%s) collects no segments, and what was believed stays',
    async (call) => {
      const path = await folder();
      const disk = await openJournalFolder(path);
      const journal = await opened(disk);
      const failing = vi.spyOn(await fileHandles(), call).mockImplementation(diskFull);
      for (let attempt = 0; attempt < 5; attempt++)
        expect(await journal.append(record(1))).toEqual({ ok: false, problem: { kind: 'disk-full' } });
      expect(await readdir(path)).toEqual([]);
      failing.mockRestore();
      expect(await journal.append(record(1))).toMatchObject({ ok: true });
      vi.spyOn(await fileHandles(), 'datasync').mockImplementation(diskFull);
      expect(await journal.append(record(2))).toMatchObject({ ok: false });
      vi.restoreAllMocks();
      expect((await recordsOf(disk)).slice(0, 1)).toEqual(['record 1']);
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
