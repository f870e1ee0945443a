import type { Databases } from '../../sync/replica/generation-database.ts';
import type { MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../../sync/replica/replica-content.fixture.ts';
import { startCatalog } from './catalog-rig.ts';
import { same } from './check.ts';
import { seededCatalog } from './seeded-catalog.ts';

/** Small pages: many places to be killed at. The same seed is the same store, in every life. */
export function manyPages(seed: number, products = 150, rowsAPage = 10): MemoryFeed {
  const feed = seededCatalog(seed, products);
  feed.most = rowsAPage;
  return feed;
}

/** RP2: there are exactly as many rows as the cursors speak of, in a first pull that was killed. Answers how many. */
export async function rowsOnDisk(databases: Databases, feed: MemoryFeed): Promise<number> {
  feed.failing = { kind: 'Transient', message: 'away' };
  const rig = await startCatalog(databases, feed);
  try {
    if (rig.engine.reading === null) return 0;
    const { products, prices, stock } = await rig.content();
    const { checkpoints } = rig.engine.reading;
    const received = (['product', 'price', 'stock'] as const).map((name) => checkpoints.get(name)?.received ?? 0);
    same('rows of products, prices and stock', [products.length, prices.length, stock.length], received);
    return products.length + prices.length + stock.length;
  } finally {
    rig.close();
  }
}

/** A pull that is killed with its worker, and the questions to ask afterwards. */
export function killedPull(databases: Databases, onPage: () => void) {
  return {
    async pull(seed: number): Promise<never> {
      const feed = manyPages(seed);
      const askFeed = feed.page.bind(feed);
      feed.page = (question) => {
        onPage();
        return askFeed(question);
      };
      await startCatalog(databases, feed);
      return new Promise<never>(() => {});
    },

    checkDisk: (seed: number) => rowsOnDisk(databases, manyPages(seed)),

    /** RP5: what the killed ones left is gone on from. */
    async pullToEnd(seed: number): Promise<void> {
      const feed = manyPages(seed);
      const rig = await startCatalog(databases, feed);
      try {
        await rig.synced();
        same('the replica', await rig.content(), contentOfFeed(feed));
        same('its generation', rig.engine.reading?.number, 1);
      } finally {
        rig.close();
      }
    },
  };
}
