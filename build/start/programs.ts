import { join } from 'node:path';
import { hasDisplay, startDisplay } from '../processes/display.ts';
import type { Owner } from '../processes/owner.ts';
import { findRuntime } from '../runtime/find-runtime.ts';
import { say } from '../setup/progress.mjs';
import type { StartOptions } from './options.ts';

const ROOT = join(import.meta.dirname, '../..');
const APP = join(ROOT, 'out', 'app');

/** The usual catalog is made in a second or two; a very large one takes its time, once. */
const STORE_READY_MS = 60_000;
const STORE_READY_MS_PER_PRODUCT = 2;
const HOST_READY_MS = 30_000;

const logs = ({ data }: StartOptions) => join(data, 'logs');

interface RunningStore {
  url: string;
  /** Its page, on a port that answers also while the store is closed. */
  page: string;
}

export async function startStore(options: StartOptions, children: Owner): Promise<RunningStore> {
  const { storePort, products, seed, offlineAfter, data } = options;
  const store = children.start({
    name: 'The demo store',
    command: process.execPath,
    args: [
      join(ROOT, 'sync/demo-store/main.ts'),
      ...['--port', String(storePort), '--control-port', String(storePort + 1)],
      ...['--data', join(data, 'store'), '--products', String(products), '--seed', String(seed)],
      ...(offlineAfter === undefined ? [] : ['--closed-after', offlineAfter]),
    ],
    logFile: join(logs(options), 'store.log'),
  });
  const stopTelling = store.onLine((line) => {
    if (line.startsWith('demo store making')) say(line);
  });
  const [, url = ''] = await store.says(
    /^demo store ready (\S+)/,
    STORE_READY_MS + products * STORE_READY_MS_PER_PRODUCT,
  );
  const [, page = ''] = await store.says(/^demo store control (\S+)/, HOST_READY_MS);
  stopTelling();
  return { url, page };
}

export async function startBrowserHost(options: StartOptions, settings: string, children: Owner): Promise<string> {
  const host = children.start({
    name: 'The kiosk',
    command: process.execPath,
    args: [
      join(ROOT, 'sync/office/browser-host.ts'),
      ...['--settings', settings, '--data', join(options.data, 'browser-kiosk')],
      ...['--port', String(options.port), '--app', join(APP, 'renderer')],
    ],
    logFile: join(logs(options), 'kiosk.log'),
  });
  const [, url = ''] = await host.says(/kiosk ready (\S+)/, HOST_READY_MS);
  return `${url} (open it in a browser)`;
}

export async function startWindow(options: StartOptions, settings: string, children: Owner): Promise<string> {
  const runtime = findRuntime();
  const { width, height } = options.size;
  const display = hasDisplay() ? undefined : await startDisplay(children, options.size, logs(options));
  const args = [APP, '--settings', settings, '--data', join(options.data, 'kiosk'), '--size', `${width}x${height}`];
  if (process.getuid?.() === 0) {
    say('running as root, so the window runs without its sandbox (--no-sandbox)');
    args.push('--no-sandbox');
  }
  children.start({
    name: 'The kiosk',
    command: runtime.path,
    args,
    logFile: join(logs(options), 'kiosk.log'),
    ...(display === undefined ? {} : { env: { DISPLAY: display } }),
  });
  const where =
    display === undefined ? 'a window' : `a window on ${display} in memory (Xvfb), because there is no display here`;
  return `${where}, Electron ${runtime.electron} (${runtime.origin})`;
}
