import type { Page } from 'playwright-core';
import { makeCatalog } from '../../../sync/demo-store/catalog/catalog.ts';
import { seededRandom } from '../../../sync/kernel/random.ts';
import { within } from '../../harness/within.ts';
import { percentile } from '../benchmark.ts';
import { wordsIn } from '../queries.ts';
import { browse, caughtUpAt, installShopper, order, type Pace, type Watched, watchPage } from './in-page.ts';
import type { KioskRun, RunningKiosk } from './kiosk-run.ts';

/** Somewhat more than asked for, so that what is reached is the kiosk's doing and not the store's. */
const changesPerSecond = 5_600;
const batchMs = 100;

/** Somebody who knows exactly what they want; most people take three times as long for everything. */
const person: Phase = { betweenKeysMs: 120, glanceMs: 300, leastMs: 24_000, leastOrders: 12 };
/** Nobody: a screen every tenth of a second, as fast as the kiosk itself. What it costs is the kiosk's whole machine. */
const rush: Phase = { betweenKeysMs: 60, glanceMs: 0, leastMs: 15_000, leastOrders: 3 };
/** Also where hardly anything is in this store: an order that cannot be made takes half a minute to be given up. */
const mostMs = 150_000;

interface Phase extends Pace {
  readonly leastMs: number;
  readonly leastOrders: number;
}

const caughtUpWithinMs = 120_000;
const lookEveryMs = 200;
/** A walk or an order of a few seconds. */
const stepWithinMs = 60_000;
/** What a screen waits for, of all that the catalog worker answers. */
const readNames = new Set(['front', 'search', 'suggest', 'product', 'cards', 'barcode', 'categories', 'locations']);
/** A kiosk that is to follow a busy store closely. */
const pull = { stockSeconds: 1, catalogSeconds: 1 };

export interface DeltaFigures {
  readonly deltas_per_s: number;
  readonly ui_read_p99_ms: number;
  readonly order_saved_p99_ms: number;
  readonly longest_task_ms: number;
  readonly longest_gap_ms: number;
  readonly ui_reads: number;
  readonly orders: number;
  readonly ui_read_p99_ms_rush: number;
  readonly order_saved_p99_ms_rush: number;
  readonly longest_task_ms_rush: number;
}

/** Thousands of changes a second reach the kiosk while somebody walks through it and orders. */
export async function measureDeltas(run: KioskRun, seed: number, say: (line: string) => void): Promise<DeltaFigures> {
  const kiosk = await run.start({ pull });
  try {
    return await underChanges(run, kiosk, seed, say);
  } finally {
    await kiosk.close();
  }
}

async function underChanges(
  { store, products }: KioskRun,
  { page }: RunningKiosk,
  seed: number,
  say: (line: string) => void,
): Promise<DeltaFigures> {
  const words = popularWords(seed, products);
  // Once before anything is measured: screens are loaded, the index is there. A window that finds its settings changed starts anew by itself.
  await startAnew(page, rush);
  await walk(page, words.slice(0, 2));

  const from = Date.now();
  const changing = startChanges(store, seed);
  const watched: Record<'person' | 'rush', Watched | null> = { person: null, rush: null };
  try {
    watched.person = await shopping(page, words, person);
    watched.rush = await shopping(page, words.toReversed(), rush);
  } finally {
    await changing.stop();
  }
  const made = changing.made();
  const lastChangeAt = Date.now();
  await within(caughtUpWithinMs, 'What was left of the changes', caughtUp(page, lastChangeAt));
  const rate = made / ((Date.now() - from) / 1_000);
  for (const line of [...linesOf(watched.person), 'in a rush', ...linesOf(watched.rush)]) say(line);
  const { ui_read_p99_ms, order_saved_p99_ms, longest_task_ms } = figuresOf(watched.rush);
  return {
    deltas_per_s: rate,
    ...figuresOf(watched.person),
    ui_read_p99_ms_rush: ui_read_p99_ms,
    order_saved_p99_ms_rush: order_saved_p99_ms,
    longest_task_ms_rush: longest_task_ms,
  };
}

/** Somebody finds, looks and orders, over and over. */
async function shopping(page: Page, words: readonly string[], phase: Phase): Promise<Watched> {
  const from = Date.now();
  const before: Watched[] = [];
  let orders = 0;
  await page.evaluate(installShopper, phase);
  await page.evaluate(watchPage);
  const isLong = (most: number) => Date.now() - from >= most;
  for (let turn = 0; !isLong(phase.leastMs) || (orders < phase.leastOrders && !isLong(mostMs)); turn++) {
    const word = words[turn % words.length] ?? '';
    await walk(page, [word]);
    const outcome = await ordered(page, word);
    if (outcome === 'ordered') orders++;
    if (outcome !== 'stuck') continue;
    before.push(await page.evaluate(watchedSoFar));
    await startAnew(page, phase);
    // As at first: what is measured is a kiosk that has been on for a while.
    await walk(page, words.slice(0, 2));
    await page.evaluate(watchPage);
  }
  return together([...before, await page.evaluate(watchedSoFar)]);
}

async function startAnew(page: Page, pace: Pace): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName('endcap:cards-painted').length > 0);
  await page.evaluate(installShopper, pace);
}

/** Stuck where what was there is no longer, and could only be sent home: that asks for an address, which this shopper has none of. */
const ordered = (page: Page, word: string): Promise<'ordered' | 'not here' | 'stuck'> =>
  within(stepWithinMs, 'An order', page.evaluate(order, word)).then(
    (isHere) => (isHere ? 'ordered' : 'not here'),
    () => 'stuck',
  );

const watchedSoFar = () => (window as unknown as { benchWatched: Watched }).benchWatched;

const together = (parts: readonly Watched[]): Watched => ({
  answered: parts.flatMap(({ answered }) => answered),
  longestTaskMs: Math.max(...parts.map(({ longestTaskMs }) => longestTaskMs)),
  longestGapMs: Math.max(...parts.map(({ longestGapMs }) => longestGapMs)),
});

const walk = (page: Page, words: readonly string[]) =>
  within(stepWithinMs, 'A walk through the shop', page.evaluate(browse, words));

async function caughtUp(page: Page, lastChangeAt: number): Promise<void> {
  while ((await page.evaluate(caughtUpAt, ['product', 'price', 'stock'])) < lastChangeAt)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
}

/** Which of the questions were slow: what the one figure does not say. */
function linesOf({ answered }: Watched): string[] {
  return [...Map.groupBy(answered, ({ name }) => name)].map(([name, all]) => {
    const times = all.map(({ ms }) => ms);
    const [middle, slowest] = [percentile(times, 0.5), percentile(times, 0.99)].map((ms) => ms.toFixed(1));
    return `  ${name}: ${times.length} answers, half within ${middle} ms, p99 ${slowest} ms`;
  });
}

function figuresOf({ answered, longestTaskMs, longestGapMs }: Watched) {
  const reads = answered.filter(({ name }) => readNames.has(name));
  const saved = answered.filter(({ name }) => name === 'place');
  if (reads.length === 0 || saved.length === 0)
    throw new Error('The page tells of no answers: it must send endcap:answered with {name, ms} for each');
  return {
    ui_read_p99_ms: percentile(
      reads.map(({ ms }) => ms),
      0.99,
    ),
    order_saved_p99_ms: percentile(
      saved.map(({ ms }) => ms),
      0.99,
    ),
    // The browser tells of tasks from 50 ms on; below that the heartbeat is all there is to go by.
    longest_task_ms: longestTaskMs > 0 ? longestTaskMs : Math.min(50, longestGapMs),
    longest_gap_ms: longestGapMs,
    ui_reads: reads.length,
    orders: saved.length,
  };
}

/** Words that some products have, so that every search leads somewhere. */
function popularWords(seed: number, products: number): string[] {
  const catalog = makeCatalog({ seed, products });
  const dice = seededRandom(seed);
  return Array.from({ length: 40 }, () => {
    const title = wordsIn(catalog.productAt(dice.below(products)).title['en'] ?? '');
    return title.find((word) => word.length > 3) ?? title[0] ?? '';
  });
}

/** Changes in small batches, as many as are due by the clock, until stopped. */
function startChanges(store: KioskRun['store'], seed: number) {
  const from = Date.now();
  let made = 0;
  let asked = 0;
  let stopping = false;
  async function run(): Promise<void> {
    for (let batch = 0; !stopping; batch++) {
      const due = Math.round(((Date.now() - from + batchMs) / 1_000) * changesPerSecond) - asked;
      if (due > 0) {
        const answer = (await store.control('POST', 'churn', { changes: due, seed: seed + batch })) as { made: number };
        made += answer.made;
        asked += due;
      }
      await new Promise((resolve) => setTimeout(resolve, batchMs));
    }
  }
  const running = run();
  // Heard of when it is stopped.
  running.catch(() => {});
  return {
    made: () => made,
    async stop() {
      stopping = true;
      await running;
    },
  };
}
