import { pick, type Random } from '../../sync/kernel/random.ts';
import { type KioskApp, startKioskApp } from '../harness/kiosk-app.ts';
import type { OrderingWindow } from '../harness/ordering-window.ts';
import type { Owned } from '../harness/owned.ts';
import type { OrderLog } from './order-log.ts';
import { awayMs, officeOpenedAt } from './recovered.ts';
import type { SoakShop } from './soak-shop.ts';
import { nap, officeOf, placeAndHear } from './told.ts';
import { goneSince, type Told, untold } from './told-of.ts';

const settledWithinMs = 60_000;

/** What all damages come to. */
export interface Tally {
  /** Acknowledged, and not shown when the kiosk was back. */
  readonly hidden: Set<string>;
  /** After these the catalog was not whole again by itself, or an order did not leave. */
  readonly stuck: string[];
  /** What was gone after a damage, and nobody was told of. */
  readonly untold: string[];
  /** After how many of them something was gone. */
  losses: number;
  damages: number;
  /** How long orders were away, at each start. */
  readonly awayMs: number[];
  /** From a start until the test had seen every order through the window, its debugger's own half second included. */
  seenSlowestMs: number;
}

/** One kiosk that is damaged again and again. */
export interface Run {
  readonly shop: SoakShop;
  readonly own: Owned;
  readonly random: Random;
  readonly log: OrderLog;
  readonly data: string;
  /** On a disk without room for one there is no catalog to wait for. */
  readonly hasCatalog: boolean;
  readonly tally: Tally;
}

export async function place({ shop, random, log }: Run, window: OrderingWindow): Promise<void> {
  const cart = await window.fillCart(pick(random, shop.lines));
  log.begun(cart);
  log.told(cart.id, await placeAndHear(window));
}

/** Shows everything? Then, with the store open again, everything leaves, the catalog is whole, and what is gone is told. */
export async function startAgain(run: Run, after: string, told: Told): Promise<void> {
  const { shop, data, tally } = run;
  const app = run.own(startKioskApp({ settings: shop.settings, data }));
  const window = await app.attach();
  await everythingIsShown(run, app, window);
  await shop.store.open();
  const until = Date.now() + settledWithinMs;
  while (!(await isSettled(run, app, window))) {
    if (Date.now() > until) {
      tally.stuck.push(after);
      break;
    }
    await nap();
  }
  if (run.hasCatalog) await whatIsGoneIsTold(run, { app, window, after, told });
  await app.close();
}

async function whatIsGoneIsTold(
  { tally }: Run,
  { app, window, after, told }: { app: KioskApp; window: OrderingWindow; after: string; told: Told },
): Promise<void> {
  const { orders, catalog } = await goneSince(window, told);
  if (orders || catalog) tally.losses++;
  for (const what of await untold(app, window, told)) tally.untold.push(`${after}: ${what}`);
}

export async function everythingIsShown(
  { log, tally, data }: Run,
  app: KioskApp,
  window: OrderingWindow,
): Promise<void> {
  const { orders } = await officeOf(window);
  const shown = new Set(orders.map(({ id }) => id));
  const acknowledged = log.acknowledged();
  for (const id of acknowledged) if (!shown.has(id)) tally.hidden.add(id);
  tally.seenSlowestMs = Math.max(tally.seenSlowestMs, Date.now() - app.spawnedAt);
  const there = acknowledged.filter((id) => !tally.hidden.has(id));
  const openedAt = await officeOpenedAt(app, app.spawnedAt);
  tally.awayMs.push(awayMs(data, { since: app.spawnedAt, openedAt }, there));
}

const isSettled = async ({ hasCatalog }: Run, app: KioskApp, window: OrderingWindow): Promise<boolean> =>
  (await officeOf(window)).status.waiting === 0 && (!hasCatalog || (await app.catalog())?.phase === 'ready');

export async function untilSo(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const late = Date.now() + settledWithinMs; !(await isSo()) && Date.now() < late;) await nap();
}
