import type { Price } from '../contract/price.ts';
import type { Stock } from '../contract/stock.ts';
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
  /** `variant location available policy confidence seconds`. */
  readonly stock: readonly string[];
}

export async function contentOf(generation: Generation, now: number): Promise<Content> {
  const { plain, shelf, products: directory, variants, locations, prices, stock } = generation;
  const products: { sourceId: string }[] = [];
  for await (const rows of shelf.all()) {
    for (const { ordinal, product } of rows) {
      if (directory.find(product.sourceId) !== ordinal) throw new Error(`${product.sourceId} is not in the directory`);
      products.push(product);
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
  };
}

const stockLine = (row: Pick<Stock, 'variant' | 'location' | 'available' | 'policy' | 'confidence' | 'observedAt'>) =>
  `${row.variant} ${row.location} ${row.available} ${row.policy} ${row.confidence} ${Math.floor(row.observedAt / 1_000)}`;

const byId = <Row extends { readonly sourceId: string }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => (one.sourceId < other.sourceId ? -1 : 1));
