import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DatabaseSync } from 'node:sqlite';
import type { Catalog } from '../catalog/catalog.ts';
import type { CatalogPrice, CatalogStock } from '../catalog/rows.ts';
import { indexSql } from './schema.ts';
import { clusterRate } from '../town/demand.ts';
import { nextOpening } from '../town/opening.ts';

export type Progress = (done: number, of: number) => void;

interface Stamps {
  readonly now: number;
  readonly epoch: string;
  onProgress?: Progress;
}

/** Small enough that a signal is heard within a blink, large enough that the pauses cost nothing. */
const productsPerTurn = 500;

/** Writes the whole catalog into an empty database. Only when `filledAt` is there has it been finished. */
export async function fillData(db: DatabaseSync, catalog: Catalog, stamps: Stamps): Promise<void> {
  const total = catalog.productCount;
  db.exec('BEGIN');
  fillPlain(db, catalog);
  const addProduct = productWriter(db, catalog);
  for (let index = 0; index < total; index++) {
    addProduct(index);
    if (index % productsPerTurn !== productsPerTurn - 1) continue;
    stamps.onProgress?.(index + 1, total);
    await nextTurn();
  }
  db.exec(indexSql);
  fillMeta(db, catalog, stamps);
  db.exec('COMMIT');
}

/** Row texts are kept open at the end: the stamps are put in when they are sent. */
const openRow = (row: object): string => JSON.stringify(row).slice(0, -1);

function fillPlain(db: DatabaseSync, catalog: Catalog): void {
  const insert = db.prepare('INSERT INTO plain (resource, id, body) VALUES (?, ?, ?)');
  for (const row of catalog.locations()) insert.run('location', row.sourceId, openRow(row));
  for (const row of catalog.categories()) insert.run('category', row.sourceId, openRow(row));
  for (const row of catalog.promotions()) insert.run('promotion', row.sourceId, openRow(row));
}

function productWriter(db: DatabaseSync, catalog: Catalog): (index: number) => void {
  const locations = catalog.locations().map((location) => location.sourceId);
  const product = db.prepare(
    'INSERT INTO product (ordinal, id, first_variant, variants, visits, leaf) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const body = db.prepare('INSERT INTO product_body VALUES (?, ?)');
  const variant = db.prepare('INSERT INTO variant VALUES (?, ?, ?, ?)');
  const price = db.prepare('INSERT INTO price (variant, minor, compare_minor) VALUES (?, ?, ?)');
  const stock = db.prepare('INSERT INTO stock (level, available, shelf) VALUES (?, ?, ?)');
  let firstVariant = 0;
  return (index) => {
    const row = catalog.productAt(index);
    const prices = new Map(catalog.pricesAt(index).map((one) => [one.variant, one]));
    const stocks = stockByVariant(catalog.stockAt(index));
    const visits = catalog.demandAt(index).reduce((sum, demand) => sum + clusterRate(demand), 0);
    product.run(index, row.sourceId, firstVariant, row.variants.length, visits, row.categories[0] ?? '');
    body.run(index, openRow(row));
    for (const { id } of row.variants) {
      const own = stocks.get(id) ?? [];
      const asked = requirePrice(prices, id);
      variant.run(firstVariant, id, index, own[0]?.policy ?? 'deny');
      price.run(firstVariant, asked.amount.minor, asked.compareAt?.minor ?? null);
      for (const { location, available } of own)
        stock.run(firstVariant * locations.length + locations.indexOf(location), available, Math.max(0, available));
      firstVariant += 1;
    }
  };
}

function stockByVariant(rows: readonly CatalogStock[]): Map<string, CatalogStock[]> {
  const byVariant = new Map<string, CatalogStock[]>();
  for (const row of rows) {
    const own = byVariant.get(row.variant);
    if (own === undefined) byVariant.set(row.variant, [row]);
    else own.push(row);
  }
  return byVariant;
}

function requirePrice(prices: ReadonlyMap<string, CatalogPrice>, variant: string): CatalogPrice {
  const price = prices.get(variant);
  if (price === undefined) throw new Error(`The catalog has no price for ${variant}`);
  return price;
}

function fillMeta(db: DatabaseSync, catalog: Catalog, stamps: Stamps): void {
  const set = db.prepare('INSERT INTO meta VALUES (?, ?)');
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);
  const [price] = catalog.pricesAt(0);
  if (price === undefined) throw new Error('The catalog has no prices');
  set.run('currency', price.amount.currency);
  set.run('exponent', price.amount.exponent);
  set.run('taxIncluded', price.taxIncluded ? 1 : 0);
  set.run('priceContext', JSON.stringify(price.context));
  for (const table of ['product', 'price', 'stock']) set.run(`rows/${table}`, count(table));
  set.run('epoch', stamps.epoch);
  // Rows as filled are older than anything that happens to them, and cursors older than the data cannot exist.
  set.run('rememberedFrom', stamps.now);
  set.run('townTime', nextOpening(catalog.locations(), stamps.now));
  set.run('filledAt', stamps.now);
}
