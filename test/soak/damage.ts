import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pick, type Random, seededRandom } from '../../sync/kernel/random.ts';
import { type KioskApp, startKioskApp } from '../harness/kiosk-app.ts';
import type { OrderingWindow } from '../harness/ordering-window.ts';
import type { Owned } from '../harness/owned.ts';
import { type Damage, fileDamages, wholeOriginDeleted } from './damages.ts';
import { mountSmallDisk, type SmallDisk } from './full-disk.ts';
import { newerEngine } from './newer-engine.ts';
import { type OrderLog, orderLog } from './order-log.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';
import { openSoakShop, type SoakShop } from './soak-shop.ts';
import { nap, officeOf, placeAndHear } from './told.ts';

const ordersARound = 2;
const settledWithinMs = 60_000;

interface Tally {
  /** Acknowledged, and not shown when the kiosk was back. */
  readonly hidden: Set<string>;
  /** After these the catalog was not whole again by itself, or an order did not leave. */
  readonly stuck: string[];
  damages: number;
  slowestMs: number;
}

interface Run {
  readonly shop: SoakShop;
  readonly own: Owned;
  readonly random: Random;
  readonly log: OrderLog;
  readonly data: string;
  /** On a disk without room for one there is no catalog to wait for. */
  readonly hasCatalog: boolean;
  readonly tally: Tally;
}

const profileOf = ({ data }: Run) => join(data, 'profile');

/**
 *   store shut: order ──► stop ──► damage ──► start: all shown? ──► store open: all placed, catalog whole? ──► …
 */
async function damageInTurn({ seed, count, own, say }: SoakOptions): Promise<SoakResult> {
  const random = seededRandom(seed);
  const shop = await openSoakShop(own, { seed, repeatsCount: true });
  const tally: Tally = { hidden: new Set(), stuck: [], damages: 0, slowestMs: 0 };
  const run: Run = {
    ...{ shop, own, random, tally },
    ...{ log: orderLog(), data: join(shop.folder, 'kiosk'), hasCatalog: true },
  };
  // The first life of a kiosk makes the files.
  await round(run, { name: 'nothing', inflict: () => {} });
  tally.damages = 0;
  const files = fileDamages(profileOf(run), random);
  const whole = [wholeOriginDeleted(profileOf(run)), newerEngine(profileOf(run))];
  const next = () => whole.shift() ?? files.next();
  for (let at = 1; count === null || at <= count; at++) {
    const damage = next();
    if (damage === null) break;
    say(`${at}${count === null ? '' : ` of ${count}`}: ${damage.name}`);
    await round(run, damage);
  }
  const disk = mountSmallDisk(own, join(shop.folder, 'small'));
  if (disk === null) say('No small disk can be mounted here, so none is filled: that takes root.');
  const small = { ...run, log: orderLog(), data: join(shop.folder, 'small', 'kiosk'), hasCatalog: false };
  if (disk !== null) await fullDiskRound(small, disk);
  return judged([run, small], tally, disk !== null, say);
}

async function round(run: Run, damage: Damage): Promise<void> {
  const { shop, data, tally } = run;
  const app = run.own(startKioskApp({ settings: shop.settings, data }));
  const window = await app.attach();
  await officeOf(window);
  await shop.store.shut();
  for (let order = 0; order < ordersARound; order++) await place(run, window);
  await stop(run, app);
  await damage.inflict();
  tally.damages++;
  await startAgain(run, damage.name);
}

async function place({ shop, random, log }: Run, window: OrderingWindow): Promise<void> {
  const cart = await window.fillCart(pick(random, shop.lines));
  log.begun(cart);
  log.told(cart.id, await placeAndHear(window));
}

/** As a shutdown does, or as a power cut. */
async function stop({ random }: Run, app: KioskApp): Promise<void> {
  if (random.below(2) === 0) return app.close();
  app.aim('everything')?.();
  await app.gone();
}

async function startAgain(run: Run, after: string): Promise<void> {
  const app = run.own(startKioskApp({ settings: run.shop.settings, data: run.data }));
  const window = await app.attach();
  await everythingIsShown(run, window);
  run.tally.slowestMs = Math.max(run.tally.slowestMs, Date.now() - app.spawnedAt);
  await run.shop.store.open();
  const until = Date.now() + settledWithinMs;
  while (!(await isSettled(run, app, window))) {
    if (Date.now() > until) {
      run.tally.stuck.push(after);
      break;
    }
    await nap();
  }
  await app.close();
}

async function everythingIsShown({ log, tally }: Run, window: OrderingWindow): Promise<void> {
  const { orders } = await officeOf(window);
  const shown = new Set(orders.map(({ id }) => id));
  for (const id of log.acknowledged()) if (!shown.has(id)) tally.hidden.add(id);
}

const isSettled = async ({ hasCatalog }: Run, app: KioskApp, window: OrderingWindow): Promise<boolean> =>
  (await officeOf(window)).status.waiting === 0 && (!hasCatalog || (await app.catalog())?.phase === 'ready');

/** The disk becomes full between cart and order. What is acknowledged then is there after a start that finds it full. */
async function fullDiskRound(run: Run, disk: SmallDisk): Promise<void> {
  const { shop, data } = run;
  const app = run.own(startKioskApp({ settings: shop.settings, data }));
  const window = await app.attach();
  await officeOf(window);
  await untilSo(() => readdirSync(join(data, 'keys')).length > 0);
  await shop.store.shut();
  const cart = await window.fillCart(pick(run.random, shop.lines));
  run.log.begun(cart);
  disk.fill();
  run.log.told(cart.id, await placeAndHear(window));
  app.aim('everything')?.();
  await app.gone();
  run.tally.damages++;
  const again = run.own(startKioskApp({ settings: shop.settings, data }));
  await everythingIsShown(run, await again.attach());
  await again.close();
  disk.makeRoom();
  await startAgain(run, 'a full disk');
}

async function untilSo(isSo: () => boolean): Promise<void> {
  for (const late = Date.now() + settledWithinMs; !isSo() && Date.now() < late;) await nap();
}

async function judged(
  runs: readonly Run[],
  tally: Tally,
  diskWasFilled: boolean,
  say: SoakOptions['say'],
): Promise<SoakResult> {
  const judgements = await Promise.all(runs.map(({ log, shop }) => log.judge(shop.store)));
  const lost = judgements.flatMap((one) => one.lost);
  const duplicated = judgements.flatMap((one) => one.duplicated);
  const { hidden, stuck, damages, slowestMs } = tally;
  for (const id of lost) say(`lost: ${id}`);
  for (const id of duplicated) say(`twice: ${id}`);
  for (const id of hidden) say(`acknowledged, and not shown after the damage: ${id}`);
  for (const name of stuck) say(`not whole again by itself: ${name}`);
  return {
    figures: {
      ...{ lost: lost.length, duplicated: duplicated.length, hidden: hidden.size, stuck: stuck.length },
      orders: sum(runs.map(({ log }) => log.orders)),
      acknowledged: sum(runs.map(({ log }) => log.acknowledged().length)),
      damages,
      recovered_slowest_s: Math.round(slowestMs) / 1_000,
    },
    besides: { full_disk: diskWasFilled },
    failed: lost.length + duplicated.length + hidden.size + stuck.length > 0,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

export const damage: Soak = {
  name: 'damage',
  about:
    "the browser's files of the real app damaged one at a time, deleted, from a newer engine, on a full disk; the count is of damages",
  run: damageInTurn,
};
