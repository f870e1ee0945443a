import { type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk } from './journal-disk.ts';
import type { DiskProblem } from './ports.ts';
import { readSegment, type SegmentReading } from './read-segment.ts';
import { headBytes } from './segment-head.ts';
import { isWritable, type SegmentFile, type WritableSegment } from './survey-segments.ts';

/** What a segment ends in: its last record, and whatever was left behind that. */
export interface Tail {
  readonly file: SegmentFile;
  readonly start: number;
  readonly bytes: Uint8Array;
  /** Behind the last record; the tail is longer where a write was cut short. */
  readonly end: number;
  /** The last record alone. */
  readonly record: Uint8Array | null;
}

export interface JournalEnd {
  /** The newest first, back to the one with the journal's last record. */
  readonly tails: readonly Tail[];
  /** Behind them, with nothing in them. */
  readonly empty: readonly WritableSegment[];
}

/**
 *     … │ records records │ records rec░░ │ zeros      │ zeros
 *                           └ tail ─────┘   └ empty ──────────
 */
export async function findEnd(
  disk: JournalDisk,
  segments: readonly SegmentFile[],
): Promise<Result<JournalEnd, DiskProblem>> {
  const tails: Tail[] = [];
  const empty: WritableSegment[] = [];
  for (const file of segments.toReversed()) {
    const bytes = await disk.read(file.name);
    if (!bytes.ok) return bytes;
    const reading = readSegment(bytes.value);
    if (!isEmpty(reading)) tails.push(tailOf(file, bytes.value, reading));
    else if (tails.length === 0 && isWritable(file) && reading.damaged === 0) empty.unshift(file);
    if (tails.at(-1)?.record) break;
  }
  return succeed({ tails, empty });
}

const isEmpty = ({ frames, unread }: SegmentReading) => frames.length === 0 && unread.length === 0;

function tailOf(file: SegmentFile, bytes: Uint8Array, { frames, records, head, end }: SegmentReading): Tail {
  const first = head === null ? 0 : headBytes;
  const last = records.at(-1);
  const start = last?.start ?? first;
  const recordEnd = frames.at(-1)?.end ?? first;
  const record = last === undefined ? null : bytes.slice(last.start, last.end);
  return { file, start, bytes: bytes.slice(start, end), end: recordEnd, record };
}

/**
 * A kill between a write and its flush leaves a record that can be read and is not on the disk; a flush that failed may have left one that
 * the system no longer means to write. So what the journal ends in is written once more, over itself, and flushed, before it is believed.
 */
export async function settleEnd(disk: JournalDisk, tails: readonly Tail[]): Promise<Result<null, DiskProblem>> {
  for (const { file, start, bytes } of tails) {
    const opened = await disk.open(file.name);
    if (!opened.ok) return opened;
    const written = await opened.value.write(start, bytes);
    const done = written.ok ? await opened.value.sync() : written;
    await opened.value.close();
    if (!done.ok) return done;
  }
  return disk.syncFolder();
}
