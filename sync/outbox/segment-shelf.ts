import type { Clock } from '../kernel/clock.ts';
import { type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk } from './journal-disk.ts';
import { type OpenSegment, openSegment } from './open-segment.ts';
import type { DiskProblem } from './ports.ts';
import { encodeHead, headBytes, type SegmentHead } from './segment-head.ts';
import { type WritableSegment, segmentName, unfinished } from './survey-segments.ts';
import { inPieces, writeNew } from './write-new.ts';

/** A disk that had no room for a spare may have some when somebody has looked after it. */
const tryAgainMs = 60_000;

/**
 * The segments to come. One with room in it is kept ready, full of zeros and on the disk, so that orders can be saved when the disk is
 * full; it is made in quiet moments, and whoever needs one before that gets one that grows.
 */
export interface SegmentShelf {
  next(after: number): Promise<Result<OpenSegment, DiskProblem>>;
  /** Is there one with room in it? */
  hasSpare(after: number): boolean;
  /** In so many milliseconds, if there is none by then. */
  makeSpareIn(ms: number): void;
  close(): Promise<void>;
}

interface ShelfParts {
  readonly disk: JournalDisk;
  readonly clock: Clock;
  readonly segmentBytes: number;
  /** Of all segments that are there. */
  readonly lastNumber: number;
  /** Those of them that are empty and may be used. */
  readonly empty: readonly WritableSegment[];
}

export function openSegmentShelf({ disk, clock, segmentBytes, ...found }: ShelfParts): SegmentShelf {
  const empty = [...found.empty];
  let lastNumber = found.lastNumber;
  let closed = false;
  let making: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;

  /** It has its name only when what is in it is on the disk, and is used only when its name is. */
  async function make(kind: 'grows' | 'spare'): Promise<Result<WritableSegment, DiskProblem>> {
    const head = { room: kind === 'spare' ? segmentBytes : 0, merged: null };
    const temporary = unfinished(kind);
    const isClosed = () => kind === 'spare' && closed;
    const written = await writeNew(disk, temporary, inPieces(blankSegment(head)), isClosed);
    // Taken at once: another may be made meanwhile.
    const number = written.ok ? ++lastNumber : 0;
    const name = written.ok ? segmentName(number) : temporary;
    const renamed = written.ok ? await disk.rename(temporary, name) : written;
    const done = renamed.ok ? await disk.syncFolder() : renamed;
    if (done.ok) return succeed({ number, name, head });
    await disk.remove(renamed.ok ? name : temporary);
    return done;
  }

  const hasSpare = (after: number) => empty.some(({ head, number }) => number > after && head.room > 0);

  async function makeSpare(): Promise<void> {
    if (hasSpare(0)) return;
    const made = await make('spare');
    if (made.ok) empty.push(made.value);
    else makeSpareIn(tryAgainMs);
  }

  function makeSpareIn(ms: number): void {
    if (closed || cancelTimer !== null) return;
    cancelTimer = clock.after(ms, () => {
      cancelTimer = null;
      making ??= makeSpare().finally(() => (making = null));
    });
  }

  const open = (file: WritableSegment) => {
    const limit = Math.max(segmentBytes, file.head.room);
    return openSegment(disk, file, { end: headBytes, contentEnd: headBytes, limit, unused: true });
  };

  return {
    async next(after) {
      for (let file = empty.shift(); file !== undefined; file = empty.shift()) {
        // Made at the same time as one that was needed sooner: records in it would stand before those that are older.
        if (file.number < after) continue;
        const opened = await open(file);
        if (opened.ok) return opened;
      }
      const made = await make('grows');
      return made.ok ? open(made.value) : made;
    },
    hasSpare,
    makeSpareIn,
    async close() {
      closed = true;
      cancelTimer?.();
      await making;
    },
  };
}

/** A head, and zeros up to the length that it names. */
function blankSegment(head: SegmentHead): Uint8Array {
  const bytes = new Uint8Array(Math.max(headBytes, head.room));
  bytes.set(encodeHead(head));
  return bytes;
}
