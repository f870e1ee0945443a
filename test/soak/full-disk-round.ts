import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pick } from '../../sync/kernel/random.ts';
import { startKioskApp } from '../harness/kiosk-app.ts';
import type { OrderingWindow } from '../harness/ordering-window.ts';
import { everythingIsShown, type Run, startAgain, untilSo } from './damage-run.ts';
import type { SmallDisk } from './full-disk.ts';
import { officeOf, placeAndHear } from './told.ts';
import { toldSoFar } from './told-of.ts';

/** The disk becomes full between cart and order. What is acknowledged then is there after a start that finds it full. */
export async function fullDiskRound(run: Run, disk: SmallDisk): Promise<void> {
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
  const full = await again.attach();
  await everythingIsShown(run, again, full);
  await untilSo(() => fullDiskIsTold(full));
  if (!(await fullDiskIsTold(full))) run.tally.untold.push('a full disk: nobody was told');
  // Nothing was marked here, and on a full disk the browser may refuse to look.
  const told = await toldSoFar(again, full, { orders: false, catalog: false });
  await again.close();
  disk.makeRoom();
  await startAgain(run, 'a full disk', told);
}

const fullDiskIsTold = async (window: OrderingWindow): Promise<boolean> =>
  (await officeOf(window)).status.notices?.some(({ what }) => what === 'disk-full') === true;
