import type { Outbox } from '../../sync/outbox/open-outbox.ts';
import type { Journal } from '../../sync/outbox/open-journal.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import type { OfficeSeal } from './office-disk.ts';

/** Hours and days of a real office are seconds here, so that both are met by kills, power cuts and disks that fail. */
const everyMs = 15_000;
const keptMs = 20_000;
const mostAtOnce = 5;

interface Parts {
  readonly world: World;
  readonly life: Life;
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly seal: OfficeSeal;
}

/** What an office does when nobody looks: wipes what is over, the key first (OB41), and makes its journal shorter (OB18). */
export function startNightWork({ world, life, outbox, journal, seal }: Parts): void {
  /** What has gone to another kiosk may be taken back, and is then to be opened. */
  const mayBeWiped = (id: string) => outbox.order(id)?.state !== 'handed-over';

  async function wipe(): Promise<void> {
    for (const id of outbox.toWipe(life.clock.now() - keptMs, mostAtOnce).filter(mayBeWiped)) {
      await seal.wipe(id);
      await outbox.wiped(id);
    }
  }

  /** The fault is not the work, it is the end in the middle of it. */
  async function mayBeKilled(fault: string, work: () => Promise<unknown>): Promise<void> {
    const stopListening = life.onKill(() => world.hit(fault));
    await work();
    stopListening();
  }

  async function round(): Promise<void> {
    await mayBeKilled('killed while wiping', wipe);
    await mayBeKilled('killed while compacting', () => journal.compact(new Set()));
    life.clock.after(everyMs, () => void round());
  }
  life.clock.after(world.random.below(everyMs), () => void round());
}
