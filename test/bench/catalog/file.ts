import * as v from 'valibot';
import { type Category, categorySchema } from '../../../sync/contract/category.ts';
import { type Location, locationSchema } from '../../../sync/contract/location.ts';
import { type Price, priceSchema, pricesSchema } from '../../../sync/contract/price.ts';
import { type Product, productSchema } from '../../../sync/contract/product.ts';
import { type Stock, type StockLevels, stockLevelsSchema, stockSchema } from '../../../sync/contract/stock.ts';
import type { BenchCatalog } from '../catalog.ts';
import { fileLines } from './file-lines.ts';
import { levelsOf, madeUpCatalog, pricesOf } from './made-up.ts';
import { pricesIn } from './packed-prices.ts';

/** A line of the file that cannot be used; whoever reads this can mend it. */
export class BadCatalog extends Error {}

interface Read {
  /** As they stand in the file: a million objects would not fit into memory. */
  readonly products: Buffer[];
  /** Where each of them stands. */
  readonly places: Map<string, number>;
  readonly prices: Map<string, Price[]>;
  readonly stock: Map<string, Stock[]>;
  readonly categories: Category[];
  readonly locations: Location[];
}

/**
 * Goods from NDJSON: a line is a row of the contract, bare or as `{"upsert": row}`, or `{"prices": …}` or `{"levels": …}`. What the file says
 * of prices, stock, categories and locations is used; what it does not say of a product is made up by the seed.
 */
export function readCatalog(path: string, seed: number, most: number): BenchCatalog {
  const read = readRows(path, most);
  if (read.products.length === 0) throw new BadCatalog(`${path} holds no product.`);
  const standIn = madeUpCatalog(seed, 1);
  const locations = read.locations.length > 0 ? read.locations : standIn.locations;
  return {
    products: read.products.length,
    categories: read.categories.length > 0 ? read.categories : standIn.categories,
    locations,
    productAt(index) {
      const line = read.products[index];
      if (line === undefined) throw new RangeError(`There is no product ${index} in ${path}`);
      // Checked when it was read.
      return rowIn(JSON.parse(line.toString())) as Product;
    },
    pricesOf({ variants }, index) {
      const own = variants.flatMap(({ id }) => read.prices.get(id) ?? []);
      return own.length > 0 ? own : pricesOf(seed, variants, index);
    },
    levelsOf({ variants }, index) {
      const own = variants.flatMap(({ id }) => levelsIn(read.stock.get(id) ?? []));
      return own.length > 0 ? own : levelsOf(seed, variants, locations, index);
    },
  };
}

function readRows(path: string, most: number): Read {
  const read: Read = {
    products: [],
    places: new Map(),
    prices: new Map(),
    stock: new Map(),
    categories: [],
    locations: [],
  };
  for (const { number, line } of fileLines(path)) {
    const problem = sortIn(read, line, most);
    if (problem !== null) throw new BadCatalog(`Line ${number} of ${path} ${problem}.`);
  }
  return read;
}

/** Null, or what is wrong with the line. */
function sortIn(read: Read, line: Buffer, most: number): string | null {
  let row: unknown;
  try {
    row = rowIn(JSON.parse(line.toString()));
  } catch {
    return 'is not JSON';
  }
  if (typeof row !== 'object' || row === null) return 'is no row';
  if ('variants' in row) return takeProduct(read, row, line, most);
  if ('amount' in row) return keep(priceSchema, row, (price) => push(read.prices, price.variant, price));
  if ('of' in row)
    return keep(pricesSchema, row, (prices) => {
      for (const price of pricesIn({ prices })) push(read.prices, price.variant, price);
    });
  if ('at' in row)
    return keep(stockLevelsSchema, row, (levels) => {
      for (const stock of rowsIn(levels)) push(read.stock, levels.variant, stock);
    });
  if ('available' in row) return keep(stockSchema, row, (stock) => push(read.stock, stock.variant, stock));
  if ('timeZone' in row) return keep(locationSchema, row, (location) => read.locations.push(location));
  if ('parent' in row) return keep(categorySchema, row, (category) => read.categories.push(category));
  // Promotions, tombstones and page ends of a recorded feed say nothing of the goods.
  return 'page' in row || 'tombstone' in row || 'label' in row
    ? null
    : 'is neither a product nor a price, stock, category or location';
}

function takeProduct(read: Read, row: object, line: Buffer, most: number): string | null {
  if (read.products.length === most && !('sourceId' in row && read.places.has(String(row.sourceId)))) return null;
  return keep(productSchema, row, ({ sourceId }) => {
    // A recorded feed brings a row as often as it changed: the last word counts.
    const place = read.places.get(sourceId) ?? read.products.length;
    read.places.set(sourceId, place);
    read.products[place] = line;
  });
}

function keep<Schema extends v.GenericSchema>(
  schema: Schema,
  row: object,
  take: (row: v.InferOutput<Schema>) => void,
): string | null {
  const checked = v.safeParse(schema, row);
  if (!checked.success) {
    const [issue] = checked.issues;
    return `breaks the contract at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`;
  }
  take(checked.output);
  return null;
}

/** A row may come bare or as a feed carries it. */
function rowIn(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('upsert' in value) return value.upsert;
  if ('prices' in value) return value.prices;
  return 'levels' in value ? value.levels : value;
}

function push<Row>(rows: Map<string, Row[]>, key: string, row: Row): void {
  const own = rows.get(key);
  if (own === undefined) rows.set(key, [row]);
  else own.push(row);
}

const rowsIn = ({ variant, policy, confidence, at }: StockLevels): Stock[] =>
  at.map(([location, available]) => ({
    sourceId: `${variant}@${location}`,
    observedAt: 0,
    deleted: false,
    ...{ variant, location, available, policy, confidence },
  }));

function levelsIn(rows: readonly Stock[]): StockLevels[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { variant, policy, confidence } = first;
  return [{ variant, policy, confidence, at: rows.map(({ location, available }) => [location, available]) }];
}
