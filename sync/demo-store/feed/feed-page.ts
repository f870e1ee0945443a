import type { CommerceError } from '../../contract/commerce-error.ts';
import type { PageEnd, Resource } from '../../contract/feed.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { number, text, type Columns } from '../data/read.ts';
import { readCursor, writeCursor, type Position } from './cursor.ts';
import { rowsIn, type Assortment } from './assortment.ts';
import { feedTable, type FeedTable } from './feed-table.ts';
import { linesAtOnce, linesByKey } from './lines-by-key.ts';
import { rememberedFrom } from './memory.ts';

export interface FeedQuestion {
  readonly resource: Resource;
  /** Null: everything. */
  readonly assortment: Assortment | null;
  readonly cursor: string | null;
  readonly limit: number;
  readonly serverTime: number;
  /** Called when the reader has been given everything there was: at the end of an export, or of what changed since. */
  onCaughtUp(): void;
}

/**
 * The overlap: a reader that had everything is sent the last second again as soon as there is news. Stamps here never tie between
 * two writes, so nothing needs it; but platforms that stamp less well do, and a reader that cannot bear a row twice should fail here first.
 */
const overlapMs = 1_000;

/** A page of the feed as NDJSON, in pieces of whole lines; or why there is none. */
export function feedPage(data: Data, question: FeedQuestion): Result<Iterable<Uint8Array>, CommerceError> {
  const { cursor } = question;
  if (cursor === null) return succeed(pieces(data, question, startOfExport(data, question)));
  const position = readCursor(cursor);
  if (position === null || position.stage === 'ids' || !belongs(data, question, position))
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

/** Of another assortment it is not known what lies outside. */
export const belongs = (
  { epoch }: Data,
  { resource, assortment }: Pick<FeedQuestion, 'resource' | 'assortment'>,
  position: Position,
): boolean => position.epoch === epoch && position.resource === resource && position.assortment === assortment?.id;

export const startAt = (
  { epoch }: Data,
  { resource, assortment }: Pick<FeedQuestion, 'resource' | 'assortment'>,
  at: Pick<Position, 'stage' | 'time' | 'key'>,
): Position => ({ resource, epoch, ...(assortment !== null && { assortment: assortment.id }), ...at });

function startOfExport(data: Data, question: FeedQuestion): Position {
  const start = startAt(data, question, { stage: 'export', time: data.latestStamp(), key: -1 });
  const expected = rowsIn(data, question.resource, question.assortment);
  return expected === null ? start : { ...start, expected };
}

function* pieces(data: Data, question: FeedQuestion, from: Position): Generator<Uint8Array> {
  const table = feedTable(data, question.resource, question.assortment);
  const read = from.stage === 'export' ? exportReader(data, table) : changesReader(data, table);
  let position = from.stage === 'settled' ? stepBack(data, table, from) : from;
  let left = question.limit;
  while (left > 0) {
    const wanted = Math.min(left, linesAtOnce);
    const piece = read(position, wanted, question.serverTime);
    yield piece.bytes;
    position = piece.end;
    if (piece.count < wanted) break;
    left -= piece.count;
  }
  const ended = left > 0;
  yield Buffer.from(`${JSON.stringify({ page: pageEnd(data, table, question, position, ended) })}\n`);
  if (ended) question.onCaughtUp();
}

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

const anythingAfter = (
  data: Data,
  { table, key, joins, where }: FeedTable,
  { time, key: last }: Pick<Position, 'time' | 'key'>,
): boolean =>
  data.statement(`SELECT 1 FROM ${table} t ${joins} WHERE ${where} AND ${after(key)} LIMIT 1`).get({ time, last }) !==
  undefined;

export const changedSince = (data: Data, resource: Resource, stamp: number): boolean =>
  anythingAfter(data, feedTable(data, resource, null), { time: stamp, key: Number.MAX_SAFE_INTEGER });

/** Keyset paging over (stamp, key), spelt so that the index on both is used. */
const after = (key: string): string =>
  `t.changed_at IS NOT NULL AND t.changed_at >= :time AND (t.changed_at > :time OR t.${key} > :last)`;

interface Piece {
  readonly bytes: Uint8Array;
  readonly count: number;
  /** Behind its last line. */
  readonly end: Position;
}

type Reader = (position: Position, limit: number, serverTime: number) => Piece;

/** The time stays what it was when the export began: what changes meanwhile is told again afterwards. */
function exportReader(data: Data, { exported }: FeedTable): Reader {
  const read = linesByKey(data, exported);
  return (position, limit, now) => {
    const { bytes, count, lastKey } = read(position.key, limit, now);
    return { bytes, count, end: lastKey === null ? position : { ...position, key: lastKey } };
  };
}

function changesReader(data: Data, table: FeedTable): Reader {
  const { key, joins, where, sourceId } = table;
  const line = `CASE t.deleted WHEN 0 THEN ${table.line}
    ELSE '{"tombstone":{"sourceId":' || json_quote(${sourceId}) || ',"deletedAt":' || t.changed_at || '}}' || char(10) END`;
  const sql = `SELECT t.changed_at, t.${key}, ${line} FROM ${table.table} t ${joins}
    WHERE ${where} AND ${after(key)} ORDER BY t.changed_at, t.${key} LIMIT :limit`;
  const statement = data.statement(sql, 'arrays');
  // Not every line says what time it is.
  statement.setAllowUnknownNamedParameters(true);
  return (position, limit, now) => {
    const rows = statement.all({ time: position.time, last: position.key, limit, now }) as unknown as Columns[];
    const [time, last] = rows.at(-1) ?? [position.time, position.key];
    const end: Position =
      rows.length === 0 ? position : { ...position, stage: 'changes', time: number(time), key: number(last) };
    return { bytes: Buffer.from(rows.map((row) => text(row[2])).join('')), count: rows.length, end };
  };
}
