import { type Frame, scanFrames, type Stretch } from './frame.ts';
import { decodeNote, type JournalNote, noteSequence } from './journal-note.ts';
import { decodeHead, headBytes, type SegmentHead } from './segment-head.ts';

export interface SegmentReading {
  /** Null where there is none that can be read. */
  readonly head: SegmentHead | null;
  /** Every record that can be believed, in the order of the bytes, without the journal's own notes (OB6, OB7). */
  readonly records: readonly Frame[];
  /** Those and the notes. */
  readonly frames: readonly Frame[];
  readonly unread: readonly Unread[];
  /** Stretches that were not believed although they had once been written whole. */
  readonly damaged: number;
  /** The end is not a whole record: a write that was cut short, or damage. */
  readonly tornTail: boolean;
  /** It is shorter than it was made, or nothing in it can be read: something is lost that nothing else tells of. */
  readonly cut: boolean;
  /** Where the next record may be written: behind everything that is not zero. */
  readonly end: number;
}

export interface Unread extends Stretch {
  /** `torn`: the end of a write that was cut short, and that nobody was told had worked. */
  readonly why: 'torn' | 'damaged';
}

export function readSegment(bytes: Uint8Array): SegmentReading {
  const reading = decodeHead(bytes);
  const head = reading.kind === 'head' ? reading.head : null;
  const from = head === null ? 0 : headBytes;
  const { frames, unread, end } = scanFrames(bytes, from);
  const notes = notesIn(frames);
  const judged = unread.map((stretch) => ({ ...stretch, why: whyUnread(stretch, notes, end) }));
  const cut = head === null ? frames.length === 0 : bytes.length < head.room;
  return {
    ...{ head, frames, unread: judged, cut },
    records: frames.filter(({ sequence }) => sequence !== noteSequence),
    damaged: judged.filter(isDamage).length + notes.filter(isKeptDamage).length + (cut ? 1 : 0),
    tornTail: unread.at(-1)?.end === end,
    end: Math.max(end, frames.at(-1)?.end ?? 0),
  };
}

interface PlacedNote {
  readonly at: number;
  readonly note: JournalNote | null;
}

const notesIn = (frames: readonly Frame[]): readonly PlacedNote[] =>
  frames
    .filter(({ sequence }) => sequence === noteSequence)
    .map(({ start, payload }) => ({ at: start, note: decodeNote(payload) }));

function whyUnread(stretch: Stretch, notes: readonly PlacedNote[], end: number): Unread['why'] {
  const known = notes.some(
    ({ at, note }) => note?.note === 'torn-end' && note.from <= stretch.start && stretch.end <= at,
  );
  return known || stretch.end === end ? 'torn' : 'damaged';
}

const isDamage = ({ why }: Unread) => why === 'damaged';
const isKeptDamage = ({ note }: PlacedNote) => note?.note === 'unread' && note.why === 'damaged';
