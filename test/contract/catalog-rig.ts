import { silentLogger } from '../../sync/kernel/logger.ts';
import { CatalogDatabase } from '../../sync/replica/catalog-database.ts';
import type { Databases } from '../../sync/replica/generation-database.ts';
import type { MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { type Content, contentOf } from '../../sync/replica/replica-content.fixture.ts';
import { type CatalogEngine, startEngine } from '../../sync/worker/catalog-engine.ts';
import { workerBreath } from '../../sync/worker/worker-breath.ts';
import { plainTime } from '../../sync/kernel/steady-time.fixture.ts';
import { workerClock, workerRandom } from '../../sync/worker/worker-clock.ts';
import { sellingFloor } from './seeded-catalog.ts';

/** The real catalog engine on real time over some IndexedDB, pulling from a platform in memory. */
export interface CatalogRig {
  readonly engine: CatalogEngine;
  readonly catalog: CatalogDatabase;
  /** Until everything the platform has now is here and can be found. */
  synced(): Promise<void>;
  until(what: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  content(): Promise<Content>;
  /** Products found; null while there is nothing to search in. */
  found(text: string): Promise<number | null>;
  close(): void;
}

/** Of these cases none is about a browser that loses everything. */
const nowhere = { read: async () => null, write: async () => {} };

/** Twice the pause after a failure or two; less than a case may take. */
const patienceMs = 8_000;

export async function startCatalog(
  databases: Databases,
  feed: MemoryFeed,
  location: string = sellingFloor,
): Promise<CatalogRig> {
  const catalog = new CatalogDatabase(databases);
  const listeners = new Set<() => void>();
  let moves = 0;
  const engine = await startEngine({
    ...{
      databases,
      catalog,
      source: feed,
      clock: workerClock,
      time: plainTime(workerClock),
      random: workerRandom,
      logger: silentLogger,
    },
    ...{ breath: workerBreath(), marker: nowhere, disk: async () => null, mostMemoryBytes: 10 ** 9 },
    kiosk: { location, languages: ['en', 'de'], stockSeconds: 1, catalogSeconds: 1 },
    onMove() {
      moves++;
      for (const listener of [...listeners]) listener();
    },
  });
  engine.lead(false);

  const moved = (what: string) =>
    new Promise<void>((resolve, reject) => {
      const finish = (act: () => void) => {
        clearTimeout(timer);
        listeners.delete(heard);
        act();
      };
      const heard = () => finish(resolve);
      const timer = setTimeout(() => finish(() => reject(new Error(`Waited in vain for: ${what}`))), patienceMs);
      listeners.add(heard);
    });

  async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
    for (;;) {
      const before = moves;
      if (await condition()) return;
      // What moved while the condition was being looked at has rung already.
      if (moves === before) await moved(what);
    }
  }

  async function shop() {
    const open = await engine.shop();
    if (open === null) throw new Error('There is no catalog');
    return open;
  }

  return {
    ...{ engine, catalog, until },
    async synced() {
      engine.wake();
      await until('everything is here', () => {
        const { reading, trouble } = engine;
        const caughtUp = [...(reading?.checkpoints.values() ?? [])].every(({ cursor }) => feed.isNewest(cursor));
        return trouble === null && reading !== null && reading.filled && reading.indexed && caughtUp;
      });
    },
    content: async () => contentOf((await shop()).generation, Date.now()),
    async found(text) {
      const open = await engine.shop();
      // An index that is made of the rows is made behind the answers.
      await open?.digest.settled();
      const query = { text, filters: {}, sort: 'best', offset: 0, limit: 5 } as const;
      return open?.digest.index?.search(query, open.generation.live).total ?? null;
    },
    close() {
      engine.close();
      catalog.close();
    },
  };
}
