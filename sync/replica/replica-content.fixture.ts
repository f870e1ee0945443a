import type { Price } from '../contract/price.ts';
import type { Product } from '../contract/product.ts';
import type { Stock } from '../contract/stock.ts';
import type { LiveColumns } from '../search/query.ts';
import type { Generation } from './generation.ts';
import type { MemoryFeed } from './memory-feed.fixture.ts';
import { priceChunkOf, readPrice } from './price-column.ts';
import { readStock, stockChunkOf } from './stock-column.ts';

/** What a replica holds, in a form that can be compared with what the platform has. */
export interface Content {
  readonly plain: readonly unknown[];
  readonly products: readonly unknown[];
  /** `variant minor`, for prices that are valid at the time asked for. */
  readonly prices: readonly string[];
  /** `variant location available policy confidence`. */
  readonly stock: readonly string[];
  /** `product here nearby lowest`, as the index is asked with. */
  readonly live: readonly string[];
}

export async function contentOf(generation: Generation, now: number): Promise<Content> {
  const { plain, shelf, products: directory, variants, locations, prices, stock } = generation;
  const products: { sourceId: string }[] = [];
  const live: string[] = [];
  for await (const rows of shelf.all()) {
    for (const { ordinal, product } of rows) {
      if (directory.find(product.sourceId) !== ordinal) throw new Error(`${product.sourceId} is not in the directory`);
      products.push(product);
      live.push(liveLine(product.sourceId, liveAt(generation.live, ordinal)));
    }
  }
  const variantIds = Array.from({ length: variants.count }, (_, variant) => variants.idAt(variant));
  const locationIds = Array.from({ length: locations.count }, (_, location) => locations.idAt(location));
  return {
    plain: Object.values(plain).flatMap((rows) => byId([...(rows as Map<string, { sourceId: string }>).values()])),
    products: byId(products),
    prices: variantIds
      .flatMap((id, variant) => {
        const price = readPrice(prices.chunk(priceChunkOf(variant)), variant, now);
        return price === null ? [] : [`${id} ${price.amount.minor}`];
      })
      .toSorted(),
    stock: variantIds
      .flatMap((id, variant) =>
        locationIds.flatMap((place, location) => {
          const reading = readStock(stock.chunk(stockChunkOf(location, variant)), variant);
          return reading === null ? [] : [stockLine({ ...reading, variant: id, location: place })];
        }),
      )
      .toSorted(),
    live: live.toSorted(),
  };
}

/** Prices of the plainest kind only: one a variant, without a context. */
export function contentOfFeed(feed: MemoryFeed): Content {
  const rows = <Row extends { sourceId: string }>(resource: Parameters<MemoryFeed['rows']>[0]) => [
    ...(feed.rows(resource) as ReadonlyMap<string, Row>).values(),
  ];
  return {
    plain: (['location', 'category', 'promotion'] as const).flatMap((resource) => byId(rows(resource))),
    products: byId(rows('product')),
    prices: rows<Price>('price')
      .map(({ variant, amount }) => `${variant} ${amount.minor}`)
      .toSorted(),
    stock: rows<Stock>('stock').map(stockLine).toSorted(),
    live: rows<Product>('product')
      .map((product) => liveLine(product.sourceId, liveOf(product, rows('stock'), rows('price'))))
      .toSorted(),
  };
}

/** The shop that all tests are in. */
const home = 'loc-1';

interface Live {
  readonly here: boolean;
  readonly nearby: boolean;
  readonly lowest: number;
}

function liveAt({ here, nearby, gone, lowest }: LiveColumns, ordinal: number): Live {
  if (gone[ordinal] === 1) throw new Error(`The product numbered ${ordinal} is gone, and is here`);
  return { here: here[ordinal] === 1, nearby: nearby[ordinal] === 1, lowest: lowest[ordinal] ?? Number.NaN };
}

function liveOf(product: Product, stock: readonly Stock[], prices: readonly Price[]): Live {
  const own = new Set(product.variants.map(({ id }) => id));
  const had = stock
    .filter(({ variant, available, policy }) => own.has(variant) && (available > 0 || policy === 'untracked'))
    .map(({ location }) => location);
  const amounts = prices.filter(({ variant }) => own.has(variant)).map(({ amount }) => amount.minor);
  return {
    here: had.includes(home),
    nearby: had.some((location) => location !== home),
    lowest: amounts.length === 0 ? Number.NaN : Math.min(...amounts),
  };
}

const liveLine = (id: string, { here, nearby, lowest }: Live): string => `${id} ${here} ${nearby} ${lowest}`;

const stockLine = (row: Pick<Stock, 'variant' | 'location' | 'available' | 'policy' | 'confidence'>) =>
  `${row.variant} ${row.location} ${row.available} ${row.policy} ${row.confidence}`;

/** When a row was read is the reader's own to say (FR8). */
const byId = <Row extends { readonly sourceId: string }>(rows: readonly Row[]): unknown[] =>
  rows.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1)).map((row) => ({ ...row, observedAt: null }));
