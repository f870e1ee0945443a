import { breathless } from '../kernel/breath.ts';
import type { Clock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { plainTime } from '../kernel/steady-time.fixture.ts';
import { CatalogDatabase } from '../replica/catalog-database.ts';
import { memoryFeed, type MemoryFeed } from '../replica/memory-feed.fixture.ts';
import { type MortalDatabases, mortalDatabases } from '../replica/mortal-databases.fixture.ts';
import { type Content, contentOf } from '../replica/replica-content.fixture.ts';
import { sampleTime } from '../replica/sample-rows.fixture.ts';
import { type CatalogEngine, startEngine } from './catalog-engine.ts';
import type { HintSource } from './office-hints.ts';

const kiosk = { location: 'loc-1', languages: ['en', 'de'], stockSeconds: 15, catalogSeconds: 60 };
export const rigTime = sampleTime + 100_000;

/** The test's own time: this world has no turns of an event loop to count. */
interface Harness {
  readonly clock: Clock & { advance(ms: number): Promise<void>; jump(to: number): void };
  eventually(what: string, condition: () => boolean | Promise<boolean>): Promise<void>;
  settled(): Promise<void>;
}

/** A whole catalog engine on a scripted platform, clock and disk, that can be killed and started again. */
export function engineRig(
  { clock, eventually, settled }: Harness,
  feed: MemoryFeed = memoryFeed(rigTime),
  hints?: HintSource,
) {
  const disk: MortalDatabases = mortalDatabases();
  let catalog: CatalogDatabase | null = null;
  let engine: CatalogEngine | null = null;
  let moves = 0;

  let note: string | null = null;
  const rig = {
    /** As the back office keeps it. */
    marker: { read: async () => note, write: async (text: string) => void (note = text) },
    feed,
    disk,
    clock,
    get engine(): CatalogEngine {
      if (engine === null) throw new Error('The engine is not running');
      return engine;
    },
    async start(): Promise<void> {
      disk.revive();
      await rig.run();
    },
    /** Runs until it is killed after so many more storage calls. */
    async startToDie(calls: number): Promise<void> {
      disk.revive();
      disk.killAfter(calls);
      await rig.run().catch(() => {});
      await rig.until('the kill strikes', () => disk.dead);
      await rig.stop();
    },
    async run(): Promise<void> {
      catalog = new CatalogDatabase(disk.databases);
      engine = await startEngine({
        ...{
          databases: disk.databases,
          catalog,
          source: feed,
          heal: feed,
          ...(hints && { hints }),
          clock,
          time: plainTime(clock),
          kiosk,
          breath: breathless,
        },
        ...{ marker: rig.marker, disk: async () => null, mostMemoryBytes: 10 ** 9 },
        ...{ random: seededRandom(1), logger: silentLogger, onMove: () => moves++ },
      });
      engine.lead(false);
    },
    /** As a kill leaves it: whatever still runs finds no storage. */
    async stop(): Promise<void> {
      disk.killAfter(0);
      engine?.close();
      catalog?.close();
      engine = null;
      await settled();
    },
    async until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
      await eventually(what, async () => {
        await clock.advance(50);
        return condition();
      });
    },
    /** Until everything that there is now has been pulled, and is in the index. */
    async synced(): Promise<void> {
      rig.engine.wake();
      await rig.until('all feeds are read to their end', () => {
        const { reading, trouble } = rig.engine;
        const caughtUp = [...(reading?.checkpoints.values() ?? [])].every(({ cursor }) => feed.isNewest(cursor));
        return trouble === null && reading !== null && reading.filled && reading.indexed && caughtUp;
      });
      const before = moves;
      rig.engine.wake();
      await rig.until('the round has ended', () => moves > before);
    },
    /** Until it was looked twice whether both sides add up the same, with what was found mended: only a start makes that soon. */
    async compared(): Promise<void> {
      await rig.synced();
      await rig.stop();
      await rig.start();
      await rig.synced();
      for (let seconds = 0; seconds < 180; seconds += 30) await clock.advance(30_000);
      await rig.synced();
    },
    async content(): Promise<Content> {
      const shop = await rig.engine.shop();
      if (shop === null) throw new Error('There is no catalog');
      return contentOf(shop.generation, rigTime);
    },
  };
  return rig;
}
