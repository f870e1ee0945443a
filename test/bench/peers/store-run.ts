import type { Product } from '../../../sync/contract/product.ts';
import { productsOf, type StockedVariant, variantsOf } from '../page/data.ts';
import type { Say } from '../page/task.ts';
import { Stopwatch } from '../page/timed.ts';

/** A database that keeps a row per product and a row per variant with its price and stock. */
export interface RowStore {
  putProducts(rows: readonly Product[]): Promise<void>;
  putVariants(rows: readonly StockedVariant[]): Promise<void>;
  /** What it still has to do before sku, barcode and category are found by an index. */
  finish(): Promise<void>;
  count(): Promise<{ readonly products: number; readonly variants: number }>;
  close(): Promise<void> | void;
}

export interface StoreInput {
  readonly products: number;
}

export interface StoreOutput {
  readonly seconds: number;
  readonly products: number;
}

const rowsABatch = 5_000;

/** Ready objects in, durable rows out; the clock runs only while the store is at work. */
export async function storeRows(
  open: () => Promise<RowStore>,
  { products }: StoreInput,
  say: Say,
): Promise<StoreOutput> {
  const store = await open();
  const watch = new Stopwatch();
  let variantCount = 0;
  for (let from = 0; from < products; from += rowsABatch) {
    const stretch = { from, products: Math.min(rowsABatch, products - from) };
    const rows = await productsOf(stretch);
    const variants = await variantsOf(rows, stretch);
    variantCount += variants.length;
    watch.start();
    await store.putProducts(rows);
    for (let at = 0; at < variants.length; at += rowsABatch)
      await store.putVariants(variants.slice(at, at + rowsABatch));
    watch.stop();
    if (from % 20_000 === 0) say(`${from + stretch.products} products, ${watch.seconds.toFixed(1)} s`);
  }
  watch.start();
  await store.finish();
  watch.stop();
  const kept = await store.count();
  await store.close();
  if (kept.products !== products || kept.variants !== variantCount)
    throw new Error(`Kept ${kept.products} products and ${kept.variants} variants of ${products} and ${variantCount}`);
  return { seconds: watch.seconds, products };
}
