import { fail, type Result, succeed } from '../kernel/result.ts';
import { countNumbers } from './count-numbers.ts';
import type { JournalDisk } from './journal-disk.ts';
import { type Kept, keptOf } from './kept-records.ts';
import { joined } from './open-segment.ts';
import type { DiskProblem } from './ports.ts';
import { readSegment, type SegmentReading } from './read-segment.ts';
import { encodeHead, headBytes, type SegmentHead } from './segment-head.ts';
import { type SegmentFile, unfinished } from './survey-segments.ts';
import { inPieces, writeNew } from './write-new.ts';

export interface Merging {
  /** How many segments have gone into others. */
  readonly segments: number;
  readonly droppedRecords: number;
}

interface Member {
  readonly file: SegmentFile;
  readonly reading: SegmentReading;
  readonly kept: Kept;
}
type Run = readonly [Member, ...Member[]];

interface MergeParts {
  readonly disk: JournalDisk;
  /** Of those that nobody appends to any more, oldest first. */
  readonly segments: readonly SegmentFile[];
  readonly mayDrop: ReadonlySet<string>;
  /** Neighbours that fit into this are merged. */
  readonly mostBytes: number;
  readonly isClosed: () => boolean;
}

/** Neighbours that fit into one segment become one; one that has lost half of itself is written anew. */
export async function mergeNeighbours(parts: MergeParts): Promise<Result<Merging, DiskProblem>> {
  const { disk, segments, mayDrop, mostBytes, isClosed } = parts;
  const done = { segments: 0, droppedRecords: 0 };
  let run: Member[] = [];

  async function mergeRun(): Promise<Result<null, DiskProblem>> {
    const [first, ...more] = run;
    run = [];
    if (first === undefined || !isWorthIt([first, ...more])) return succeed(null);
    const merged = await merge(disk, [first, ...more], isClosed);
    if (!merged.ok) return merged;
    done.segments += 1 + more.length;
    for (const { kept } of [first, ...more]) done.droppedRecords += kept.dropped;
    return merged;
  }

  for (const file of segments) {
    if (isClosed()) return succeed(done);
    const bytes = await disk.read(file.name);
    if (!bytes.ok) return bytes;
    const reading = readSegment(bytes.value);
    const member = { file, reading, kept: keptOf(bytes.value, reading, mayDrop) };
    if (headBytes + bytesIn([...run, member]) > mostBytes) {
      const merged = await mergeRun();
      if (!merged.ok) return merged;
    }
    run.push(member);
  }
  const merged = await mergeRun();
  return merged.ok ? succeed(done) : merged;
}

const bytesIn = (run: readonly Member[]) => run.reduce((sum, { kept }) => sum + kept.bytes, 0);

function isWorthIt(run: Run): boolean {
  const [{ kept, reading }, ...more] = run;
  return more.length > 0 || (kept.dropped > 0 && 2 * kept.bytes < reading.end);
}

/**
 * Under the name of the last of them:
 *
 *     3 │ 4 │ 5     write 5.new, flush ─► read it back ─► rename to 5 ─► flush the folder ─► remove 3, 4
 *
 * Until the new name is on the disk the old ones stand; from then on whoever finds both believes the new one, whose head says what it
 * stands for. Numbers stay as they are.
 */
async function merge(disk: JournalDisk, run: Run, isClosed: () => boolean): Promise<Result<null, DiskProblem>> {
  const [first, ...more] = run;
  const { file: last } = more.at(-1) ?? first;
  const bytes = joined([encodeHead(headOf(run)), ...run.flatMap(({ kept }) => kept.parts)]);
  const temporary = unfinished(last.name);
  const written = await writeNew(disk, temporary, inPieces(bytes), isClosed);
  if (!written.ok) return written;
  const named = (await readsAs(disk, temporary, bytes)) ? await disk.rename(temporary, last.name) : notWritten;
  if (!named.ok) {
    await disk.remove(temporary);
    return named;
  }
  const flushed = await disk.syncFolder();
  if (flushed.ok) for (const { file } of run) if (file !== last) await disk.remove(file.name);
  return flushed;
}

const notWritten = fail({ kind: 'disk-failed' as const });

function headOf(run: Run): SegmentHead {
  const [{ file }] = run;
  const readings = run.map(({ reading }) => reading);
  const from = readings.map(firstNumber).find((number) => number > 0) ?? 0;
  const counting = countNumbers(() => {}, Math.max(0, from - 1));
  for (const reading of readings) counting.add(reading);
  const { missing, lastSequence } = counting.end();
  return {
    room: headBytes + bytesIn(run),
    merged: {
      first: file.head?.merged?.first ?? file.number,
      ...{ from, upTo: lastSequence, missing },
      records: run.reduce((sum, { kept }) => sum + kept.records, 0),
    },
  };
}

const firstNumber = ({ head, records }: SegmentReading): number => head?.merged?.from ?? records[0]?.sequence ?? 0;

async function readsAs(disk: JournalDisk, name: string, bytes: Uint8Array): Promise<boolean> {
  const there = await disk.read(name);
  return there.ok && there.value.length === bytes.length && there.value.every((byte, at) => byte === bytes[at]);
}
