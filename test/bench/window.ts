import { openElectronWindow } from '../harness/bare-window.ts';
import { within } from '../harness/within.ts';
import type { BenchPage, Side } from './page/page.ts';

/** The benchmark page in Electron's renderer, with a profile on disk. */
export interface BenchWindow {
  /** Runs one task in a worker of its own. */
  run(side: Side, name: string, input: unknown, withinMs: number): Promise<unknown>;
  close(): Promise<void>;
}

const openWithinMs = 60_000;

export async function openWindow(url: string, profile: string, say: (line: string) => void): Promise<BenchWindow> {
  const { page, close } = await openElectronWindow(profile);
  try {
    page.on('console', (message) => {
      // What our own page tells; warnings of the runtime are none of a benchmark's business.
      if (message.type() === 'info') say(`  ${message.text()}`);
    });
    await page.goto(url);
    await page.waitForFunction(() => 'bench' in window, undefined, { timeout: openWithinMs });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    run: (side, name, input, withinMs) =>
      within(
        withinMs,
        name,
        page.evaluate(([from, task]) => (window as unknown as { bench: BenchPage }).bench.run(from, task), [
          side,
          { name, input },
        ] as const),
      ),
    close,
  };
}
