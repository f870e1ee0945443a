import type { Resource } from '../../contract/feed.ts';
import type { Data } from '../data/open-data.ts';

/** How the rows of one resource lie in the database. SQLite itself writes the lines: for millions of rows nothing is quicker. */
export interface FeedTable {
  readonly table: string;
  readonly key: string;
  readonly joins: string;
  /** The row's id, as JSON text. */
  readonly id: string;
  /** The row without its stamps and without its closing brace. */
  readonly body: string;
  /** Which rows of the table belong to the resource. */
  readonly where: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

export function feedTable(data: Data, resource: Resource): FeedTable {
  if (resource === 'product') return productTable;
  if (resource === 'price') return priceTable(data);
  if (resource === 'stock') return stockTable(data);
  return {
    table: 'plain',
    key: 'ordinal',
    joins: '',
    id: 'json_quote(t.id)',
    body: 't.body',
    where: `t.resource = ${quoted(resource)}`,
  };
}

const productTable: FeedTable = {
  table: 'product',
  key: 'ordinal',
  joins: 'JOIN product_body b ON b.ordinal = t.ordinal',
  id: 'json_quote(t.id)',
  body: 'b.body',
  where: '1',
};

function priceTable(data: Data): FeedTable {
  const money = (column: string) =>
    `'{"minor":' || ${column} || ${quoted(`,"currency":"${data.currency}","exponent":${data.exponent}}`)}`;
  const context = `,"context":${data.meta('priceContext')},"taxIncluded":${data.meta('taxIncluded') === 1},"amount":`;
  const before = `CASE WHEN t.compare_minor IS NULL THEN '' ELSE ',"compareAt":' || ${money('t.compare_minor')} END`;
  const id = `json_quote(w.id || ${quoted(`-${data.currency.toLowerCase()}`)})`;
  return {
    table: 'price',
    key: 'variant',
    joins: 'JOIN variant w ON w.ordinal = t.variant',
    id,
    body: `'{"sourceId":' || ${id} || ',"variant":' || json_quote(w.id) || ${quoted(context)} || ${money('t.minor')} || ${before}`,
    where: '1',
  };
}

function stockTable(data: Data): FeedTable {
  const count = data.locations.length;
  const place = data.locations.map((id, ordinal) => `WHEN ${ordinal} THEN ${quoted(id)}`).join(' ');
  const location = `CASE t.level % ${count} ${place} END`;
  const id = `json_quote(w.id || '@' || ${location})`;
  return {
    table: 'stock',
    key: 'level',
    joins: `JOIN variant w ON w.ordinal = t.level / ${count}`,
    id,
    body:
      `'{"sourceId":' || ${id} || ',"variant":' || json_quote(w.id) || ',"location":' || json_quote(${location}) || ` +
      `',"available":' || t.available || ',"policy":"' || w.policy || '","confidence":"exact"'`,
    where: '1',
  };
}
