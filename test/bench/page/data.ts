import type { Category } from '../../../sync/contract/category.ts';
import type { Price } from '../../../sync/contract/price.ts';
import type { Product } from '../../../sync/contract/product.ts';
import type { StockLevels } from '../../../sync/contract/stock.ts';
import { type PriceLine, pricesIn } from '../catalog/packed-prices.ts';

/** The large resources, a stretch of products at a time. */
export type Goods = 'product' | 'price' | 'stock';

export interface Stretch {
  readonly from: number;
  readonly products: number;
}

async function ask(path: string): Promise<Response> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** The lines of a feed, as a connector brings them. */
export async function linesOf(goods: Goods, { from, products }: Stretch): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await ask(`/data/${goods}?from=${from}&products=${products}`);
  return new Uint8Array(await answer.arrayBuffer());
}

export async function plainLines(resource: 'location' | 'category'): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await (await ask(`/data/${resource}`)).arrayBuffer());
}

const decoder = new TextDecoder();
const parsed = (bytes: Uint8Array): unknown[] =>
  decoder
    .decode(bytes)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

/** The same as ready objects, for whoever takes rows and not lines. */
export const productsOf = async (stretch: Stretch): Promise<Product[]> =>
  (parsed(await linesOf('product', stretch)) as { upsert: Product }[]).map(({ upsert }) => upsert);

export const categoryRows = async (): Promise<Category[]> =>
  (parsed(await plainLines('category')) as { upsert: Category }[]).map(({ upsert }) => upsert);

/** A variant that can be bought, with what it costs and where it lies. */
export interface StockedVariant {
  readonly id: string;
  readonly product: string;
  readonly sku: string;
  readonly barcode: string;
  readonly price: Price | null;
  readonly stock: StockLevels | null;
}

export async function variantsOf(products: readonly Product[], stretch: Stretch): Promise<StockedVariant[]> {
  const prices = (parsed(await linesOf('price', stretch)) as PriceLine[]).flatMap(pricesIn);
  const levels = parsed(await linesOf('stock', stretch)) as { levels: StockLevels }[];
  const priceOf = new Map(prices.map((price) => [price.variant, price]));
  const stockOf = new Map(levels.map((line) => [line.levels.variant, line.levels]));
  return products.flatMap(({ sourceId, variants }) =>
    variants.map(({ id, sku, barcode = '' }) => ({
      ...{ id, sku, barcode, product: sourceId },
      price: priceOf.get(id) ?? null,
      stock: stockOf.get(id) ?? null,
    })),
  );
}
