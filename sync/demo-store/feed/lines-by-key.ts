import { type Data } from '../data/open-data.ts';
import { blob, number, type Columns } from '../data/read.ts';

/** Lines that are read at once: the process is never held longer than this takes, about 2 ms. */
export const linesAtOnce = 500;

interface Lines {
  readonly bytes: Uint8Array;
  /** What they count for; also a key counts whose line is null and says nothing. */
  readonly count: number;
  /** Null when there were none. */
  readonly lastKey: number | null;
}

export type LineReader = (last: number, limit: number, serverTime: number) => Lines;

/**
 * Reads what a query gives as `key`, `line` and what it `counts` for. SQLite puts the lines together too, and hands them over as the bytes that go on the wire:
 * none becomes a string here.
 */
export function linesByKey(data: Pick<Data, 'statement'>, query: string): LineReader {
  const sql = `SELECT CAST(coalesce(group_concat(line, ''), '') AS BLOB), coalesce(sum(counts), 0), max(key) FROM (${query})`;
  const statement = data.statement(sql, 'arrays');
  // Not every line says what time it is.
  statement.setAllowUnknownNamedParameters(true);
  return (last, limit, now) => {
    const row = statement.get({ last, limit, now }) as unknown as Columns;
    const count = number(row[1]);
    return { bytes: blob(row[0]), count, lastKey: count === 0 ? null : number(row[2]) };
  };
}
