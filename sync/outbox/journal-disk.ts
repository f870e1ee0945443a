import type { Result } from '../kernel/result.ts';
import type { DiskProblem } from './ports.ts';

type Answer<Value> = Promise<Result<Value, DiskProblem>>;

/**
 * The folder that the journal lies in. Nothing in it outlives a power cut before it was flushed: bytes before their file's `sync`, names
 * before `syncFolder`; until then any part of them may, in any order.
 */
export interface JournalDisk {
  list(): Answer<readonly string[]>;
  /** The whole file, or its first `most` bytes. */
  read(name: string, most?: number): Answer<Uint8Array>;
  /** A new file, empty. One that has the name is emptied. */
  create(name: string): Answer<JournalFile>;
  /** A file that is there, for writing. */
  open(name: string): Answer<JournalFile>;
  /** At once, whatever has the new name. */
  rename(from: string, to: string): Answer<null>;
  remove(name: string): Answer<null>;
  syncFolder(): Answer<null>;
}

export interface JournalFile {
  /** All of it or a problem, after which any part of it may be there. What lies between the end of the file and `at` becomes zeros. */
  write(at: number, bytes: Uint8Array): Answer<null>;
  /** Answers when everything written is on the disk. After a problem nothing is known of what was written since the last one. */
  sync(): Answer<null>;
  close(): Promise<void>;
}
