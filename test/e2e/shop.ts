import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DemoStore, type LedgerOrder, startDemoStore } from '../harness/demo-store.ts';
import { type Kiosk, type KioskOptions, startBrowserKiosk, startElectronKiosk } from '../harness/kiosk.ts';
import { writeSettings } from '../harness/kiosk-settings.ts';
import { type Owned, owned } from '../harness/owned.ts';

export const hosts = [
  { host: 'Electron', start: startElectronKiosk },
  { host: 'Chromium', start: startBrowserKiosk },
] as const;

/** A whole shop for one test: a store, a folder, and kiosks started from it as often as the test likes. */
export interface Shop {
  /** Settings and the kiosk's data are below it. */
  readonly folder: string;
  readonly store: DemoStore;
  startKiosk(start: (options: KioskOptions) => Promise<Kiosk>, change?: Partial<KioskOptions>): Promise<Kiosk>;
  /** The store's ledger, once it holds an order with this ticket. */
  ledgerWith(ticket: string): Promise<readonly LedgerOrder[]>;
  makesEverythingCost(minor: number): Promise<void>;
  /** Of nothing is there any left in the kiosk's own store. */
  sellsOut(): Promise<void>;
  close(): Promise<void>;
}

const arrivesWithinMs = 45_000;
const lookEveryMs = 250;

export async function openShop(settings: object = {}): Promise<Shop> {
  const own: Owned = owned();
  const folder = await mkdtemp(join(tmpdir(), 'endcap-shop-'));
  own({ close: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }) });
  const store = own(await startDemoStore({ data: join(folder, 'store') }));
  const done = (path: string, body: object) =>
    store.control('PUT', path, body).then(
      () => true,
      () => false,
    );
  /** The demo store numbers its products from 0 and the variants of each from 1. */
  async function toEveryVariant(change: (variant: string) => Promise<boolean>): Promise<void> {
    for (let product = 0; await change(`p-${product}-1`); product++) {
      for (let number = 2; await change(`p-${product}-${number}`); number++);
    }
  }
  const options = { settings: writeSettings(folder, store.url, settings), data: join(folder, 'kiosk') };
  return {
    folder,
    store,
    startKiosk: async (start, change = {}) => own(await start({ ...options, ...change })),
    async ledgerWith(ticket) {
      const deadline = Date.now() + arrivesWithinMs;
      while (Date.now() < deadline) {
        const orders = await store.ledger();
        if (orders.some((order) => order.ticket === ticket)) return orders;
        await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
      }
      throw new Error(`No order with ticket ${ticket} reached the store within ${arrivesWithinMs} ms`);
    },
    makesEverythingCost: (minor) => toEveryVariant((variant) => done(`prices/${variant}`, { minor })),
    sellsOut: () => toEveryVariant((variant) => done('stock', { variant, location: 'loc-1', available: 0, shelf: 0 })),
    close: () => own.closeAll(),
  };
}
