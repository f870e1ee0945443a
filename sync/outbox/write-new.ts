import { fail, type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk, JournalFile } from './journal-disk.ts';
import type { DiskProblem } from './ports.ts';

/** So many bytes are flushed at a time, so that an order's flush never waits for more of them than this. */
const pieceBytes = 262_144;

/** A whole file, on the disk under a name that nobody reads; nothing at all when it is closed meanwhile. */
export async function writeNew(
  disk: JournalDisk,
  name: string,
  pieces: Iterable<Uint8Array>,
  isClosed: () => boolean,
): Promise<Result<null, DiskProblem>> {
  const file = await disk.create(name);
  if (!file.ok) return file;
  const written = await writePieces(file.value, pieces, isClosed);
  await file.value.close();
  if (!written.ok) await disk.remove(name);
  return written;
}

async function writePieces(
  file: JournalFile,
  pieces: Iterable<Uint8Array>,
  isClosed: () => boolean,
): Promise<Result<null, DiskProblem>> {
  let at = 0;
  for (const piece of pieces) {
    if (isClosed()) return fail({ kind: 'closed' });
    const written = await file.write(at, piece);
    const done = written.ok ? await file.sync() : written;
    if (!done.ok) return done;
    at += piece.length;
  }
  return succeed(null);
}

export function* inPieces(bytes: Uint8Array): Iterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
