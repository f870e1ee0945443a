import { type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk, JournalFile } from './journal-disk.ts';
import { encodeNote } from './journal-note.ts';
import type { DiskProblem } from './ports.ts';
import type { WritableSegment } from './survey-segments.ts';

/** A write that was cut short leaves its sector behind: what comes next begins in one of its own. */
const sectorBytes = 512;
/** A note that says where a torn end began, and the way to the next sector. */
const noteBytes = 128 + sectorBytes;

/** The segment that is appended to. */
export interface OpenSegment {
  readonly file: WritableSegment;
  /** A write has gone wrong in it: what stands behind its last record is not known. */
  readonly failed: boolean;
  /** Nothing has been written to it that was believed. */
  readonly unused: boolean;
  hasRoomFor(bytes: number): boolean;
  /** Answers when the bytes are on the disk. After a problem the next ones go behind whatever these have left. */
  append(bytes: Uint8Array): Promise<Result<null, DiskProblem>>;
  close(): Promise<void>;
}

interface Place {
  /** Behind the last record. */
  readonly end: number;
  /** Behind what a write left there that was cut short; `end` where there is nothing. */
  readonly contentEnd: number;
  readonly limit: number;
  readonly unused: boolean;
}

export async function openSegment(
  disk: JournalDisk,
  segment: WritableSegment,
  place: Place,
): Promise<Result<OpenSegment, DiskProblem>> {
  const opened = await disk.open(segment.name);
  return opened.ok ? succeed(appendTo(segment, opened.value, place)) : opened;
}

function appendTo(segment: WritableSegment, file: JournalFile, place: Place): OpenSegment {
  const { limit } = place;
  let { end, contentEnd, unused } = place;
  let failed = false;

  async function write(at: number, bytes: Uint8Array): Promise<Result<null, DiskProblem>> {
    const written = await file.write(at, bytes);
    return written.ok ? file.sync() : written;
  }

  return {
    file: segment,
    get failed() {
      return failed;
    },
    get unused() {
      return unused;
    },
    // One that is empty takes anything: no record is too large for the journal.
    hasRoomFor: (bytes) => (unused && !failed) || contentEnd + noteBytes + bytes <= limit,
    async append(bytes) {
      const torn = contentEnd > end;
      const at = torn ? Math.ceil(contentEnd / sectorBytes) * sectorBytes : end;
      const all = torn ? joined([encodeNote({ note: 'torn-end', from: end }), bytes]) : bytes;
      const done = await write(at, all);
      contentEnd = at + all.length;
      failed = !done.ok;
      if (!done.ok) return done;
      end = contentEnd;
      unused = false;
      return done;
    },
    close: () => file.close(),
  };
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((bytes, part) => bytes + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
