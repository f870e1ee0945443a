import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Clock } from '../../kernel/clock.ts';
import { makeCatalog, type Catalog } from '../catalog/catalog.ts';
import { fillData, type Progress } from './fill-data.ts';
import { number } from './read.ts';
import { ordersSql, schemaSql, shelfEventsSql } from './schema.ts';

/** The store's one database, and the rules for writing to it. */
export interface Data {
  readonly catalog: Catalog;
  /** Made once with the data: a cursor from other data carries another one. */
  readonly epoch: string;
  readonly filledAt: number;
  readonly currency: string;
  readonly exponent: number;
  /** Ids of the locations by ordinal. */
  readonly locations: readonly string[];
  /** A prepared statement, made once; rows come as arrays when asked. */
  statement(sql: string, rows?: 'objects' | 'arrays'): StatementSync;
  /** All or nothing, under one time stamp that is later than every stamp before. */
  change<Value>(work: (stamp: number) => Value): Value;
  /** The stamp of the newest change there is. */
  latestStamp(): number;
  /** Called after every change, until the returned function is. */
  watch(onChange: () => void): () => void;
  /** What there is now, to be read in peace while changes go on. Whoever takes it closes it. */
  snapshot(): Snapshot;
  meta(key: string): string | number | null;
  setMeta(key: string, value: string | number): void;
  close(): void;
}

export interface Snapshot extends Pick<Data, 'statement'> {
  /** The stamp of the newest change in it. */
  readonly stamp: number;
  close(): void;
}

export interface DataOptions {
  readonly dataDir: string;
  readonly products: number;
  readonly seed: number;
  readonly clock: Clock;
  newEpoch(): string;
  onProgress?: Progress;
}

/** Each seed and size has a file of its own, so that one folder can hold several shops and none is ever overwritten. */
const fileName = (options: DataOptions): string => `store-${options.products}-${options.seed}.sqlite`;

export async function openData(options: DataOptions): Promise<Data> {
  mkdirSync(options.dataDir, { recursive: true });
  const path = join(options.dataDir, fileName(options));
  const catalog = makeCatalog({ seed: options.seed, products: options.products });
  if (!existsSync(path)) await makeFile(path, catalog, options);
  const db = new DatabaseSync(path, { timeout: busyWaitMs });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536');
  addLeaves(db);
  addRepeats(db);
  db.exec(shelfEventsSql);
  return dataOver(db, path, catalog, options.clock);
}

/** Made beside its place and moved there when whole: a start that was broken off leaves nothing that looks finished. */
async function makeFile(path: string, catalog: Catalog, options: DataOptions): Promise<void> {
  const unfinished = `${path}.unfinished`;
  rmSync(unfinished, { force: true });
  const db = new DatabaseSync(unfinished);
  try {
    db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
    db.exec(schemaSql);
    await fillData(db, catalog, { ...options, now: options.clock.now(), epoch: options.newEpoch() });
  } finally {
    db.close();
  }
  renameSync(unfinished, path);
}

const hasColumn = (db: DatabaseSync, table: string, column: string): boolean =>
  db.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column) !== undefined;

/** In a file from before a store could take a commit for a new order each time, every order is unique by its intent. */
function addRepeats(db: DatabaseSync): void {
  if (hasColumn(db, 'placed_order', 'repeat')) return;
  db.exec(`BEGIN IMMEDIATE;
    DROP INDEX placed_order_ticket;
    ALTER TABLE placed_order RENAME TO placed_once;
    ${ordersSql}
    INSERT INTO placed_order SELECT *, 0 FROM placed_once;
    DROP TABLE placed_once;
    COMMIT`);
}

/** A file from before there were assortments does not say of which category a product is; its products do. */
function addLeaves(db: DatabaseSync): void {
  if (hasColumn(db, 'product', 'leaf')) return;
  db.exec(`BEGIN IMMEDIATE;
    ALTER TABLE product ADD COLUMN leaf TEXT NOT NULL DEFAULT '';
    UPDATE product SET leaf = coalesce(
      (SELECT json_extract(body || '}', '$.categories[0]') FROM product_body b WHERE b.ordinal = product.ordinal), '');
    COMMIT`);
}

/** A backup or a person with a SQLite shell may hold the file for a moment. */
const busyWaitMs = 2_000;

const stampedTables = ['plain', 'product', 'price', 'stock'] as const;

function dataOver(db: DatabaseSync, path: string, catalog: Catalog, clock: Clock): Data {
  const watchers = new Set<() => void>();
  const statement = statementCache(db);
  const meta = (key: string) => {
    const value = statement('SELECT value FROM meta WHERE key = ?').get(key)?.['value'];
    return typeof value === 'string' || typeof value === 'number' ? value : null;
  };
  const newest = stampedTables.map(
    (table) => `SELECT max(changed_at) AS at FROM ${table} WHERE changed_at IS NOT NULL`,
  );
  const filledAt = Number(meta('filledAt'));
  const newestRow = db.prepare(`SELECT max(at) AS at FROM (${newest.join(' UNION ALL ')})`).get()?.['at'];
  // A moment up to which deletions were forgotten counts too: new cursors must not be born too old.
  let latest = Math.max(filledAt, Number(meta('rememberedFrom')), Number(newestRow ?? 0));
  function inTransaction<Value>(work: (stamp: number) => Value): Value {
    db.exec('BEGIN IMMEDIATE');
    try {
      // Never the same twice, and never back when the machine's clock goes back: cursors rest on it.
      const stamp = Math.max(clock.now(), latest + 1);
      const value = work(stamp);
      db.exec('COMMIT');
      latest = stamp;
      return value;
    } catch (problem) {
      db.exec('ROLLBACK');
      throw problem;
    }
  }
  return {
    catalog,
    epoch: String(meta('epoch')),
    filledAt,
    currency: String(meta('currency')),
    exponent: number(meta('exponent')),
    locations: catalog.locations().map((location) => location.sourceId),
    statement,
    change(work) {
      const value = inTransaction(work);
      for (const watcher of watchers) watcher();
      return value;
    },
    latestStamp: () => latest,
    watch(onChange) {
      watchers.add(onChange);
      return () => watchers.delete(onChange);
    },
    snapshot: () => snapshotOf(path, latest),
    meta,
    setMeta: (key, value) => void statement('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key, value),
    close: () => db.close(),
  };
}

/** A connection of its own: in write-ahead logging a reader goes on seeing what was there when it began. */
function snapshotOf(path: string, stamp: number): Snapshot {
  const db = new DatabaseSync(path, { readOnly: true, timeout: busyWaitMs });
  // The first read is what begins it.
  db.exec('BEGIN; SELECT 1 FROM meta');
  return { statement: statementCache(db), stamp, close: () => db.close() };
}

function statementCache(db: DatabaseSync): Data['statement'] {
  const made = new Map<string, StatementSync>();
  return (sql, rows = 'objects') => {
    const key = rows + sql;
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = db.prepare(sql);
    fresh.setReturnArrays(rows === 'arrays');
    made.set(key, fresh);
    return fresh;
  };
}
