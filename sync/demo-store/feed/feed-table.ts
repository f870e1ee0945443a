import type { Resource } from '../../contract/feed.ts';
import type { Data } from '../data/open-data.ts';
import { type Assortment, listOf, quoted } from './assortment.ts';

/**
 * How the rows of one resource lie in the database, and how SQLite writes the lines of the feed from them: for millions of rows nothing
 * is quicker. In all of it `t` is the table, and `:now` the time of the answer.
 */
export interface FeedTable {
  readonly table: string;
  readonly key: string;
  readonly joins: string;
  readonly sourceId: string;
  /** The row's line, with its line break. */
  readonly line: string;
  /** Which rows of the table belong to the resource. */
  readonly where: string;
  /**
   * Lines in the order of their keys from `:last` on, as `key`, `line` and what it `counts` for, at most `:limit` in all; a null line says
   * nothing.
   */
  readonly exported: string;
}

export function feedTable(data: Data, resource: Resource, assortment: Assortment | null): FeedTable {
  if (resource === 'product') return rowByRow(productTable(data, assortment));
  if (resource === 'price') return priceTable(data, assortment);
  if (resource === 'stock') return stockTable(data, assortment);
  const inside = resource === 'category' && assortment !== null;
  return rowByRow({
    table: 'plain',
    key: 'ordinal',
    joins: '',
    sourceId: 't.id',
    line: upsertLine(data, 't.body'),
    where: `t.resource = ${quoted(resource)}${inside ? ` AND t.id IN (${listOf([...assortment.above, ...assortment.categories])})` : ''}`,
  });
}

const rowByRow = (rows: Omit<FeedTable, 'exported'>): FeedTable => ({
  ...rows,
  exported: `SELECT t.${rows.key} AS key, ${rows.line} AS line, 1 AS counts FROM ${rows.table} t ${rows.joins}
    WHERE ${rows.where} AND t.deleted = 0 AND t.${rows.key} > :last ORDER BY t.${rows.key} LIMIT :limit`,
});

/** `body` is the row without its stamps and its closing brace. `sourceUpdatedAt` is when this store changed it; `observedAt` is now. */
const upsertLine = (data: Data, body: string): string =>
  `'{"upsert":' || ${body} || ',"sourceUpdatedAt":' || coalesce(t.changed_at, ${data.filledAt}) ||
   ',"observedAt":' || CAST(:now AS INTEGER) || ',"deleted":false}}' || char(10)`;

const productTable = (data: Data, assortment: Assortment | null) => ({
  table: 'product',
  key: 'ordinal',
  joins: 'JOIN product_body b ON b.ordinal = t.ordinal',
  sourceId: 't.id',
  line: upsertLine(data, 'b.body'),
  where: carried('t', assortment),
});

/** Of which product a variant is only matters where not every product is wanted. */
const joinProduct = (assortment: Assortment | null): string =>
  assortment === null ? '' : 'JOIN product p ON p.ordinal = w.product';

const carried = (product: string, assortment: Assortment | null): string =>
  assortment === null ? '1' : `${product}.leaf IN (${listOf(assortment.categories)})`;

/** Variants whose prices are told in one line of an export: enough that what they share costs nothing, and still a short line. */
const pricesALine = 50;

/** Prices share everything but their amounts here: an export tells them fifty in a line, changes come one by one. */
function priceTable(data: Data, assortment: Assortment | null): FeedTable {
  const { currency, exponent } = data;
  const terms = `"context":${data.meta('priceContext')},"taxIncluded":${data.meta('taxIncluded') === 1}`;
  const suffix = `-${currency.toLowerCase()}`;
  const money = (column: string) =>
    `'{"minor":' || ${column} || ${quoted(`,"currency":"${currency}","exponent":${exponent}}`)}`;
  const before = `CASE WHEN t.compare_minor IS NULL THEN '' ELSE ',"compareAt":' || ${money('t.compare_minor')} END`;
  const sourceId = `w.id || ${quoted(suffix)}`;
  const body = `'{"sourceId":' || json_quote(${sourceId}) || ',"variant":' || json_quote(w.id) || ${quoted(`,${terms},"amount":`)} || ${money('t.minor')} || ${before}`;
  const opened = quoted(
    `{"prices":{${terms},"currency":"${currency}","exponent":${exponent},"suffix":${JSON.stringify(suffix)},"sourceUpdatedAt":`,
  );
  const rows = {
    table: 'price',
    key: 'variant',
    joins: `JOIN variant w ON w.ordinal = t.variant ${joinProduct(assortment)}`,
    sourceId,
    line: upsertLine(data, body),
    where: carried('p', assortment),
  };
  return {
    ...rows,
    // A line ends with a run of so many variants, or with what may still be told: the next one begins where it ended.
    exported: `SELECT max(key) AS key, ${opened} || max(changed) || ',"of":[' || group_concat(entry) || ']}}' || char(10) AS line, count(*) AS counts
      FROM (SELECT t.variant AS key, coalesce(t.changed_at, ${data.filledAt}) AS changed,
          '[' || json_quote(w.id) || ',' || t.minor || ',' || coalesce(t.compare_minor, 'null') || ']' AS entry
        FROM price t ${rows.joins}
        WHERE ${rows.where} AND t.deleted = 0 AND t.variant > :last ORDER BY t.variant LIMIT :limit)
      GROUP BY key / ${pricesALine}`,
  };
}

/** Stock is told as `levels`: in an export all places of a variant in one line, among changes each by itself. */
function stockTable(data: Data, assortment: Assortment | null): FeedTable {
  const count = data.locations.length;
  const place = (spell: (id: string) => string, level = 't.level') =>
    `CASE ${level} % ${count} ${data.locations.map((id, at) => `WHEN ${at} THEN ${quoted(spell(id))}`).join(' ')} END`;
  const opened = `'{"levels":{"variant":' || json_quote(w.id) || ',"policy":"' || w.policy || '","confidence":"exact","sourceUpdatedAt":'`;
  const changed = `coalesce(t.changed_at, ${data.filledAt})`;
  const entry = `'[' || ${place(JSON.stringify)} || ',' || t.available || ']'`;
  const closed = `'}}' || char(10)`;
  const events = shelfEvents(data, (level) => place(JSON.stringify, level));
  const first = `w.ordinal * ${count}`;
  return {
    table: 'stock',
    key: 'level',
    joins: `JOIN variant w ON w.ordinal = t.level / ${count} ${joinProduct(assortment)}`,
    sourceId: `w.id || '@' || ${place((id) => id)}`,
    line: `${opened} || ${changed} || ',"at":[' || ${entry} || ']' || ${events('= t.level')} || ${closed}`,
    where: carried('p', assortment),
    // The key is the variant's last level: whoever has the line has all levels up to it. Whoever stopped in the middle gets the variant again.
    exported: `SELECT w.ordinal * ${count} + ${count - 1} AS key,
        (SELECT ${opened} || max(${changed}) || ',"at":[' || group_concat(${entry}) || ']' || ${events(`BETWEEN ${first} AND ${first} + ${count - 1}`)} || ${closed}
         FROM stock t WHERE t.level >= w.ordinal * ${count} AND t.level < (w.ordinal + 1) * ${count} AND t.deleted = 0) AS line, 1 AS counts
      FROM variant w ${joinProduct(assortment)}
      WHERE ${carried('p', assortment)} AND w.ordinal >= (CAST(:last AS INTEGER) + 1) / ${count} ORDER BY w.ordinal LIMIT :limit`,
  };
}

/** What happened last on these shelves, as it stands behind their figures. A shop in which nothing has happened yet does not look. */
function shelfEvents(data: Data, placeOf: (level: string) => string): (levels: string) => string {
  const happened = 'SELECT EXISTS (SELECT 1 FROM shelf_count) OR EXISTS (SELECT 1 FROM shelf_receipt) AS happened';
  if (data.statement(happened).get()?.['happened'] === 0) return () => "''";
  const told = (name: string, table: string, figures: readonly string[]) => (levels: string) =>
    `coalesce((SELECT ',"${name}":[' || group_concat('[' || ${placeOf('e.level')} || ${figures.map((figure) => `',' || e.${figure}`).join(' || ')} || ']') || ']'
      FROM ${table} e JOIN stock s ON s.level = e.level WHERE e.level ${levels} AND s.deleted = 0), '')`;
  const counted = told('counted', 'shelf_count', ['at', 'pieces', 'recorded']);
  const received = told('received', 'shelf_receipt', ['at', 'pieces']);
  return (levels) => `${counted(levels)} || ${received(levels)}`;
}
