import * as v from 'valibot';
import { resources } from '../../contract/feed.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where a reader is. Only this store reads it; to everyone else it is a word to be handed back. */
const positionSchema = v.object({
  resource: v.picklist(resources),
  epoch: v.string(),
  /** Its category; absent for everything. */
  assortment: v.optional(v.string()),
  /** `export`: all rows in order of their key. `changes`: in the middle of what changed. `settled`: had everything there was. `ids`: only ids. */
  stage: v.picklist(['export', 'changes', 'settled', 'ids']),
  /** In an export: the newest change when it began. Otherwise: the stamp of the last row that was sent. */
  time: count,
  /** The key of the last row that was sent. */
  key: v.pipe(v.number(), v.integer(), v.minValue(-1)),
  /** Rows in the whole export. */
  expected: v.optional(count),
});
export type Position = v.InferOutput<typeof positionSchema>;

export const writeCursor = (position: Position): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** Null for what this store never wrote. */
export function readCursor(cursor: string): Position | null {
  try {
    const parsed = v.safeParse(positionSchema, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
