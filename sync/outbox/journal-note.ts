import * as v from 'valibot';
import { asciiJson, parseAscii } from './ascii.ts';
import { encodeRecord } from './frame.ts';

/** The journal's own records are numbered 0; orders begin with 1. */
export const noteSequence = 0;

const noteSchema = v.variant('note', [
  /** What cannot be read between `from` and this note is the end of a write that nobody was told had worked. */
  v.object({ note: v.literal('torn-end'), from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  /** Bytes of a segment that was merged that could not be read, as they were. */
  v.object({
    note: v.literal('unread'),
    why: v.picklist(['torn', 'damaged']),
    hex: v.pipe(v.string(), v.regex(/^[0-9a-f]*$/)),
  }),
]);
export type JournalNote = v.InferOutput<typeof noteSchema>;

export const encodeNote = (note: JournalNote): Uint8Array =>
  encodeRecord({ sequence: noteSequence, payload: asciiJson(note) });

/** Null for a note of a kind that this version does not know. */
export function decodeNote(payload: Uint8Array): JournalNote | null {
  try {
    const parsed = v.safeParse(noteSchema, parseAscii(payload));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
