import { join } from 'node:path';
import { seededRandom } from '../../sync/kernel/random.ts';
import { type KioskApp, startKioskApp } from '../harness/kiosk-app.ts';
import { place, type Run, startAgain, type Tally } from './damage-run.ts';
import { type Damage, fileDamages, wholeOriginDeleted } from './damages.ts';
import { mountSmallDisk } from './full-disk.ts';
import { fullDiskRound } from './full-disk-round.ts';
import { newerEngine } from './newer-engine.ts';
import { orderLog } from './order-log.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';
import { openSoakShop } from './soak-shop.ts';
import { toldSoFar } from './told-of.ts';

const ordersARound = 2;

const profileOf = ({ data }: Run) => join(data, 'profile');

/**
 *   store shut: order ──► stop ──► damage ──► start: all shown? ──► store open: all placed, catalog whole, what is gone told? ──► …
 */
async function damageInTurn({ seed, count, own, say }: SoakOptions): Promise<SoakResult> {
  const random = seededRandom(seed);
  const shop = await openSoakShop(own, { seed, repeatsCount: true });
  const tally: Tally = {
    ...{ hidden: new Set(), stuck: [], untold: [], awayMs: [] },
    ...{ losses: 0, damages: 0, seenSlowestMs: 0 },
  };
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
  const told = await toldSoFar(app, window);
  await window.mark();
  await shop.store.shut();
  for (let order = 0; order < ordersARound; order++) await place(run, window);
  await stop(run, app);
  await damage.inflict();
  tally.damages++;
  await startAgain(run, damage.name, told);
}

/** As a shutdown does, or as a power cut. */
async function stop({ random }: Run, app: KioskApp): Promise<void> {
  if (random.below(2) === 0) return app.close();
  app.aim('everything')?.();
  await app.gone();
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
  const { hidden, stuck, damages, losses, seenSlowestMs } = tally;
  for (const id of lost) say(`lost: ${id}`);
  for (const id of duplicated) say(`twice: ${id}`);
  for (const id of hidden) say(`acknowledged, and not shown after the damage: ${id}`);
  for (const name of stuck) say(`not whole again by itself: ${name}`);
  for (const what of tally.untold) say(`nobody was told: ${what}`);
  return {
    figures: {
      ...{ lost: lost.length, duplicated: duplicated.length, hidden: hidden.size, stuck: stuck.length },
      ...{ losses, untold: tally.untold.length },
      orders: sum(runs.map(({ log }) => log.orders)),
      acknowledged: sum(runs.map(({ log }) => log.acknowledged().length)),
      damages,
      recovered_slowest_s: Math.round(Math.max(...tally.awayMs)) / 1_000,
      seen_slowest_s: Math.round(seenSlowestMs) / 1_000,
    },
    besides: { full_disk: diskWasFilled },
    failed: lost.length + duplicated.length + hidden.size + stuck.length + tally.untold.length > 0,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

export const damage: Soak = {
  name: 'damage',
  about:
    "the browser's files of the real app damaged one at a time, deleted, from a newer engine, on a full disk; the count is of damages",
  run: damageInTurn,
};
