import type { Databases } from '../../sync/replica/generation-database.ts';
import type { MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../../sync/replica/replica-content.fixture.ts';
import { type CatalogRig, startCatalog } from './catalog-rig.ts';
import { same } from './check.ts';
import { seededCatalog } from './seeded-catalog.ts';

/** Several megabytes: more than the room that is left. */
const products = 1_500;
/** Large pages, so that there are few of them, and not so large that the first one is too much. */
const rowsAPage = 300;

/** RP9 on a disk that really is full, for a while. */
export function fullDisk(databases: Databases) {
  let feed: MemoryFeed | null = null;
  let rig: CatalogRig | null = null;
  return {
    /** Answers how many products can be found when the disk is said to be full. */
    async fillUntilFull(seed: number): Promise<number> {
      feed = seededCatalog(seed, products);
      feed.most = rowsAPage;
      const opened = await startCatalog(databases, feed);
      rig = opened;
      await opened.until('the disk is said to be full', () => opened.engine.trouble === 'storage-full');
      return (await opened.found('')) ?? 0;
    },

    /** There is room again. */
    async fillTheRest(): Promise<void> {
      if (feed === null || rig === null) throw new Error('Nothing has been filled');
      await rig.synced();
      same('the replica', await rig.content(), contentOfFeed(feed));
      rig.close();
    },
  };
}
