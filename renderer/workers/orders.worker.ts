import { officeClient } from '../../sync/handover/office-client.ts';
import { dexieTables } from '../../sync/handover/dexie-tables.ts';
import { OrderStore } from '../../sync/handover/order-store.ts';
import { consoleLogger } from '../../sync/worker/console-logger.ts';
import { officeLine } from '../../sync/worker/office-line.ts';
import type { OrdersApi, OrdersNotice } from '../../sync/worker/orders-api.ts';
import { createOrdersService, type OrdersService } from '../../sync/worker/orders-service.ts';
import { serve } from '../../sync/worker/rpc.ts';
import { webCryptoSeal } from '../../sync/worker/web-crypto-seal.ts';
import { workerClock, workerRandom, workerRandomBytes } from '../../sync/worker/worker-clock.ts';

/** Storage Buckets are in Chromium, not yet in TypeScript's library. */
interface StorageBuckets {
  open(
    name: string,
    options: { persisted: boolean; durability: 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

/** A bucket of its own where there are buckets; the origin's default store elsewhere (Firefox, Safari), which is worse but works. */
async function ordersDatabases(): Promise<IDBFactory> {
  const { storageBuckets } = navigator as WorkerNavigator & { readonly storageBuckets?: StorageBuckets };
  if (!storageBuckets) return indexedDB;
  return (await storageBuckets.open('orders', { persisted: true, durability: 'strict' })).indexedDB;
}

const line = officeLine((path, init) => fetch(path, init));
self.addEventListener('message', ({ data, ports }: MessageEvent<{ readonly kind: string }>) => {
  if (data.kind !== 'office-line') return;
  const [port = null] = ports;
  line.use(port);
  if (port !== null) void opening.then((service) => service.officeIsBack());
});

async function openService(): Promise<OrdersService> {
  const service = createOrdersService({
    store: new OrderStore(
      dexieTables({ indexedDB: await ordersDatabases(), IDBKeyRange }),
      new BroadcastChannel('endcap-cart'),
    ),
    office: officeClient(line.ask),
    seal: webCryptoSeal(),
    clock: workerClock,
    random: workerRandom,
    randomBytes: workerRandomBytes,
    logger: consoleLogger,
    notify: (notice) => server.notify(notice),
  });
  // Held for as long as this worker lives; another window waits here for its turn.
  void navigator.locks.request('endcap-orders', () => {
    service.lead();
    return new Promise<never>(() => {});
  });
  return service;
}

const opening = openService();
const server = serve<OrdersApi, OrdersNotice>(
  self,
  opening.then((service) => service.api),
);
