import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk } from './journal-disk.ts';
import { findEnd, settleEnd, type Tail } from './journal-end.ts';
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
  const { segments, obsolete } = survey.value;
  const end = await findEnd(disk, segments);
  if (!end.ok) return end;
  const { tails, empty } = end.value;
  const settled = await settleEnd(disk, tails);
  if (settled.ok) for (const name of obsolete) await disk.remove(name);
  const shelf = openSegmentShelf({ disk, clock, segmentBytes, empty, lastNumber: segments.at(-1)?.number ?? 0 });
  const [newest] = tails;
  let active = settled.ok && newest !== undefined ? await reopened(disk, newest, segmentBytes) : null;
  /** What the journal ends in, as long as it is not known to be on the disk: it goes before anything else. */
  let owed = settled.ok ? null : lastRecordIn(tails);

  async function segmentFor(bytes: number): Promise<Result<OpenSegment, DiskProblem>> {
    if (active !== null && !active.failed && active.hasRoomFor(bytes)) return succeed(active);
    const next = await shelf.next(active?.file ?? newest?.file ?? null);
    if (next.ok) {
      await active?.close();
      active = next.value;
      shelf.makeSpareIn(restMs);
      return next;
    }
    // The last resort of a disk that is full: behind whatever the failure left, in room that was made for it.
    const hasRoom = active !== null && (active.file.head?.room ?? 0) > 0 && active.hasRoomFor(bytes);
    return active !== null && hasRoom ? succeed(active) : next;
  }

  /** A segment that grows and never held a believed byte goes with its failure: a full disk would else collect one for every attempt. */
  async function abandonUnused(segment: OpenSegment): Promise<void> {
    if (!segment.unused || (segment.file.head?.room ?? 0) > 0) return;
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

  if (owed !== null) {
    const paid = await append(new Uint8Array());
    // A file system that needs room to write over itself: orders are read and carried, and saved again when there is some.
    if (!paid.ok && paid.problem.kind !== 'disk-full') return fail(paid.problem);
  }
  shelf.makeSpareIn(quietStartMs);
  return succeed({
    async *read() {
      for (const { name } of segments.filter((segment) => !empty.includes(segment))) {
        const bytes = await disk.read(name);
        if (!bytes.ok) throw new Error(`A segment of the journal cannot be read (${bytes.problem.kind})`);
        yield bytes.value;
      }
    },
    append,
    async close() {
      await shelf.close();
      await active?.close();
    },
  });
}

/** Merged segments and those of the first version are as they are. */
async function reopened(disk: JournalDisk, { file, start, bytes, end }: Tail, segmentBytes: number) {
  if (file.head === null || file.head.merged !== null) return null;
  const limit = Math.max(segmentBytes, file.head.room);
  const opened = await openSegment(disk, file, { end, contentEnd: start + bytes.length, limit, unused: false });
  return opened.ok ? opened.value : null;
}

function lastRecordIn(tails: readonly Tail[]): Uint8Array {
  const last = tails.find(({ hasRecord }) => hasRecord);
  return last === undefined ? new Uint8Array() : last.bytes.subarray(0, last.end - last.start);
}
