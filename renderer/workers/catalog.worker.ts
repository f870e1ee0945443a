import type { FeedSource } from '../../sync/replica/feed-source.ts';
import type { CatalogApi, CatalogNotice } from '../../sync/worker/catalog-api.ts';
import { createCatalogService } from '../../sync/worker/catalog-service.ts';
import { consoleLogger } from '../../sync/worker/console-logger.ts';
import { serve } from '../../sync/worker/rpc.ts';
import { workerClock, workerRandom } from '../../sync/worker/worker-clock.ts';

/** Loaded when the first page is pulled: the schemas of the feed have no part in showing the first screen. */
const feed: FeedSource = {
  async *page(question) {
    const { officeFeed } = await import('../../sync/replica/feed-source.ts');
    yield* officeFeed((input, init) => fetch(input, init)).page(question);
  },
};

const service = createCatalogService({
  databases: { indexedDB, IDBKeyRange },
  source: feed,
  clock: workerClock,
  random: workerRandom,
  logger: consoleLogger,
  notify: (notice) => server.notify(notice),
});
const server = serve<CatalogApi, CatalogNotice>(self, service.api);

// Held for as long as this worker lives; another window reads, and waits here for its turn to write.
void navigator.locks.request('endcap-catalog', () => {
  service.lead();
  return new Promise<never>(() => {});
});
