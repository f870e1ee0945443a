import { type Browser, chromium, type Page } from 'playwright-core';
import { findRuntime } from '../../build/runtime/find-runtime.ts';
import { type Child, startChild } from '../harness/child.ts';

/** A started Electron with nothing attached: whoever measures a start must not take part in it. */
export interface StartedElectron {
  readonly spawnedAt: number;
  attach(): Promise<Page>;
  /** Tries until there is a window to attach to. */
  attachWhenOpen(): Promise<Page>;
  readonly pid: number;
  close(): Promise<void>;
}

/** A window that is not there after ten seconds will not come. */
const mostAttempts = 100;
const betweenAttemptsMs = 100;

/** Now and then it hangs on a target that comes into being meanwhile; the usual half minute would be taken for the kiosk's. */
const connectWithinMs = 5_000;
const asRoot = process.getuid?.() === 0;

export async function startElectron(appFolder: string, args: readonly string[]): Promise<StartedElectron> {
  const { path } = findRuntime();
  const spawnedAt = Date.now();
  const child: Child = startChild(path, [
    appFolder,
    ...args,
    '--remote-debugging-port=0',
    ...(asRoot ? ['--no-sandbox'] : []),
  ]);
  const [, endpoint = ''] = await child.says(/DevTools listening on (ws:\S+)/);
  let browser: Browser | null = null;
  async function attach(): Promise<Page> {
    browser ??= await chromium.connectOverCDP(endpoint, { timeout: connectWithinMs });
    const page = browser.contexts()[0]?.pages()[0];
    if (!page) throw new Error('The window is not open yet');
    return page;
  }
  return {
    spawnedAt,
    pid: child.pid,
    attach,
    async attachWhenOpen() {
      for (let attempt = 1; ; attempt++) {
        try {
          return await attach();
        } catch (error) {
          if (attempt === mostAttempts) throw error;
          await new Promise((resolve) => setTimeout(resolve, betweenAttemptsMs));
        }
      }
    },
    async close() {
      await browser?.close();
      await child.close();
    },
  };
}

/** Milliseconds from spawning the process to a mark that the page set, both read from the same wall clock. */
export async function markedAfter(started: StartedElectron, page: Page, mark: string): Promise<number> {
  const at = await page.waitForFunction(
    (name) => {
      const entry = performance.getEntriesByName(name)[0];
      return entry ? performance.timeOrigin + entry.startTime : 0;
    },
    mark,
    { timeout: 60_000 },
  );
  return (await at.jsonValue()) - started.spawnedAt;
}
