import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { ensureDisplay } from '../harness/display.ts';
import { startDemoStore } from '../harness/demo-store.ts';
import { writeSettings } from '../harness/kiosk-settings.ts';
import type { Owned } from '../harness/owned.ts';
import { type BenchOptions, type BenchResult, type Benchmark, median, owning } from './benchmark.ts';
import { markedAfter, startElectron } from './electron-start.ts';

const root = join(import.meta.dirname, '../..');
const appFolder = join(root, 'out/app');
const emptyWindow = join(import.meta.dirname, 'empty-window');

const runs = 7;
/** The bar's. */
const cards = 12;
const defaultProducts = 100_000;
/** Both are long painted by then; attaching earlier would measure the debugger too. */
const quietMs = 4_000;
/** A million products on two cores. */
const fillWithinMs = 30 * 60_000;
const quiet = () => new Promise((resolve) => setTimeout(resolve, quietMs));

/** First start: fills the profile, waits until all of it is in and the first screen's pictures are cached. */
async function fillProfile(kioskArgs: readonly string[], products: number, options: BenchOptions): Promise<void> {
  const started = await startElectron(appFolder, kioskArgs);
  await quiet();
  const page = await started.attach();
  const from = Date.now();
  // Said only after the last page of the last resource: everything is in.
  await page.getByText(/Stock checked/).waitFor({ timeout: fillWithinMs });
  options.say(`profile filled with ${products} products in ${((Date.now() - from) / 1_000).toFixed(1)} s`);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName('endcap:cards-painted').length > 0, undefined, {
    timeout: 60_000,
  });
  await quiet();
  await started.close();
}

async function coldStart(
  folder: string,
  args: readonly string[],
  mark: string,
  check: (page: Page) => Promise<void> = async () => {},
): Promise<number> {
  const started = await startElectron(folder, args);
  try {
    await quiet();
    const page = await started.attach();
    const at = await markedAfter(started, page, mark);
    await check(page);
    return at;
  } finally {
    await started.close();
  }
}

/** The page goes on without a picture that cannot be had; a measurement must not. */
async function hasItsPictures(page: Page): Promise<void> {
  const drawn = await page.evaluate(
    (wanted) =>
      [...document.querySelectorAll<HTMLImageElement>('[data-testid="product-card"] img')]
        .slice(0, wanted)
        .filter((picture) => picture.complete && picture.naturalWidth > 0).length,
    cards,
  );
  if (drawn !== cards) throw new Error(`Only ${drawn} of ${cards} cards had their picture: this start does not count`);
}

/** Taps the first card the moment the cards are there, and times from the finger to the product's first frame. */
async function tapAfterStart(kioskArgs: readonly string[]): Promise<Tap> {
  const started = await startElectron(appFolder, kioskArgs);
  try {
    const page = await started.attachWhenOpen();
    await markedAfter(started, page, 'endcap:cards-painted');
    const opened = await watchForProduct(page);
    const box = await page.locator('[data-testid="product-card"]').first().boundingBox();
    if (!box) throw new Error('No product card is on the screen');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    return await opened();
  } finally {
    await started.close();
  }
}

interface Tap {
  /** To the frame after the product's name stands on its own screen. */
  readonly openMs: number;
  /** To the frame after its stock badge does too: all of it has been read. */
  readonly toldMs: number;
}

/** From the finger coming down, by the page's own clock. */
async function watchForProduct(page: Page): Promise<() => Promise<Tap>> {
  await page.evaluate(() => {
    const markWhenThere = (mark: string, selector: string) => {
      const there = document.querySelector(`[data-screen="product"] ${selector}`) !== null;
      requestAnimationFrame(there ? () => performance.mark(mark) : () => markWhenThere(mark, selector));
    };
    addEventListener('pointerdown', () => performance.mark('bench:tap'), { capture: true, once: true });
    markWhenThere('bench:open', 'h2');
    markWhenThere('bench:told', '[data-testid="badge"]');
  });
  return async () => {
    await page.waitForFunction(() => performance.getEntriesByName('bench:told').length > 0, undefined, {
      timeout: 30_000,
    });
    return page.evaluate(() => {
      const at = (mark: string) => performance.getEntriesByName(mark)[0]?.startTime ?? Number.NaN;
      return { openMs: at('bench:open') - at('bench:tap'), toldMs: at('bench:told') - at('bench:tap') };
    });
  };
}

async function measure(own: Owned, options: BenchOptions): Promise<BenchResult> {
  await bundle();
  const products = options.products ?? defaultProducts;
  const folder = await mkdtemp(join(tmpdir(), 'endcap-startup-'));
  own({ close: () => rm(folder, { recursive: true, force: true }) });
  own(await ensureDisplay(folder));
  options.say(`making a store of ${products} products`);
  const store = own(await startDemoStore({ data: join(folder, 'store'), products, seed: options.seed }));
  const settings = writeSettings(folder, store.url, { pull: { stockSeconds: 60, catalogSeconds: 300 } });
  const kioskArgs = ['--settings', settings, '--data', join(folder, 'kiosk')];
  await fillProfile(kioskArgs, products, options);

  const cold: number[] = [];
  const floor: number[] = [];
  const taps: Tap[] = [];
  for (let run = 0; run < runs; run++) {
    floor.push(await coldStart(emptyWindow, [], 'second-frame'));
    cold.push(await coldStart(appFolder, kioskArgs, 'endcap:cards-painted', hasItsPictures));
    taps.push(await tapAfterStart(kioskArgs));
    options.say(
      `run ${run + 1}: empty ${floor.at(-1)?.toFixed(0)} ms, kiosk ${cold.at(-1)?.toFixed(0)} ms, tap ${taps.at(-1)?.openMs.toFixed(0)} ms, with stock ${taps.at(-1)?.toldMs.toFixed(0)} ms`,
    );
  }
  const figures = {
    cold_ratio: median(cold) / median(floor),
    cold_ms: median(cold),
    floor_ms: median(floor),
    tap_ms: median(taps.map((tap) => tap.openMs)),
    tap_stock_ms: median(taps.map((tap) => tap.toldMs)),
  };
  return { figures, peers: { empty_electron_window_ms: median(floor) } };
}

export const startup: Benchmark = {
  name: 'startup',
  about: 'second start to 12 product cards with pictures, and a tap, beside an empty Electron window',
  run: owning(measure),
};
