import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCatalog } from '../../../sync/demo-store/catalog/catalog.ts';
import { processesBelow, readProcess } from '../../harness/process-tree.ts';
import { within } from '../../harness/within.ts';
import { startElectron } from '../electron-start.ts';
import { wordsIn } from '../queries.ts';
import { atOnce, type InstalledShopper, installShopper } from './in-page.ts';
import type { KioskRun } from './kiosk-run.ts';

const emptyWindow = join(import.meta.dirname, '../empty-window');
const searches = 50;
const betweenSearchesMs = 100;
/** What was only passing through has been given back by then. */
const idleMs = 15_000;
const loadedWithinMs = 10 * 60_000;
const idle = () => new Promise((resolve) => setTimeout(resolve, idleMs));

export interface RendererMemory {
  readonly renderer_mb: number;
  readonly all_renderers_mb: number;
}

/** What the kiosk's renderer holds of the machine's memory beyond an empty window's, second start, after fifty searches. */
export async function rendererMemory(run: KioskRun, seed: number): Promise<RendererMemory> {
  const kiosk = await run.start();
  try {
    const { page, pid } = kiosk;
    await page.waitForFunction(() => performance.getEntriesByName('endcap:cards-painted').length > 0);
    await page.getByText(/Stock checked/).waitFor({ timeout: loadedWithinMs });
    await page.evaluate(installShopper, atOnce);
    const words = titleWords(seed, run.products);
    await within(loadedWithinMs, 'Searching', page.evaluate(search, { words, betweenMs: betweenSearchesMs }));
    await idle();
    const held = heldBelow(pid);
    const floor = await heldByEmptyWindow();
    return { renderer_mb: (held.window - floor.window) / 1e6, all_renderers_mb: (held.all - floor.all) / 1e6 };
  } finally {
    await kiosk.close();
  }
}

async function search({ words, betweenMs }: { words: readonly string[]; betweenMs: number }): Promise<void> {
  const { benchShopper: shopper } = window as unknown as { benchShopper: InstalledShopper };
  await shopper.openSearch();
  for (const word of words) {
    shopper.type(word);
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  await shopper.until('what was searched last', () => shopper.cards().length > 0);
}

function titleWords(seed: number, products: number): string[] {
  const catalog = makeCatalog({ seed, products });
  const step = Math.max(1, Math.floor(products / searches));
  return Array.from({ length: searches }, (_, at) => {
    const title = wordsIn(catalog.productAt(Math.min(products - 1, at * step)).title['en'] ?? '');
    return title.slice(0, 2).join(' ');
  });
}

async function heldByEmptyWindow(): Promise<Held> {
  const data = await mkdtemp(join(tmpdir(), 'endcap-empty-'));
  const started = await startElectron(emptyWindow, [`--user-data-dir=${data}`]);
  try {
    await started.attachWhenOpen();
    await idle();
    return heldBelow(started.pid);
  } finally {
    await started.close();
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Held {
  /** The window's. */
  readonly window: number;
  /** With the service worker's, where it has a process of its own. */
  readonly all: number;
}

/** Proportional set sizes of the renderers below this process: shared pages are counted once over all who share them. */
function heldBelow(main: number): Held {
  const sizes = processesBelow(main)
    .filter((pid) => readProcess(pid, 'cmdline').includes('--type=renderer'))
    .map((pid) => Number(/^Pss:\s+(\d+) kB$/m.exec(readProcess(pid, 'smaps_rollup'))?.[1] ?? 0) * 1_024);
  if (sizes.length === 0) throw new Error(`Process ${main} has no renderer`);
  return { window: Math.max(...sizes), all: sizes.reduce((sum, size) => sum + size, 0) };
}
