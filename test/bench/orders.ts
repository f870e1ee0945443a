import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { makeCatalog } from '../../sync/demo-store/catalog/catalog.ts';
import type { CartLine } from '../../sync/handover/cart.ts';
import { ensureDisplay } from '../harness/display.ts';
import type { Owned } from '../harness/owned.ts';
import { type BenchOptions, type BenchResult, type Benchmark, percentile, within, owning } from './benchmark.ts';
import { kioskRun } from './kiosk/kiosk-run.ts';
import { keepOrdersWorker, placeOrders } from './kiosk/place-orders.ts';

/** What is ordered does not depend on how much there is. */
const usualProducts = 2_000;
const measured = 200;
/** The first orders find cold code in four processes. */
const warmUp = 20;
const filledWithinMs = 60_000;
const placedWithinMs = 5 * 60_000;

/** One piece of each of some products, at the store's own price. */
function linesOf(seed: number, products: number): CartLine[] {
  const catalog = makeCatalog({ seed, products });
  return Array.from({ length: Math.min(products, measured) }, (_, index) => {
    const { sourceId: product, title, variants } = catalog.productAt(index);
    const [variant] = variants;
    const price = catalog.pricesAt(index)[0]?.amount;
    if (!variant || !price) throw new Error(`Product ${index} cannot be bought`);
    return {
      ...{ product, variant: variant.id, sku: variant.sku, title: title['en'] ?? product, choice: '', picture: null },
      ...{ quantity: 1, price, fulfilment: { how: 'take' } },
      promise: { band: 'just-checked', ageMs: 1_000, quantitySeen: 4, probability: null },
    };
  });
}

async function measure(own: Owned, { seed, say, ...options }: BenchOptions): Promise<BenchResult> {
  await bundle();
  const products = options.products ?? usualProducts;
  const folder = await mkdtemp(join(tmpdir(), 'endcap-orders-'));
  own({ close: () => rm(folder, { recursive: true, force: true }) });
  own(await ensureDisplay(folder));
  const { page } = own(await (await kioskRun(own, folder, seed, products)).start());
  await page.addInitScript(keepOrdersWorker);
  await page.reload();
  await page.getByText(/Stock checked/).waitFor({ timeout: filledWithinMs });
  const place = (orders: number) =>
    within(placedWithinMs, 'Ordering', page.evaluate(placeOrders, { lines: linesOf(seed, products), orders }));
  await place(warmUp);
  const times = await place(measured);
  say(`${times.length} orders, the longest ${Math.max(...times).toFixed(1)} ms`);
  return { figures: { saved_p50_ms: percentile(times, 0.5), saved_p99_ms: percentile(times, 0.99) }, peers: {} };
}

export const orders: Benchmark = {
  name: 'orders',
  about: 'from handing an order over to knowing that it is on the disk, on a kiosk that does nothing else',
  run: owning(measure),
};
