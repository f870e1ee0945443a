import type { SQLOutputValue } from 'node:sqlite';

/** What a statement with array rows gives back. */
export type Columns = readonly SQLOutputValue[];

/** SQLite's own types are wider than our columns: a wrong one here is a bug, not an answer. */
export function number(value: SQLOutputValue | undefined): number {
  if (typeof value !== 'number') throw new TypeError(`A number was expected in the database, not ${typeof value}`);
  return value;
}

export function text(value: SQLOutputValue | undefined): string {
  if (typeof value !== 'string') throw new TypeError(`Text was expected in the database, not ${typeof value}`);
  return value;
}

export function blob(value: SQLOutputValue | undefined): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new TypeError(`Bytes were expected in the database, not ${typeof value}`);
  return value;
}
