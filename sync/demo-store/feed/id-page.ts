import type { CommerceError } from '../../contract/commerce-error.ts';
import type { PageEnd } from '../../contract/feed.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { readCursor, writeCursor, type Position } from './cursor.ts';
import { belongs, startAt, type FeedQuestion } from './feed-page.ts';
import { feedTable } from './feed-table.ts';
import { linesAtOnce, linesByKey } from './lines-by-key.ts';

type IdQuestion = Omit<FeedQuestion, 'onCaughtUp'>;

/** The ids of all rows as NDJSON, page by page in the order of their keys: what is added meanwhile may be missing, what stays never is. */
export function idPage(data: Data, question: IdQuestion): Result<Iterable<Uint8Array>, CommerceError> {
  const { cursor } = question;
  const from = cursor === null ? startAt(data, question, { stage: 'ids', time: 0, key: -1 }) : readCursor(cursor);
  if (from?.stage !== 'ids' || !belongs(data, question, from))
    return fail({ kind: 'CursorTooOld', message: 'This list is of other data. Begin again.' });
  return succeed(pieces(data, question, from));
}

function* pieces(
  data: Data,
  { resource, assortment, limit, serverTime }: IdQuestion,
  from: Position,
): Generator<Uint8Array> {
  const { table, key, joins, where, sourceId } = feedTable(data, resource, assortment);
  const read = linesByKey(
    data,
    `SELECT t.${key} AS key, '{"id":' || json_quote(${sourceId}) || '}' || char(10) AS line, 1 AS counts FROM ${table} t ${joins}
      WHERE ${where} AND t.deleted = 0 AND t.${key} > :last ORDER BY t.${key} LIMIT :limit`,
  );
  let last = from.key;
  let left = limit;
  while (left > 0) {
    const { bytes, count, lastKey } = read(last, Math.min(left, linesAtOnce), serverTime);
    if (lastKey === null) break;
    yield bytes;
    last = lastKey;
    left -= count;
  }
  const page: PageEnd = {
    next: writeCursor({ ...from, key: last }),
    complete: left > 0,
    epoch: data.epoch,
    serverTime,
  };
  yield Buffer.from(`${JSON.stringify({ page })}\n`);
}
