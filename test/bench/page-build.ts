import { join } from 'node:path';
import { build } from 'vite';

/** The Chromium of the oldest Electron in use, as for the kiosk's own window. */
const target = 'chrome130';

/** Bundles the benchmark page with its workers; returns the folder. */
export async function buildPage(): Promise<string> {
  const outDir = join(import.meta.dirname, '../../out/bench');
  await build({
    root: join(import.meta.dirname, 'page'),
    configFile: false,
    logLevel: 'error',
    worker: { format: 'es' },
    // PouchDB was written for bundlers that bring Node's global along.
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    build: { outDir, emptyOutDir: true, target, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  return outDir;
}
