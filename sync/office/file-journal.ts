import { type FileHandle, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { DiskProblem, JournalPort } from '../outbox/ports.ts';
import { diskProblem, flushFolder } from './durable-files.ts';

/** A segment is read whole at start and may one day be rewritten whole. */
const fullSegmentBytes = 4 * 1_048_576;

export interface FileJournal extends JournalPort {
  close(): Promise<void>;
}

/**
 * `<folder>/00000001.journal`, `…2.journal`, …: only ever appended to. Every start and every failed write begins a new segment: what
 * stands behind a write that went wrong is not known, and after a failed fsync the kernel may call lost pages clean.
 */
export async function openFileJournal(folder: string): Promise<FileJournal> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => /^\d{8}\.journal$/.test(name)).toSorted();
  let number = Number.parseInt(names.at(-1) ?? '0', 10);
  let segment: { file: FileHandle; bytes: number } | null = null;

  async function nextSegment(): Promise<{ file: FileHandle; bytes: number }> {
    number++;
    // "x": never write into a file that is there, whoever made it.
    const file = await open(join(folder, `${String(number).padStart(8, '0')}.journal`), 'ax', 0o600);
    await flushFolder(folder);
    return { file, bytes: 0 };
  }

  async function endSegment(): Promise<void> {
    const ended = segment;
    segment = null;
    await ended?.file.close();
  }

  return {
    async *read() {
      for (const name of names) yield await readFile(join(folder, name));
    },

    async append(bytes): Promise<Result<null, DiskProblem>> {
      try {
        if (segment !== null && segment.bytes >= fullSegmentBytes) await endSegment();
        segment ??= await nextSegment();
        await writeWhole(segment.file, bytes);
        await segment.file.datasync();
        segment.bytes += bytes.length;
        return succeed(null);
      } catch (problem) {
        await endSegment().catch(() => undefined);
        return fail(diskProblem(problem));
      }
    },

    close: endSegment,
  };
}

/** A nearly full disk takes the beginning of a write and says so only by a smaller count. */
async function writeWhole(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at);
    at += bytesWritten;
  }
}
