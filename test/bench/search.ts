import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureDisplay } from '../harness/display.ts';
import type { Owned } from '../harness/owned.ts';
import { type BenchOptions, type BenchResult, type Benchmark, known, median, percentile, owning } from './benchmark.ts';
import { openCatalog } from './catalog.ts';
import { createJudge, type Judge } from './judge.ts';
import { pageRun } from './page-run.ts';
import type { SearchOutput } from './peers/search-run.ts';
import { type BenchQuery, makeQueries, readQueries } from './queries.ts';

const usualProducts = 100_000;
const million = 1_000_000;
const leastQueries = 660;
/** Orama's index of more does not fit a benchmark's patience; its figures are of so many. */
const mostForOrama = 50_000;
const peers = ['minisearch', 'flexsearch', 'orama', 'ufuzzy'] as const;
const profile = 'ours';

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

interface Recall {
  readonly all: number;
  readonly misspelt: number;
  /** Of all queries, where the very product that was in mind is on the first screen. */
  readonly found: number;
}

function recallOf(judge: Judge, queries: readonly BenchQuery[], { found }: SearchOutput): Recall {
  const judged = queries.flatMap((query, at) => {
    const recall = judge.recall(query, found[at] ?? []);
    return recall === null ? [] : [{ query, recall, shown: found[at] ?? [] }];
  });
  const of = (some: typeof judged) => mean(some.map(({ recall }) => recall));
  const inMind = judged.filter(({ query }) => query.meant !== null);
  return {
    all: of(judged),
    misspelt: of(judged.filter(({ query }) => query.misspelt)),
    found: mean(inMind.map(({ query, shown }) => (query.meant !== null && shown.includes(query.meant) ? 1 : 0))),
  };
}

const times = (name: string, { ms, buildSeconds, loadMs }: SearchOutput) => ({
  [`${name}_p50_ms`]: median(ms),
  [`${name}_p95_ms`]: percentile(ms, 0.95),
  [`${name}_p99_ms`]: percentile(ms, 0.99),
  [`${name}_build_s`]: buildSeconds,
  [`${name}_load_ms`]: loadMs,
});

async function measure(own: Owned, options: BenchOptions): Promise<BenchResult> {
  const { seed, say, only } = options;
  const wants = (part: string) => only?.has(part) !== false;
  const folder = await mkdtemp(join(tmpdir(), 'endcap-search-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  own(await ensureDisplay(folder));
  const wanted = { seed, products: options.products ?? usualProducts, file: options.catalog };
  const catalog = openCatalog(wanted);
  const { products } = catalog;
  const queries = options.queries === null ? makeQueries(catalog, seed, leastQueries) : readQueries(options.queries);
  if (queries.length === 0) throw new Error(`${options.queries} holds no query`);
  const texts = queries.map(({ text }) => text);
  const judge = createJudge(catalog);
  say(`${products} products, ${queries.length} queries`);
  const run = await pageRun(own, folder, catalog, say);

  await run.store('ours', 'store-index', { products }, profile);
  // In another renderer: what was indexed a moment ago is read back from the disk.
  const ours = await run.search('ours', 'search', { products, texts }, profile);
  await run.forget(profile);
  const recall = recallOf(judge, queries, ours);

  const others: Record<string, number | null> = {};
  const results = new Map<string, SearchOutput>();
  for (const peer of peers) {
    if (!wants(peer)) continue;
    const count = peer === 'orama' ? Math.min(products, mostForOrama) : products;
    const output = await run.search('peers', peer, { products: count, texts }, peer);
    await run.forget(peer);
    results.set(peer, output);
    Object.assign(others, times(peer, output), { [`${peer}_products`]: count });
    if (count < products) continue;
    const { all, misspelt, found } = recallOf(judge, queries, output);
    Object.assign(others, {
      [`recall24_${peer}`]: all,
      [`recall24_typos_${peer}`]: misspelt,
      [`found24_${peer}`]: found,
    });
  }
  const mini = results.get('minisearch') ?? null;
  const miniP95 = mini && percentile(mini.ms, 0.95);
  const figures: Record<string, number | null> = {
    p95_vs_minisearch: miniP95 === null ? null : miniP95 / percentile(ours.ms, 0.95),
    p50_ms: median(ours.ms),
    p95_ms: percentile(ours.ms, 0.95),
    p99_ms: percentile(ours.ms, 0.99),
    minisearch_p95_ms: miniP95,
    recall24: recall.all,
    recall24_minisearch: others['recall24_minisearch'] ?? null,
    recall24_typos: recall.misspelt,
    recall24_typos_minisearch: others['recall24_typos_minisearch'] ?? null,
    found24: recall.found,
    load_ms: ours.loadMs,
    load_vs_minisearch: mini === null ? null : (mini.loadMs ?? Number.NaN) / (ours.loadMs ?? Number.NaN),
    p95_ms_million:
      options.quick || options.catalog !== null || !wants('million') ? null : await atAMillion(own, folder, options),
  };
  return { figures: known(figures), peers: known(others) };
}

async function atAMillion(own: Owned, folder: string, { seed, say }: BenchOptions): Promise<number> {
  const catalog = openCatalog({ seed, products: million, file: null });
  const run = await pageRun(own, folder, catalog, say);
  await run.store('ours', 'store-index', { products: million }, 'million');
  const texts = makeQueries(catalog, seed, leastQueries).map(({ text }) => text);
  const { ms } = await run.search('ours', 'search', { products: million, texts }, 'million');
  await run.forget('million');
  return percentile(ms, 0.95);
}

export const search: Benchmark = {
  name: 'search',
  about: 'typed-ahead queries with facets, beside MiniSearch, FlexSearch, Orama and uFuzzy',
  run: owning(measure),
};
