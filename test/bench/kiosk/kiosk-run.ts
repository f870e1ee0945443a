import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startChild } from '../../harness/child.ts';
import { type DemoStore, startDemoStore } from '../../harness/demo-store.ts';
import { writeSettings } from '../../harness/kiosk-settings.ts';
import type { Owned } from '../../harness/owned.ts';
import { startElectron } from '../electron-start.ts';

const root = join(import.meta.dirname, '../../..');
const appFolder = join(root, 'out/app');
/** Making a million products takes minutes; then the store starts like any other. */
const madeWithinMs = 20 * 60_000;

/** A kiosk as it is delivered, a demo store, and the folder that both keep their data in. */
export interface KioskRun {
  readonly store: DemoStore;
  readonly products: number;
  /** Its profile stays from one start to the next. */
  start(settings?: object, profile?: string): Promise<RunningKiosk>;
}

export interface RunningKiosk {
  readonly page: Page;
  /** Electron's main process. */
  readonly pid: number;
  close(): Promise<void>;
}

export async function kioskRun(own: Owned, folder: string, seed: number, products: number): Promise<KioskRun> {
  const data = join(folder, 'store');
  const words = ['sync/demo-store/main.ts', '--data', data, '--products', products, '--seed', seed];
  const making = startChild(process.execPath, [...words, '--port', 0, '--control-port', 0].map(String), { cwd: root });
  try {
    await making.says(/demo store ready/, madeWithinMs);
  } finally {
    await making.close();
  }
  const store = own(await startDemoStore({ data, products, seed }));
  return {
    store,
    products,
    async start(settings = {}, profile = 'kiosk') {
      // What is not said is the default: a kiosk is measured as it is delivered.
      const path = writeSettings(folder, store.url, { pull: {}, visit: { idleSeconds: 3_600 }, ...settings });
      const started = await startElectron(appFolder, ['--settings', path, '--data', join(folder, profile)]);
      try {
        return { page: await started.attachWhenOpen(), pid: started.pid, close: () => started.close() };
      } catch (error) {
        await started.close();
        throw error;
      }
    },
  };
}
