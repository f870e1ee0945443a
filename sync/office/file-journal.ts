import { writeSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { DiskProblem, JournalPort } from '../outbox/ports.ts';
import { diskProblem, flushFolder, makeFolder } from './durable-files.ts';

/** A segment is read whole at start and may one day be rewritten whole. */
const fullSegmentBytes = 4 * 1_048_576;

interface Segment {
  readonly path: string;
  readonly file: FileHandle;
  bytes: number;
}

export interface FileJournal extends JournalPort {
  close(): Promise<void>;
}

/**
 * `<folder>/00000001.journal`, `…2.journal`, …: only ever appended to. Every start and every failed write begins a new segment: what
 * stands behind a write that went wrong is not known, and after a failed fsync the kernel may call lost pages clean.
 */
export async function openFileJournal(folder: string): Promise<FileJournal> {
  await makeFolder(folder);
  const names = (await readdir(folder)).filter((name) => /^\d{8}\.journal$/.test(name)).toSorted();
  let number = Number.parseInt(names.at(-1) ?? '0', 10);
  let segment: Segment | null = null;

  async function nextSegment(): Promise<Segment> {
    const path = join(folder, `${String(++number).padStart(8, '0')}.journal`);
    // "x": never write into a file that is there, whoever made it.
    return { path, file: await open(path, 'ax', 0o600), bytes: 0 };
  }

  async function endSegment(): Promise<void> {
    const ended = segment;
    segment = null;
    await ended?.file.close();
  }

  /** A segment that never held a believed byte goes with its failure: a full disk would else collect one for every attempt. */
  async function abandonSegment(): Promise<void> {
    const failed = segment;
    await endSegment().catch(() => undefined);
    if (failed?.bytes === 0) await unlink(failed.path).catch(() => undefined);
  }

  return {
    async *read() {
      for (const name of names) yield await readFile(join(folder, name));
    },

    async append(bytes): Promise<Result<null, DiskProblem>> {
      try {
        if (segment !== null && segment.bytes >= fullSegmentBytes) await endSegment();
        segment ??= await nextSegment();
        if (segment.bytes === 0) await flushFolder(folder);
        writeWhole(segment.file, bytes);
        await segment.file.datasync();
        segment.bytes += bytes.length;
        return succeed(null);
      } catch (problem) {
        await abandonSegment();
        return fail(diskProblem(problem));
      }
    },

    close: endSegment,
  };
}

/**
 * A nearly full disk takes the beginning of a write and says so only by a smaller count. At once and not by way of the thread pool: a record
 * goes into the system's memory here, and on a busy machine each such trip waits its turn twice. The flush, which may take long, goes there.
 */
function writeWhole({ fd }: FileHandle, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
}
