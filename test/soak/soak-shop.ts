import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { makeCatalog } from '../../sync/demo-store/catalog/catalog.ts';
import type { CartLine } from '../../sync/handover/cart.ts';
import type { OrderDraft } from '../../sync/worker/orders-api.ts';
import { ensureDisplay } from '../harness/display.ts';
import { type DemoStore, startDemoStore } from '../harness/demo-store.ts';
import { writeSettings } from '../harness/kiosk-settings.ts';
import { cartLine } from '../harness/order-samples.ts';
import type { Owned } from '../harness/owned.ts';

/** A whole shop with a small catalog, so that a start is quick: what happens to orders does not depend on how much there is. */
export interface SoakShop {
  readonly folder: string;
  readonly store: DemoStore;
  readonly settings: string;
  readonly lines: readonly CartLine[];
  /** Its store takes every commit for another order, as platforms do that can only be searched. */
  readonly repeatsCount: boolean;
}

const products = 12;
const location = 'loc-1';
/** The shelf must not become empty in the middle of a soak. */
const plenty = 1_000_000;

/** With something personal in it, so that all of an order's way is taken, the sealing too. */
export const draft: OrderDraft = {
  language: 'en',
  contact: { name: 'Ada Soak', email: 'ada@example.com' },
  payment: 'till',
  onChange: 'accept-if-not-dearer',
};

export async function openSoakShop(
  own: Owned,
  { seed, repeatsCount }: { readonly seed: number; readonly repeatsCount: boolean },
): Promise<SoakShop> {
  await bundle();
  const folder = await mkdtemp(join(tmpdir(), 'endcap-soak-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  own(await ensureDisplay(folder));
  const store = own(await startDemoStore({ data: join(folder, 'store'), products, seed }));
  await store.control('PUT', 'town', { running: false });
  if (repeatsCount) await store.control('PUT', 'limits', { idempotency: 'searchOnly' });
  const lines = linesOf(seed);
  for (const { variant } of lines)
    await store.control('PUT', 'stock', { variant, location, available: plenty, shelf: plenty });
  const settings = writeSettings(folder, store.url, { store: shopIn(location) });
  return { folder, store, settings, lines, repeatsCount };
}

const shopIn = (place: string) => ({ name: 'Fjell & Co', location: place });

/** One piece of each product, at the store's own price. */
function linesOf(seed: number): CartLine[] {
  const catalog = makeCatalog({ seed, products });
  return Array.from({ length: products }, (_, index) => {
    const { sourceId: product, variants } = catalog.productAt(index);
    const price = catalog.pricesAt(index)[0]?.amount;
    const [variant] = variants;
    if (!variant || !price) throw new Error(`Product ${index} cannot be bought`);
    return cartLine({ product, variant: variant.id, sku: variant.sku, price });
  });
}
