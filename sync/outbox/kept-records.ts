import { parseAscii } from './ascii.ts';
import { encodeRecord, type Frame } from './frame.ts';
import { decodeNote, encodeNote, noteSequence } from './journal-note.ts';
import type { SegmentReading, Unread } from './read-segment.ts';

/** Damage is kept in notes of this much: a note is read whole, and is text. */
const notedBytes = 65_536;

/** What of a segment goes into the one that is to stand for it: every byte that may not be dropped, in its order. */
export interface Kept {
  readonly parts: readonly Uint8Array[];
  readonly bytes: number;
  /** Without the journal's own notes. */
  readonly records: number;
  readonly dropped: number;
}

export function keptOf(bytes: Uint8Array, reading: SegmentReading, mayDrop: ReadonlySet<string>): Kept {
  const { frames, records, unread, cut } = reading;
  const dropped = new Set(mayDrop.size === 0 ? [] : records.filter(({ payload }) => mayDrop.has(idIn(payload))));
  const emptied = new Set(records.filter((record, at) => dropped.has(record) && mayHaveTwin(record, records[at - 1])));
  const partsOf = (part: Frame | Unread) => {
    if ('why' in part) return notesOf(bytes, part);
    if (emptied.has(part)) return [encodeRecord({ sequence: part.sequence, payload: new Uint8Array() })];
    return dropped.has(part) || isTornEnd(part) ? [] : [bytes.slice(part.start, part.end)];
  };
  const parts = [...frames, ...unread].toSorted((one, other) => one.start - other.start).flatMap(partsOf);
  if (cut) parts.push(encodeNote({ note: 'unread', why: 'damaged', hex: '' }));
  return {
    parts,
    bytes: parts.reduce((sum, part) => sum + part.length, 0),
    ...{ records: records.length - dropped.size + emptied.size, dropped: dropped.size },
  };
}

/**
 * A write that failed may stand before it under the same number, here or at the end of the segment before; that one must not come to
 * count because this one is gone. So the number stays, with nothing in it.
 */
const mayHaveTwin = (record: Frame, before: Frame | undefined): boolean =>
  before === undefined || before.sequence === record.sequence;

/** Where a torn end began means nothing in another file: the torn bytes themselves are noted there. */
const isTornEnd = ({ sequence, payload }: Frame) =>
  sequence === noteSequence && decodeNote(payload)?.note === 'torn-end';

/** Nothing is deleted silently: what could not be read goes along as it is, and goes on being counted, once. */
function notesOf(bytes: Uint8Array, { start, end, why }: Unread): Uint8Array[] {
  const notes: Uint8Array[] = [];
  for (let at = start; at < end; at += notedBytes) {
    const part = bytes.subarray(at, Math.min(end, at + notedBytes));
    // The way to the next sector, behind a torn end: nothing was ever there.
    if (why === 'torn' && part.every((byte) => byte === 0)) continue;
    notes.push(encodeNote({ note: 'unread', why: at === start ? why : 'torn', hex: hexOf(part) }));
  }
  return notes;
}

function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}

/** Whose record it is; '' for those that are nobody's, and for those that this version cannot read. */
function idIn(payload: Uint8Array): string {
  try {
    const event = parseAscii(payload);
    return typeof event === 'object' && event !== null && 'id' in event ? String(event.id) : '';
  } catch {
    return '';
  }
}
