import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { InlineConfig } from 'vite';
import { precacheList } from './precache-list.ts';

/** The Chromium inside the oldest Electron that is in use. */
const TARGET = 'chrome130';

/** The page with its workers, and the service worker beside it. */
export async function buildWindow(root: string, folder: string): Promise<void> {
  await build(pageConfig(join(root, 'renderer'), folder));
  await build(serviceWorkerConfig(join(root, 'renderer'), folder));
  writeFileSync(join(folder, 'precache.json'), `${JSON.stringify(precacheList(folder), null, 2)}\n`);
}

function pageConfig(source: string, folder: string): InlineConfig {
  return {
    root: source,
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: TARGET,
      sourcemap: true,
      // The content policy allows nothing inline: no data: URLs, no script that vite puts into the page.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  };
}

function serviceWorkerConfig(source: string, folder: string): InlineConfig {
  return {
    root: source,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: TARGET,
      sourcemap: true,
      // One classic file with a name that never changes: the browser compares it byte by byte to find an update.
      lib: {
        entry: join(source, 'service-worker.worker.ts'),
        formats: ['iife'],
        name: 'serviceWorker',
        fileName: () => 'service-worker.js',
      },
    },
  };
}
