import type { CatalogApi, CatalogNotice } from '../../sync/worker/catalog-api.ts';
import { createCatalogService } from '../../sync/worker/catalog-service.ts';
import { consoleLogger } from '../../sync/worker/console-logger.ts';
import { memoryCeiling } from '../../sync/worker/memory-ceiling.ts';
import { officeMarker } from '../../sync/worker/office-marker.ts';
import { officeStock } from '../../sync/worker/office-stock.ts';
import { officeTime } from '../../sync/worker/office-time.ts';
import { officeCounts } from '../../sync/worker/report-counts.ts';
import { serve } from '../../sync/worker/rpc.ts';
import { storageUse } from '../../sync/worker/storage-use.ts';
import { workerBreath } from '../../sync/worker/worker-breath.ts';
import { workerClock, workerRandom } from '../../sync/worker/worker-clock.ts';

/** In Chromium, not yet in TypeScript's library. */
const { deviceMemory } = navigator as WorkerNavigator & { readonly deviceMemory?: number };

const service = createCatalogService({
  databases: { indexedDB, IDBKeyRange },
  feed: (input, init) => fetch(input, init),
  clock: workerClock,
  askHost: officeTime((input, init) => fetch(input, init)),
  askStock: officeStock((input, init) => fetch(input, init)),
  tellCounts: officeCounts((input, init) => fetch(input, init)),
  random: workerRandom,
  breath: workerBreath(),
  marker: officeMarker((input, init) => fetch(input, init)),
  mostMemoryBytes: memoryCeiling(deviceMemory),
  storageUse: () => storageUse(navigator.storage),
  logger: consoleLogger,
  notify: (notice) => server.notify(notice),
});
const server = serve<CatalogApi, CatalogNotice>(self, service.api);

// Held for as long as this worker lives; another window reads, and waits here for its turn to write.
void navigator.locks.request('endcap-catalog', () => {
  service.lead();
  return new Promise<never>(() => {});
});
