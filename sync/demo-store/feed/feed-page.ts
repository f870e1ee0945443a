import type { CommerceError } from '../../contract/commerce-error.ts';
import type { PageEnd, Resource } from '../../contract/feed.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { number, text, type Columns } from '../data/read.ts';
import { readCursor, writeCursor, type Position } from './cursor.ts';
import { feedTable, type FeedTable } from './feed-table.ts';
import { rememberedFrom } from './memory.ts';

export interface FeedQuestion {
  readonly resource: Resource;
  readonly cursor: string | null;
  readonly limit: number;
  readonly serverTime: number;
  /** Called when the reader has been given everything there was: at the end of an export, or of what changed since. */
  onCaughtUp(): void;
}

/** Rows that are read at once: the process is never held longer than this takes, about 2 ms. */
const rowsAtOnce = 500;

/**
 * The overlap: a reader that had everything is sent the last second again as soon as there is news. Stamps here never tie between
 * two writes, so nothing needs it; but platforms that stamp less well do, and a reader that cannot bear a row twice should fail here first.
 */
const overlapMs = 1_000;

/** A page of the feed as NDJSON text, in pieces; or why there is none. */
export function feedPage(data: Data, question: FeedQuestion): Result<Iterable<string>, CommerceError> {
  const { resource, cursor } = question;
  if (cursor === null) return succeed(pieces(data, question, startOfExport(data, resource)));
  const position = readCursor(cursor);
  if (position === null || position.epoch !== data.epoch || position.resource !== resource)
    return fail({
      kind: 'CursorTooOld',
      message: 'This cursor belongs to other data. Ask for everything, without a cursor.',
    });
  if (position.time < rememberedFrom(data))
    return fail({
      kind: 'CursorTooOld',
      message: 'What was deleted since then is forgotten. Ask for everything, without a cursor.',
    });
  return succeed(pieces(data, question, position));
}

function startOfExport(data: Data, resource: Resource): Position {
  const counted = data.meta(`rows/${resource}`);
  return {
    resource,
    epoch: data.epoch,
    stage: 'export',
    time: data.latestStamp(),
    key: -1,
    ...(typeof counted === 'number' && { expected: counted }),
  };
}

function* pieces(data: Data, question: FeedQuestion, from: Position): Generator<string> {
  const table = feedTable(data, question.resource);
  const read = from.stage === 'export' ? exportReader(data, table) : changesReader(data, table);
  let position = from.stage === 'settled' ? stepBack(data, table, from) : from;
  let left = question.limit;
  while (left > 0) {
    const wanted = Math.min(left, rowsAtOnce);
    const rows = read(position, wanted, question.serverTime);
    yield rows.map((row) => text(row[2])).join('');
    const last = rows.at(-1);
    if (last !== undefined) position = moved(position, last);
    if (rows.length < wanted) break;
    left -= rows.length;
  }
  const ended = left > 0;
  yield `${JSON.stringify({ page: pageEnd(data, table, question, position, ended) })}\n`;
  if (ended) question.onCaughtUp();
}

/** In an export the time stays what it was when it began: what changes meanwhile is told again afterwards. */
const moved = (position: Position, [time, key]: Columns): Position =>
  position.stage === 'export'
    ? { ...position, key: number(key) }
    : { ...position, stage: 'changes', time: number(time), key: number(key) };

function stepBack(data: Data, table: FeedTable, settled: Position): Position {
  if (!anythingAfter(data, table, settled)) return settled;
  return { ...settled, time: Math.max(rememberedFrom(data), settled.time - overlapMs), key: -1 };
}

function pageEnd(data: Data, table: FeedTable, question: FeedQuestion, at: Position, ended: boolean): PageEnd {
  const expected = at.stage === 'export' && at.expected !== undefined ? { expected: at.expected } : {};
  const { expected: _, ...where } = at;
  const settled: Position = { ...where, stage: 'settled' };
  return {
    next: writeCursor(ended ? settled : at),
    complete: ended && !anythingAfter(data, table, settled),
    epoch: data.epoch,
    serverTime: question.serverTime,
    ...expected,
  };
}

const anythingAfter = (data: Data, { table, key, where }: FeedTable, { time, key: last }: Position): boolean =>
  data.statement(`SELECT 1 FROM ${table} t WHERE ${where} AND ${after(key)} LIMIT 1`).get({ time, last }) !== undefined;

/** Keyset paging over (stamp, key), spelt so that the index on both is used. */
const after = (key: string): string =>
  `t.changed_at IS NOT NULL AND t.changed_at >= :time AND (t.changed_at > :time OR t.${key} > :last)`;

type Reader = (position: Position, limit: number, serverTime: number) => Columns[];

function exportReader(data: Data, table: FeedTable): Reader {
  const { key, joins, where } = table;
  const sql = `SELECT 0, t.${key}, ${upsertLine(data, table)} FROM ${table.table} t ${joins}
    WHERE ${where} AND t.deleted = 0 AND t.${key} > :last ORDER BY t.${key} LIMIT :limit`;
  const statement = data.statement(sql, 'arrays');
  return ({ key: last }, limit, now) => statement.all({ last, limit, now }) as unknown as Columns[];
}

function changesReader(data: Data, table: FeedTable): Reader {
  const { key, joins, where, id } = table;
  const line = `CASE t.deleted WHEN 0 THEN ${upsertLine(data, table)}
    ELSE '{"tombstone":{"sourceId":' || ${id} || ',"deletedAt":' || t.changed_at || '}}' || char(10) END`;
  const sql = `SELECT t.changed_at, t.${key}, ${line} FROM ${table.table} t ${joins}
    WHERE ${where} AND ${after(key)} ORDER BY t.changed_at, t.${key} LIMIT :limit`;
  const statement = data.statement(sql, 'arrays');
  return ({ time, key: last }, limit, now) => statement.all({ time, last, limit, now }) as unknown as Columns[];
}

/** `sourceUpdatedAt` is when this store changed the row; `observedAt` when it was read, which is now. */
const upsertLine = (data: Data, { body }: FeedTable): string =>
  `'{"upsert":' || ${body} || ',"sourceUpdatedAt":' || coalesce(t.changed_at, ${data.filledAt}) ||
   ',"observedAt":' || CAST(:now AS INTEGER) || ',"deleted":false}}' || char(10)`;
