import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { makeCatalog } from '../../sync/demo-store/catalog/catalog.ts';
import type { CartLine } from '../../sync/handover/cart.ts';
import { ensureDisplay } from '../harness/display.ts';
import type { Owned } from '../harness/owned.ts';
import { within } from '../harness/within.ts';
import type { Page } from 'playwright-core';
import { peakOverMean, runFleet } from '../simulation/fleet.ts';
import { type BenchOptions, type BenchResult, type Benchmark, percentile, owning } from './benchmark.ts';
import { savedDuringImport } from './kiosk/busy-import.ts';
import { measureDrain } from './kiosk/drain.ts';
import { kioskRun } from './kiosk/kiosk-run.ts';
import { keepWorkers, placeOrders } from './kiosk/place-orders.ts';

/** So many are on their way into a new kiosk for some seconds; what is ordered does not depend on it. */
const usualProducts = 100_000;
const measured = 200;
/** The first orders find cold code in four processes. */
const warmUp = 20;
const filledWithinMs = 2 * 60_000;
const placedWithinMs = 5 * 60_000;
const kiosksOfAFleet = 500;
const fleetWindowMs = 60_000;
/** What a kiosk may have kept over a night without a line. */
const keptAtMost = 40;

/** One piece each of some goods of which this shop has enough, at the store's own price. */
function linesOf(seed: number, products: number): CartLine[] {
  const catalog = makeCatalog({ seed, products });
  const enough = 12;
  const lines: CartLine[] = [];
  for (let index = 0; index < products && lines.length < measured; index++) {
    const { sourceId: product, title, variants } = catalog.productAt(index);
    const stock = catalog.stockAt(index).find(({ location, available }) => location === 'loc-1' && available >= enough);
    const variant = variants.find(({ id }) => id === stock?.variant);
    const price = catalog.pricesAt(index).find((one) => one.variant === variant?.id)?.amount;
    if (!variant || !price) continue;
    lines.push({
      ...{ product, variant: variant.id, sku: variant.sku, title: title['en'] ?? product, choice: '', picture: null },
      ...{ quantity: 1, price, fulfilment: { how: 'take' } },
      promise: { band: 'just-checked', ageMs: 1_000, quantitySeen: 4, probability: null },
    });
  }
  return lines;
}

async function measure(own: Owned, { seed, say, only, ...options }: BenchOptions): Promise<BenchResult> {
  const wants = (part: string) => only?.has(part) !== false;
  const fleet = wants('fleet') ? { fleet_peak_over_mean: await fleetPeak(seed) } : {};
  const kiosk =
    wants('saved') || wants('import') || wants('drain') ? await onKiosk(own, seed, options.products, wants, say) : {};
  return { figures: { ...kiosk, ...fleet }, peers: {} };
}

async function fleetPeak(seed: number): Promise<number> {
  const fleet = { seed, kiosks: kiosksOfAFleet, spreadMs: fleetWindowMs, mostOrders: keptAtMost };
  const { arrivals, waiting } = await runFleet(fleet);
  if (waiting > 0) throw new Error(`${waiting} orders of the fleet have not left`);
  return peakOverMean(arrivals, fleetWindowMs);
}

type Figures = Record<string, number>;

async function onKiosk(
  own: Owned,
  seed: number,
  products: number | null,
  wants: (part: string) => boolean,
  say: (line: string) => void,
): Promise<Figures> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'endcap-orders-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  own(await ensureDisplay(folder));
  const run = await kioskRun(own, folder, seed, products ?? usualProducts);
  const lines = linesOf(seed, run.products);
  const imported = wants('import') ? await savedDuringImport(run, lines) : [];
  const kiosk = own(await run.start());
  await kiosk.page.addInitScript(keepWorkers);
  await kiosk.page.reload();
  await kiosk.page.getByText(/Stock checked/).waitFor({ timeout: filledWithinMs });
  const saved = wants('saved') ? await savedAtRest(kiosk.page, lines) : [];
  for (const times of [imported, saved])
    if (times.length > 0) say(`${times.length} orders, the longest ${Math.max(...times).toFixed(1)} ms`);
  return {
    ...(wants('saved') && { saved_p50_ms: percentile(saved, 0.5), saved_p99_ms: percentile(saved, 0.99) }),
    ...(wants('import') && { saved_p99_ms_during_import: percentile(imported, 0.99) }),
    ...(wants('drain') && (await measureDrain({ store: run.store, page: kiosk.page, lines, seed }, say))),
  };
}

async function savedAtRest(page: Page, lines: readonly CartLine[]): Promise<number[]> {
  const place = (orders: number) =>
    within(placedWithinMs, 'Ordering', page.evaluate(placeOrders, { lines, orders, reachStore: true }));
  await place(warmUp);
  return (await place(measured)).map(({ ms }) => ms);
}

export const orders: Benchmark = {
  name: 'orders',
  about: 'how soon an order is safe, also while a catalog comes in; how a backlog leaves; how a fleet comes back',
  run: owning(measure),
};
