import { fail, type Result, succeed } from '../kernel/result.ts';
import type { JournalDisk } from './journal-disk.ts';
import type { DiskProblem } from './ports.ts';
import { decodeHead, headBytes, type SegmentHead } from './segment-head.ts';

/** `00000001.journal`, `…2.journal`, …: in the order in which they were written. */
export interface SegmentFile {
  readonly number: number;
  readonly name: string;
  readonly head: SegmentHead | null;
}

/** One that may be written to: those of the first version are as they are. */
export interface WritableSegment extends SegmentFile {
  readonly head: SegmentHead;
}

export const isWritable = (file: SegmentFile): file is WritableSegment => file.head !== null;

export type JournalProblem = DiskProblem | { readonly kind: 'newer-version'; readonly version: number };

export interface Survey {
  /** What counts, oldest first. */
  readonly segments: readonly SegmentFile[];
  /** What a merged segment stands for. */
  readonly replaced: readonly string[];
  /** What is being made, or never was finished. */
  readonly unfinished: readonly string[];
}

export const segmentName = (number: number): string => `${String(number).padStart(8, '0')}.journal`;

/** A file has this ending until it is whole. */
export const unfinished = (name: string): string => `${name}.new`;

/** Looks and touches nothing: a journal that a newer version has written stays as it is. */
export async function surveySegments(disk: JournalDisk): Promise<Result<Survey, JournalProblem>> {
  const names = await disk.list();
  if (!names.ok) return names;
  const segments: SegmentFile[] = [];
  for (const name of names.value.filter((one) => /^\d{8}\.journal$/.test(one)).toSorted()) {
    const bytes = await disk.read(name, headBytes);
    if (!bytes.ok) return bytes;
    const reading = decodeHead(bytes.value);
    if (reading.kind === 'newer') return fail({ kind: 'newer-version', version: reading.version });
    const head = reading.kind === 'head' ? reading.head : null;
    segments.push({ number: Number.parseInt(name, 10), name, head });
  }
  const replaced = segments.filter((segment) => isReplaced(segment, segments));
  return succeed({
    segments: segments.filter((segment) => !replaced.includes(segment)),
    replaced: replaced.map(({ name }) => name),
    unfinished: names.value.filter((name) => name.endsWith(unfinished(''))),
  });
}

/** Who finds a merged segment and what it was made of believes the merged one: it has its name only since it was on the disk. */
function isReplaced({ number }: SegmentFile, all: readonly SegmentFile[]): boolean {
  return all.some(({ head, number: last }) => {
    const merged = head?.merged ?? null;
    return merged !== null && merged.first <= number && number < last;
  });
}
