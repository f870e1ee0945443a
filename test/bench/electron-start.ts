import { type Browser, chromium, type Page } from 'playwright-core';
import { findRuntime } from '../../build/runtime/find-runtime.ts';
import { type Child, startChild } from '../harness/child.ts';

/** A started Electron with nothing attached: whoever measures a start must not take part in it. */
export interface StartedElectron {
  readonly spawnedAt: number;
  attach(): Promise<Page>;
  close(): Promise<void>;
}

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
  return {
    spawnedAt,
    async attach() {
      browser = await chromium.connectOverCDP(endpoint);
      const page = browser.contexts()[0]?.pages()[0];
      if (!page) throw new Error('The window is not open yet');
      return page;
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
