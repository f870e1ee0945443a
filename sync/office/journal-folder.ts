import { writeSync } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk, JournalFile } from '../outbox/journal-disk.ts';
import type { DiskProblem } from '../outbox/ports.ts';
import { diskProblem, flushFolder, makeFolder } from './durable-files.ts';

/** The journal's folder on a real disk, readable by the kiosk's own user only. */
export async function openJournalFolder(folder: string): Promise<JournalDisk> {
  await makeFolder(folder);
  const pathOf = (name: string) => join(folder, name);
  return {
    list: () => attempt(() => readdir(folder)),
    read: (name, most) => attempt(() => (most === undefined ? readFile(pathOf(name)) : readHead(pathOf(name), most))),
    create: (name) => attempt(async () => journalFile(await open(pathOf(name), 'w', 0o600))),
    open: (name) => attempt(async () => journalFile(await open(pathOf(name), 'r+'))),
    rename: (from, to) => done(() => rename(pathOf(from), pathOf(to))),
    remove: (name) => done(() => unlink(pathOf(name))),
    syncFolder: () => done(() => flushFolder(folder)),
  };
}

function journalFile(handle: FileHandle): JournalFile {
  return {
    write: (at, bytes) => done(() => writeWhole(handle, at, bytes)),
    sync: () => done(() => handle.datasync()),
    close: () => handle.close().catch(() => undefined),
  };
}

/**
 * A nearly full disk takes the beginning of a write and says so only by a smaller count. At once and not by way of the thread pool: a record
 * goes into the system's memory here, and on a busy machine each such trip waits its turn twice. The flush, which may take long, goes there.
 */
function writeWhole({ fd }: FileHandle, at: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(fd, bytes, written, bytes.length - written, at + written);
}

async function readHead(path: string, most: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(new Uint8Array(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function attempt<Value>(work: () => Promise<Value>): Promise<Result<Value, DiskProblem>> {
  try {
    return succeed(await work());
  } catch (problem) {
    return fail(diskProblem(problem));
  }
}

const done = (work: () => Promise<void> | void): Promise<Result<null, DiskProblem>> =>
  attempt(async () => {
    await work();
    return null;
  });
