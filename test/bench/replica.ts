import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../build/bundle.ts';
import { ensureDisplay } from '../harness/display.ts';
import { type Owned, owned } from '../harness/owned.ts';
import { type BenchOptions, type BenchResult, type Benchmark, known, owning } from './benchmark.ts';
import { openCatalog } from './catalog.ts';
import { measureDeltas } from './kiosk/deltas.ts';
import { fillKiosk } from './kiosk/fill.ts';
import { kioskRun } from './kiosk/kiosk-run.ts';
import { rendererMemory } from './kiosk/memory.ts';
import { pageRun, type PageRun } from './page-run.ts';
import type { Side } from './page/page.ts';

const usualProducts = 100_000;
const million = 1_000_000;
/** Enough for those whose rate is compared. */
const fewProducts = 20_000;

type Figures = Record<string, number | null>;
type Wants = (part: string) => boolean;

/** Seconds to store, in a renderer and a profile of its own. */
async function seconds(run: PageRun, side: Side, name: string, products: number): Promise<number> {
  const output = await run.store(side, name, { products }, name);
  await run.forget(name);
  return output.seconds;
}

async function storing(
  run: PageRun,
  wants: Wants,
): Promise<{ figures: Figures; peers: Figures; indexSeconds: number | null }> {
  const { products } = run.catalog;
  const few = Math.min(products, fewProducts);
  const rate = async (side: Side, name: string, count: number) =>
    wants(name) ? count / (await seconds(run, side, name, count)) : null;
  const store = await rate('ours', 'store', products);
  const index = wants('store-index') ? await run.store('ours', 'store-index', { products }, 'store-index') : null;
  const disk = index && run.diskBytes('store-index') / run.jsonBytes();
  await run.forget('store-index');
  const stored = index && products / index.seconds;
  const dexie = await rate('peers', 'dexie', products);
  const raw = await rate('peers', 'raw', products);
  const rxdb = await rate('peers', 'rxdb', few);
  const pouchdb = await rate('peers', 'pouchdb', few);
  const times = (one: number | null, other: number | null) => one && other && one / other;
  return {
    figures: {
      store_vs_dexie: times(store, dexie),
      store_index_vs_dexie: times(stored, dexie),
      dexie_per_s: dexie,
      store_vs_rxdb: times(store, rxdb),
      store_index_vs_rxdb: times(stored, rxdb),
      store_vs_pouchdb: times(store, pouchdb),
      store_s: store && products / store,
      store_index_s: index && index.seconds,
      disk_over_json: disk,
    },
    peers: {
      raw_indexeddb_per_s: raw,
      rxdb_per_s: rxdb,
      pouchdb_per_s: pouchdb,
      store_per_s: store,
      store_index_per_s: stored,
    },
    indexSeconds: index && index.seconds / products,
  };
}

/** The whole shop, closed again before anything else is measured. */
async function kiosk(folder: string, options: BenchOptions, products: number, wants: Wants): Promise<Figures> {
  const { seed, say } = options;
  await bundle();
  const own = owned();
  try {
    say(`a kiosk on a store of ${products} products`);
    const run = await kioskRun(own, folder, seed, products);
    const { kiosk: filled, readySeconds } = await fillKiosk(run, seed);
    await filled.close();
    say(`filled in ${readySeconds.toFixed(1)} s`);
    const memory = wants('memory') ? await rendererMemory(run, seed) : {};
    const deltas = wants('deltas') ? await measureDeltas(run, seed, say) : {};
    return { http_ready_s: readySeconds, ...memory, ...deltas };
  } finally {
    await own.closeAll();
  }
}

async function measure(own: Owned, options: BenchOptions): Promise<BenchResult> {
  const { seed, say, only } = options;
  const wants: Wants = (part) => only?.has(part) !== false;
  const wantsAny = (...parts: readonly string[]) => parts.some(wants);
  const folder = await mkdtemp(join(tmpdir(), 'endcap-replica-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  own(await ensureDisplay(folder));
  const catalog = openCatalog({ seed, products: options.products ?? usualProducts, file: options.catalog });
  const { products } = catalog;
  const whole = !options.quick && options.catalog === null;

  const stored = wantsAny('store', 'store-index', 'dexie', 'raw', 'rxdb', 'pouchdb')
    ? await storing(await pageRun(own, folder, catalog, say), wants)
    : null;
  let millionSeconds: number | null = null;
  if (whole && wants('million')) {
    const run = await pageRun(own, folder, openCatalog({ seed, products: million, file: null }), say);
    millionSeconds = await seconds(run, 'ours', 'store-index', million);
  }
  const shop = wantsAny('http', 'memory', 'deltas') ? await kiosk(join(folder, 'shop'), options, products, wants) : {};
  const large =
    whole && wants('memory-million')
      ? await kiosk(join(folder, 'large'), options, million, (part) => part === 'memory')
      : {};
  const figures: Figures = {
    ...stored?.figures,
    million_s: millionSeconds,
    million_cost_ratio: millionSeconds && stored?.indexSeconds ? millionSeconds / million / stored.indexSeconds : null,
    ...shop,
    renderer_mb_million: large['renderer_mb'] ?? null,
    http_ready_million_s: large['http_ready_s'] ?? null,
  };
  return { figures: known(figures), peers: known(stored?.peers ?? {}) };
}

export const replica: Benchmark = {
  name: 'replica',
  about:
    'storing, indexing, filling over HTTP and following a busy store, beside Dexie, RxDB, PouchDB and raw IndexedDB',
  run: owning(measure),
};
