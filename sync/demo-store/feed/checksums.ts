import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { checksumText, type CheckedResource, type Checksums } from '../../contract/checksums.ts';
import type { PageEnd } from '../../contract/feed.ts';
import type { Data, Snapshot } from '../data/open-data.ts';
import { number, text, type Columns } from '../data/read.ts';
import { writeCursor } from './cursor.ts';
import type { Assortment } from './assortment.ts';
import { startAt } from './feed-page.ts';
import { feedTable } from './feed-table.ts';

/** Rows that are read at once: some 3 ms. */
const rowsAtOnce = 2_000;

const partitionOf = (sourceId: string, partitions: number): number => crc32(sourceId) % partitions;

export interface Compared {
  readonly resource: CheckedResource;
  /** Null: everything. */
  readonly assortment: Assortment | null;
  readonly partitions: number;
}

/** Adds up as it was at one moment, while the shop goes on: orders are taken between two pieces. */
export async function checksumsOf(data: Data, compared: Compared): Promise<Checksums> {
  const { resource, partitions } = compared;
  const snapshot = data.snapshot();
  try {
    const sums = new Uint32Array(partitions);
    let rows = 0;
    for (const piece of pieces(data, snapshot, compared, ...comparedColumns(data, resource))) {
      for (const [, sourceId, ...columns] of piece) {
        const id = text(sourceId);
        const partition = partitionOf(id, partitions);
        // Modulo 2^32 by itself: that is what such an array holds.
        sums[partition] = (sums[partition] ?? 0) + crc32(textOf(resource, id, columns));
      }
      rows += piece.length;
      await nextTurn();
    }
    return { partitions: [...sums], rows, cursor: cursorAt(data, snapshot, compared) };
  } finally {
    snapshot.close();
  }
}

/** The rows of one partition as a page, as they were at one moment. */
export function* partitionPage(
  data: Data,
  compared: Compared,
  { partition, serverTime }: { readonly partition: number; readonly serverTime: number },
): Generator<Uint8Array> {
  const snapshot = data.snapshot();
  try {
    const lineOf = lineReader(data, snapshot, compared, serverTime);
    for (const piece of pieces(data, snapshot, compared)) {
      const own = piece.filter(([, sourceId]) => partitionOf(text(sourceId), compared.partitions) === partition);
      yield Buffer.from(own.map(([key]) => lineOf(number(key))).join(''));
    }
    const next = cursorAt(data, snapshot, compared);
    const page: PageEnd = { next, complete: true, epoch: data.epoch, serverTime };
    yield Buffer.from(`${JSON.stringify({ page })}\n`);
  } finally {
    snapshot.close();
  }
}

/** Key, id and what else was asked for, in the order of the keys. */
function* pieces(
  data: Data,
  snapshot: Snapshot,
  { resource, assortment }: Compared,
  ...columns: string[]
): Generator<readonly Columns[]> {
  const { table, key, joins, where, sourceId } = feedTable(data, resource, assortment);
  const statement = snapshot.statement(
    `SELECT ${[`t.${key}`, sourceId, ...columns].join(', ')} FROM ${table} t ${joins}
      WHERE ${where} AND t.deleted = 0 AND t.${key} > :last ORDER BY t.${key} LIMIT ${rowsAtOnce}`,
    'arrays',
  );
  for (let last = -1; ;) {
    const rows = statement.all({ last }) as unknown as Columns[];
    const end = rows.at(-1);
    if (end === undefined) return;
    yield rows;
    last = number(end[0]);
  }
}

/** Of the few rows that are wanted; making the lines of all would hold up the shop. */
function lineReader(
  data: Data,
  snapshot: Snapshot,
  { resource, assortment }: Compared,
  now: number,
): (key: number) => string {
  const { table, key, joins, line } = feedTable(data, resource, assortment);
  const statement = snapshot.statement(`SELECT ${line} FROM ${table} t ${joins} WHERE t.${key} = :at`, 'arrays');
  // Not every line says what time it is.
  statement.setAllowUnknownNamedParameters(true);
  return (at) => text((statement.get({ at, now }) as unknown as Columns)[0]);
}

function comparedColumns({ filledAt }: Data, resource: CheckedResource): string[] {
  if (resource === 'product') return [`coalesce(t.changed_at, ${filledAt})`];
  return resource === 'price' ? ['t.minor', 't.compare_minor'] : ['t.available', 'w.policy'];
}

function textOf(resource: CheckedResource, id: string, [one, two]: Columns): string {
  if (resource === 'product') return checksumText.product(id, number(one));
  if (resource === 'price') return checksumText.price(id, number(one), two === null ? null : number(two));
  return checksumText.stock(id, number(one), text(two));
}

const cursorAt = (data: Data, { stamp }: Snapshot, compared: Compared): string =>
  writeCursor(startAt(data, compared, { stage: 'settled', time: stamp, key: Number.MAX_SAFE_INTEGER }));
