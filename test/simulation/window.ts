import type { KeptCart } from '../../sync/handover/cart.ts';
import { OrderStore } from '../../sync/handover/order-store.ts';
import type { OfficeClient } from '../../sync/handover/office-client.ts';
import type { WindowSeal } from '../../sync/handover/window-seal.ts';
import type { WindowTables } from '../../sync/handover/window-tables.ts';
import { silentLogger } from '../../sync/kernel/logger.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import type { OrdersApi } from '../../sync/worker/orders-api.ts';
import { createOrdersService } from '../../sync/worker/orders-service.ts';
import { createLink } from './link.ts';
import { memoryDisk, type MemoryDisk, memoryTables } from './memory-tables.ts';
import type { OfficeHouse } from './office.ts';
import type { WindowSealing } from './window-sealing.ts';

/** A window that is there, with its process. */
export interface PresentWindow {
  readonly seal: WindowSeal;
  readonly api: OrdersApi;
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly life: Life;
}

/** The kiosk's window: the real orders service over a store that can be killed, filled up, wiped and damaged. Opened again after each kill. */
export interface WindowHouse {
  readonly disk: MemoryDisk;
  /** Every order of which there was a copy on this disk at some time. */
  readonly everKept: ReadonlySet<string>;
  /** Every cart that was on this disk at some time: what a disk takes nothing of goes with its window (OB60). */
  readonly cartsWritten: ReadonlySet<string>;
  present(): PresentWindow | null;
  kill(): void;
}

const killOdds = 0.0015;
const faultOdds = 0.008;
const slowestMs = 1_000;
const longestFullMs = 6_000;
const longestDownMs = 2_000;
/** At the start of a window. What is lost then is what nobody else has. */
const wipeOdds = 0.2;

interface Parts {
  readonly world: World;
  readonly office: OfficeHouse;
  readonly sealing: WindowSealing;
  beforeWipe(house: Pick<WindowHouse, 'disk' | 'everKept'>): void;
}

export function openWindowHouse({ world, office: house, sealing, beforeWipe }: Parts): WindowHouse {
  const disk = memoryDisk();
  const everKept = new Set<string>();
  const cartsWritten = new Set<string>();
  let present: PresentWindow | null = null;
  let life = world.newLife();
  let fullUntil = 0;

  function tablesOf(mine: Life): WindowTables {
    return memoryTables(disk, {
      read: (effect) => mine.call('window read', 1, effect),
      async commit(effect) {
        const most = world.strikes('slow window store', faultOdds) ? slowestMs : 3;
        if (world.strikes('quota', faultOdds)) fullUntil = world.now() + world.random.below(longestFullMs);
        const full = await mine.riskyCall('window put', 1 + world.random.below(most), killOdds, () => {
          if (world.now() < fullUntil && !world.calm()) return true;
          effect();
          for (const id of disk.intents.keys()) everKept.add(id);
          const cart = disk.notes.get('cart')?.value as KeptCart | undefined;
          if (cart !== undefined) cartsWritten.add(cart.id);
          return false;
        });
        if (full) throw new QuotaExceeded();
      },
    });
  }

  function boot(): void {
    if (world.strikes('mirror wiped', wipeOdds)) {
      beforeWipe({ disk, everKept });
      for (const rows of [disk.intents, disk.mirror, disk.notes]) rows.clear();
    } else if (world.strikes('mirror damaged', wipeOdds)) damageMirror(world, disk);
    const mine = world.newLife(() => {
      present = null;
      world.after(50 + world.random.below(longestDownMs), boot);
    });
    life = mine;
    const store = new OrderStore(tablesOf(mine));
    const office = createLink(world, mine, house, sealing);
    const seal = sealing.sealOf();
    const service = createOrdersService({
      ...{ store, office, seal, clock: mine.clock, random: world.random, logger: silentLogger },
      randomBytes: (length) => Uint8Array.from({ length }, () => world.random.below(256)),
      notify: () => {},
    });
    void service.api.open({ id: 'kiosk-1', store: 'store-1' });
    service.lead();
    present = { api: service.api, seal, store, office, life: mine };
  }

  boot();
  return {
    ...{ disk, everKept, cartsWritten },
    present: () => present,
    kill: () => life.kill(),
  };
}

/** Some rows are not there any more; which of the journal's changes have been seen is still noted. */
function damageMirror(world: World, { mirror }: MemoryDisk): void {
  for (const id of mirror.keys()) if (world.chance(0.3)) mirror.delete(id);
}

/** As the browser's own: known by its name. */
class QuotaExceeded extends Error {
  override readonly name = 'QuotaExceededError';
}
