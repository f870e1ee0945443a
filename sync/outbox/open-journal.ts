import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk } from './journal-disk.ts';
import { findEnd, settleEnd, type Tail } from './journal-end.ts';
import { type Merging, mergeNeighbours } from './merge-segments.ts';
import { joined, type OpenSegment, openSegment } from './open-segment.ts';
import type { DiskProblem, JournalPort } from './ports.ts';
import { openSegmentShelf } from './segment-shelf.ts';
import { type JournalProblem, surveySegments } from './survey-segments.ts';

/** A segment is read whole at start. Room for more than two thousand orders that wait. */
const usualSegmentBytes = 4 * 1_048_576;
/** A kiosk that starts has its first screen to read, and nobody orders within seconds of it. */
const quietStartMs = 3_000;
/** By then the order that took the last segment has its answer. */
const restMs = 50;

export interface Journal extends JournalPort {
  /** Merges segments that are not appended to any more, and leaves out what belongs to these orders. Nothing else is ever left out. */
  compact(mayDrop: ReadonlySet<string>): Promise<Result<Merging, DiskProblem>>;
  close(): Promise<void>;
}

interface JournalParts {
  readonly disk: JournalDisk;
  readonly clock: Clock;
  readonly segmentBytes?: number;
}

/**
 * Segments that are only ever appended to, each begun with room made ahead. A write that failed ends its segment: what stands behind it is
 * not known, and after a failed flush the system may call lost pages clean. A start goes on in the last one, behind whatever is there.
 */
export async function openJournal(parts: JournalParts): Promise<Result<Journal, JournalProblem>> {
  const { disk, clock, segmentBytes = usualSegmentBytes } = parts;
  const survey = await surveySegments(disk);
  if (!survey.ok) return survey;
  const { segments, replaced, unfinished } = survey.value;
  const end = await findEnd(disk, segments);
  if (!end.ok) return end;
  const { tails, empty } = end.value;
  const settled = await settleEnd(disk, tails);
  if (settled.ok) for (const name of [...replaced, ...unfinished]) await disk.remove(name);
  const shelf = openSegmentShelf({ disk, clock, segmentBytes, empty, lastNumber: segments.at(-1)?.number ?? 0 });
  const [newest] = tails;
  let active = settled.ok && newest !== undefined ? await reopened(disk, newest, segmentBytes) : null;
  /** What the journal ends in, as long as it is not known to be on the disk: it goes before anything else. */
  let owed = settled.ok ? null : lastRecordIn(tails);
  let compacting: Promise<Result<Merging, DiskProblem>> = Promise.resolve(succeed({ segments: 0, droppedRecords: 0 }));
  /** Also of one that has been removed: a power cut may bring it back, and then it must not count for more than what came after it. */
  let lastUsed = newest?.file.number ?? 0;
  let closed = false;

  async function segmentFor(bytes: number): Promise<Result<OpenSegment, DiskProblem>> {
    // One that grows is slower, and was only taken because there was no other.
    const better = active?.file.head.room === 0 && shelf.hasSpare(lastUsed);
    if (active !== null && !active.failed && !better && active.hasRoomFor(bytes)) return succeed(active);
    const next = await shelf.next(lastUsed);
    if (next.ok) {
      await active?.close();
      active = next.value;
      lastUsed = active.file.number;
      shelf.makeSpareIn(restMs);
      return next;
    }
    // The last resort of a disk that is full: behind whatever a failure left, in room that was made for it.
    const usable = active !== null && (!active.failed || active.file.head.room > 0) && active.hasRoomFor(bytes);
    return active !== null && usable ? succeed(active) : next;
  }

  /** A segment that grows and never held a believed byte goes with its failure: a full disk would else collect one for every attempt. */
  async function abandonUnused(segment: OpenSegment): Promise<void> {
    if (!segment.unused || segment.file.head.room > 0) return;
    active = null;
    await segment.close();
    await disk.remove(segment.file.name);
  }

  async function append(bytes: Uint8Array): Promise<Result<null, DiskProblem>> {
    const all = owed === null ? bytes : joined([owed, bytes]);
    const flushed = owed === null ? succeed(null) : await disk.syncFolder();
    const segment = flushed.ok ? await segmentFor(all.length) : flushed;
    if (!segment.ok) return segment;
    const written = await segment.value.append(all);
    if (written.ok) owed = null;
    else await abandonUnused(segment.value);
    return written;
  }

  async function compact(mayDrop: ReadonlySet<string>): Promise<Result<Merging, DiskProblem>> {
    const nothing = { segments: 0, droppedRecords: 0 };
    const newestNumber = active?.file.number ?? newest?.file.number ?? 0;
    if (closed || owed !== null) return succeed(nothing);
    const now = await surveySegments(disk);
    if (!now.ok) return now.problem.kind === 'newer-version' ? succeed(nothing) : fail(now.problem);
    const old = now.value.segments.filter(({ number }) => number < newestNumber);
    return mergeNeighbours({ disk, segments: old, mayDrop, mostBytes: segmentBytes, isClosed: () => closed });
  }

  if (owed !== null) {
    const paid = await append(new Uint8Array());
    // A file system that needs room to write over itself: orders are read and carried, and saved again when there is some.
    if (!paid.ok && paid.problem.kind !== 'disk-full') return fail(paid.problem);
  }
  shelf.makeSpareIn(quietStartMs);
  return succeed({
    async *read() {
      for (const { name } of segments.filter(({ number }) => !empty.some((one) => one.number === number))) {
        const bytes = await disk.read(name);
        if (!bytes.ok) throw new Error(`A segment of the journal cannot be read (${bytes.problem.kind})`);
        yield bytes.value;
      }
    },
    append,
    compact(mayDrop) {
      compacting = compacting.then(() => compact(mayDrop));
      return compacting;
    },
    async close() {
      closed = true;
      await shelf.close();
      await compacting;
      await active?.close();
    },
  });
}

/** Merged segments and those of the first version are as they are. */
async function reopened(disk: JournalDisk, { file, start, bytes, end }: Tail, segmentBytes: number) {
  if (file.head === null || file.head.merged !== null) return null;
  const limit = Math.max(segmentBytes, file.head.room);
  const opened = await openSegment(
    disk,
    { ...file, head: file.head },
    { end, contentEnd: start + bytes.length, limit, unused: false },
  );
  return opened.ok ? opened.value : null;
}

const lastRecordIn = (tails: readonly Tail[]): Uint8Array =>
  tails.find(({ record }) => record !== null)?.record ?? new Uint8Array();
