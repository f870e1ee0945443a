import type { OrderView } from '../../sync/contract/order-view.ts';
import { seededRandom } from '../../sync/kernel/random.ts';
import { createWorld, type World } from '../../sync/outbox/simulation/world.ts';
import type { JournalEvent } from '../../sync/outbox/journal-event.ts';
import type { Outbox } from '../../sync/outbox/open-outbox.ts';
import type { KeptIntent } from '../../sync/handover/window-tables.ts';
import { openOfficeHouse } from './office.ts';
import { createOfficeDisk } from './office-disk.ts';
import { onTheirWay } from './at-rest.ts';
import { countLosses, type Losses } from './losses.ts';
import { createOtherIntents, type OtherIntents } from './other-intents.ts';
import { type People, sendPeople } from './people.ts';
import { createPlatform, type Platform, type PlatformNature, statedLagMs } from './platform.ts';
import { makeWishes, sendShoppers, type Wish } from './shoppers.ts';
import { createWindowSealing } from './window-sealing.ts';
import { openWindowHouse, type WindowHouse } from './window.ts';

export interface Run {
  readonly seed: number;
  readonly world: World;
  readonly nature: PlatformNature;
  readonly platform: Platform;
  readonly wishes: readonly Wish[];
  readonly people: People;
  readonly others: OtherIntents;
  /** All that the journal says, and before it those that were lost. */
  readonly events: readonly JournalEvent[];
  readonly losses: Losses;
  readonly outbox: Outbox;
  readonly mirror: ReadonlyMap<string, OrderView>;
  /** The window's copies. */
  readonly copies: ReadonlyMap<string, KeptIntent>;
  readonly cartsWritten: ReadonlySet<string>;
  /** What the outbox says after a last restart, to be compared with what it said before. */
  reopened(): Promise<Outbox>;
}

/** What is taken out of a run to see whether it fails without. */
export interface LeftOut {
  readonly faults: ReadonlySet<string>;
  /** By their number. */
  readonly wishes: ReadonlySet<number>;
}
const nothing: LeftOut = { faults: new Set(), wishes: new Set() };

export const wishesPerRun = 25;
const othersPerRun = 5;
const troubledMs = 150_000;
const quietMs = 24 * 3_600_000;
const restLookMs = 1_000;
const longestJumpMs = 3_600_000;

/** Everything that can run without time passing: Node turns to its next tick when no promise has anything left to do. */
export const settle = () => new Promise<void>((resolve) => process.nextTick(resolve));

/** One day of trouble at one kiosk: some shoppers, a window and an office that keep being killed, and a store that keeps failing; then peace, until everything has come to rest. */
export async function runWholeKiosk(seed: number, leftOut: LeftOut = nothing): Promise<Run> {
  const random = seededRandom(seed);
  const world = createWorld(random, settle, leftOut.faults);
  const nature = natureOf(seed, world);
  const losses = countLosses();
  const officeDisk = createOfficeDisk({
    world,
    cutPower() {
      office.kill();
      window.kill();
    },
    journalLost(journal) {
      losses.journalLost(journal, { confirmed: office.confirmed, window });
      office.confirmed.clear();
    },
  });
  const platform = createPlatform(world, nature);
  const others = createOtherIntents(world);
  const sealing = createWindowSealing(world);
  const office = openOfficeHouse({ world, disk: officeDisk, platform, sealing, printer: others.printer });
  const window: WindowHouse = openWindowHouse({
    ...{ world, office, sealing },
    beforeWipe: (house) => losses.windowWiped({ confirmed: office.confirmed, window: house }),
  });
  const wishes = makeWishes(world, wishesPerRun).filter((_, number) => !leftOut.wishes.has(number));
  sendShoppers(world, window, wishes, troubledMs);
  others.send(office, window, othersPerRun, troubledMs);
  const people = sendPeople({ world, office, platform, untilMs: troubledMs });
  for (const [fault, direction] of [
    ['clock jump forwards', 1],
    ['clock jump backwards', -1],
  ] as const)
    world.after(random.below(troubledMs), () => {
      const ms = direction * random.next() * longestJumpMs;
      if (world.strikes(fault, 1)) world.jump(ms);
    });
  for (let kills = random.below(2); kills > 0; kills--)
    world.after(random.below(troubledMs), () => {
      if (world.strikes('window killed', 1)) window.kill();
    });
  world.after(troubledMs, () => world.calmDown());

  /** All have left, and nothing is on its way any more: not to the office, not to the store, and not back into the mirror. */
  function isAtRest(): boolean {
    const present = office.present();
    if (
      !people.haveLeft() ||
      !others.haveLeft() ||
      present === null ||
      window.present() === null ||
      wishes.some(({ told }) => told === null)
    )
      return false;
    const { sending } = present.outbox;
    if (onTheirWay(present.outbox).length > 0 || (sending()?.state ?? 'on') !== 'on') return false;
    // What a window takes to be in a journal that has lost it unnoticed comes back within the hour (OB47).
    const isKnown = (id: string, journal: KeptIntent['journal']) =>
      journal === 'has' && present.outbox.order(id) !== null;
    // The copy of an order that waits for a person stays (OB47).
    if ([...window.disk.intents.values()].some(({ id, refused, journal }) => !refused && !isKnown(id, journal)))
      return false;
    return present.outbox.changesAfter(0).orders.every(({ id, seq }) => window.disk.mirror.get(id)?.seq === seq);
  }
  let rests = false;
  const look = (): void => {
    rests = isAtRest();
    world.after(restLookMs, look);
  };
  world.after(troubledMs + restLookMs, look);
  await world.run(() => rests, quietMs);

  const present = () => {
    const { outbox } = office.present() ?? {};
    if (outbox === undefined) throw new Error('There is no office');
    return outbox;
  };
  return {
    ...{
      seed,
      world,
      nature,
      platform,
      wishes,
      people,
      others,
      events: [...losses.events, ...(await officeDisk.events())],
      losses,
    },
    ...{
      outbox: present(),
      mirror: window.disk.mirror,
      copies: window.disk.intents,
      cartsWritten: window.cartsWritten,
    },
    async reopened() {
      office.kill();
      await world.run(() => office.present() !== null, quietMs * 2);
      return present();
    },
  };
}

const natures = ['uniqueKey', 'searchOnly', 'oneShotContainer'] as const;

/** A store may be slower than it says before a new order is seen. With keys that is harmless; without, up to twice what it says is. */
function natureOf(seed: number, { random }: World): PlatformNature {
  const idempotency = natures[seed % natures.length] ?? 'uniqueKey';
  const keyTtlMs = random.next() < 0.5 ? 30_000 : 600_000;
  const isSlower = random.next() < 0.5;
  const slower = idempotency === 'searchOnly' ? 2 : 8;
  return { idempotency, keyTtlMs, trueLagMs: isSlower ? slower * statedLagMs : statedLagMs };
}
