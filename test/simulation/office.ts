import type { OrderIntent } from '../../sync/contract/order-intent.ts';
import { silentLogger } from '../../sync/kernel/logger.ts';
import { type Outbox, openOutbox } from '../../sync/outbox/open-outbox.ts';
import { mayHaveForgotten } from '../../sync/outbox/read-journal.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import { startNightWork } from './night-work.ts';
import type { OfficeDisk } from './office-disk.ts';
import type { OtherIntents } from './other-intents.ts';
import type { Platform } from './platform.ts';
import type { WindowSealing } from './window-sealing.ts';

/** An office that is there, with its process. */
interface Present {
  readonly outbox: Outbox;
  readonly life: Life;
}

/** The back office: the real outbox, started again a moment after each kill. */
export interface OfficeHouse {
  present(): Present | null;
  /** Orders of which the office has said that they are in its journal, whether or not anybody heard it. */
  readonly confirmed: Map<string, OrderIntent>;
  kill(): void;
}

const longestDownMs = 3_000;

interface Parts {
  readonly world: World;
  readonly disk: OfficeDisk;
  readonly platform: Platform;
  readonly sealing: WindowSealing;
  readonly printer: OtherIntents['printer'];
}

export function openOfficeHouse({ world, disk, platform, sealing, printer }: Parts): OfficeHouse {
  let present: Present | null = null;
  let life = world.newLife();

  async function boot(): Promise<void> {
    const mine = world.newLife(() => {
      present = null;
      world.after(50 + world.random.below(longestDownMs), () => void boot());
    });
    life = mine;
    const journal = await disk.journal(mine);
    // As the real one: an office that cannot use its folder says so and ends, and is started again.
    if (!journal.ok) return mine.kill();
    const { random } = world;
    const seal = disk.seal(mine);
    const parts = {
      ...{ journal: journal.value, seal, ...platform.connect(mine) },
      ...{ printer: printer(mine), clock: mine.clock, random, logger: silentLogger },
    };
    const outbox = await openOutbox(parts).catch(() => null);
    if (outbox === null) return mine.kill();
    if (!mine.alive()) return;
    if (mayHaveForgotten(outbox.recovery)) sealing.journalMayHaveForgotten(mine.clock.now());
    present = { outbox, life: mine };
    startNightWork({ world, life: mine, outbox, journal: journal.value, seal });
  }

  void boot();
  return { present: () => present, confirmed: new Map(), kill: () => life.kill() };
}
