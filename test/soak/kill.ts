import { join } from 'node:path';
import { pick, type Random, seededRandom } from '../../sync/kernel/random.ts';
import type { AppPart, KioskApp } from '../harness/kiosk-app.ts';
import type { OrderingWindow } from '../harness/ordering-window.ts';
import type { Owned } from '../harness/owned.ts';
import { phaseOf } from './journal-phase.ts';
import { browserHost, electronHost, type Host } from './kill-hosts.ts';
import { aimedMoments, type Moments, untilMoment } from './moments.ts';
import { type OrderLog, orderLog } from './order-log.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';
import { openSoakShop, type SoakShop } from './soak-shop.ts';
import { nap, officeOf, placeAndHear } from './told.ts';

const usualKills = 1_000;
const sayEveryKills = 50;
/** Every so many lives are lives of a kiosk in a browser. */
const everyLives = 6;
const settledWithinMs = 120_000;

interface Tally {
  kills: number;
  /** Of those: between the order being asked for and the shopper being told anything. */
  beforeAnswer: number;
  /** Acknowledged, and shown neither by the office nor by the window when both were back. */
  readonly hidden: Set<string>;
  /** Which part was killed when, by the answer and by the journal. */
  readonly phases: Map<string, number>;
  slowestMs: number;
}

interface Run {
  readonly host: Host;
  readonly shop: SoakShop;
  readonly data: string;
  readonly random: Random;
  readonly moments: Moments;
  readonly log: OrderLog;
  readonly own: Owned;
  readonly tally: Tally;
}

interface Alive {
  readonly app: KioskApp;
  window: OrderingWindow;
}

async function killInTurn({ seed, count, own, say }: SoakOptions): Promise<SoakResult> {
  const wanted = count ?? usualKills;
  const random = seededRandom(seed);
  const shop = await openSoakShop(own, seed);
  await troubleAtTheStore(shop);
  const tally: Tally = { kills: 0, beforeAnswer: 0, hidden: new Set(), phases: new Map(), slowestMs: 0 };
  const runOf = (host: Host): Run => ({
    ...{ host, shop, random, own, tally },
    ...{ data: join(shop.folder, host.name), moments: aimedMoments(random), log: orderLog() },
  });
  const electron = runOf(electronHost);
  const browser = runOf(browserHost());
  for (let life = 1; tally.kills < wanted; life++) {
    const before = tally.kills;
    await oneLife(life % everyLives === 0 ? browser : electron, wanted);
    if (Math.floor(before / sayEveryKills) !== Math.floor(tally.kills / sayEveryKills))
      say(`${tally.kills} of ${wanted} kills`);
  }
  await shop.store.control('DELETE', 'faults');
  const runs = [electron, browser].filter(({ log }) => log.orders > 0);
  for (const each of runs) await settle(each);
  return judged(runs, tally, say);
}

/** Slow enough that a kill finds orders on their way, and wrong often enough that their outcome is not known. */
async function troubleAtTheStore({ store }: SoakShop): Promise<void> {
  await store.control('PUT', 'faults/latency', { probability: 0.5, route: '*', ms: 60 });
  await store.control('PUT', 'faults/created-but-500', { probability: 0.1, route: 'commit' });
  await store.control('PUT', 'faults/cut-after', { probability: 0.1, route: 'commit' });
}

/**
 *   start ──► order, kill a part in the middle, look ──► … ──► order, kill all of it in the middle
 */
async function oneLife(run: Run, wanted: number): Promise<void> {
  const { host, random, tally } = run;
  const alive = await start(run);
  for (const part of host.parts) {
    if (tally.kills + 1 >= wanted) break;
    await killInMidOrder(run, alive, part);
    if (part === 'window' && !(await isBack(alive))) return;
    await nothingIsHidden(run, alive.window);
  }
  await killInMidOrder(run, alive, pick(random, host.ends));
  await alive.app.gone();
}

/** A window that dies again and again makes the shell leave, for its supervisor to start it anew: that is the next life. */
async function isBack(alive: Alive): Promise<boolean> {
  try {
    alive.window = await alive.app.attach();
    return true;
  } catch (error) {
    if (!alive.app.hasEnded()) throw error;
    await alive.app.gone();
    return false;
  }
}

async function start(run: Run): Promise<Alive> {
  const app = run.own(await run.host.start({ settings: run.shop.settings, data: run.data }));
  const window = await app.attach();
  await nothingIsHidden(run, window);
  run.tally.slowestMs = Math.max(run.tally.slowestMs, Date.now() - app.spawnedAt);
  return { app, window };
}

async function killInMidOrder(run: Run, { app, window }: Alive, part: AppPart): Promise<void> {
  const { random, moments, log, tally, shop } = run;
  for (let more = random.below(3); more > 0; more--) await orderInPeace(run, window);
  const cart = await window.fillCart(pick(random, shop.lines));
  log.begun(cart);
  const shoot = app.aim(part);
  if (shoot === null) throw new Error(`There is no ${part} to be killed`);
  let isAnswered = false;
  const from = performance.now();
  const answer = placeAndHear(window).finally(() => (isAnswered = true));
  await untilMoment(from + moments.next());
  const inTime = isAnswered;
  shoot();
  tally.kills++;
  if (!inTime) tally.beforeAnswer++;
  if (part === 'everything' || part === 'shell') await app.gone();
  const phase = phaseOf(run.data, cart.id);
  log.told(cart.id, await answer);
  addTo(tally.phases, `${run.host.name}, ${part}, ${inTime ? 'after' : 'before'} the answer, ${phase}`);
}

async function orderInPeace({ random, moments, log, shop }: Run, window: OrderingWindow): Promise<void> {
  const cart = await window.fillCart(pick(random, shop.lines));
  log.begun(cart);
  const from = performance.now();
  const answer = await placeAndHear(window);
  log.told(cart.id, answer);
  if (answer?.saved === 'journal') moments.saved(performance.now() - from);
}

/** As soon as the office answers again, it and the window show between them every order that a shopper was told is safe. */
async function nothingIsHidden({ log, tally }: Run, window: OrderingWindow): Promise<void> {
  const acknowledged = log.acknowledged();
  const { orders } = await officeOf(window);
  const shown = new Set([...orders, ...(await window.orders())].map(({ id }) => id));
  for (const id of acknowledged) if (!shown.has(id)) tally.hidden.add(id);
}

/** Until the store has all that is on its way. What waits for a person then is not there, and counts as lost. */
async function settle(run: Run): Promise<void> {
  const { app, window } = await start(run);
  for (const until = Date.now() + settledWithinMs; Date.now() < until; await nap()) {
    const { status, orders } = await officeOf(window);
    const known = new Set(orders.map(({ id }) => id));
    if (status.waiting === 0 && run.log.acknowledged().every((id) => known.has(id))) break;
  }
  await app.close();
}

async function judged(runs: readonly Run[], tally: Tally, say: (line: string) => void): Promise<SoakResult> {
  const lost: string[] = [];
  const duplicated: string[] = [];
  for (const { log, shop } of runs) {
    const judgement = await log.judge(shop.store);
    lost.push(...judgement.lost);
    duplicated.push(...judgement.duplicated);
  }
  for (const id of lost) say(`lost: ${id}`);
  for (const id of duplicated) say(`twice: ${id}`);
  for (const id of tally.hidden) say(`acknowledged, and not shown after a restart: ${id}`);
  const phases = [...tally.phases].toSorted(([one], [other]) => one.localeCompare(other));
  for (const [phase, times] of phases) say(`${String(times).padStart(5)}  ${phase}`);
  const sum = (of: (log: OrderLog) => number) => runs.reduce((total, { log }) => total + of(log), 0);
  return {
    figures: {
      ...{ lost: lost.length, duplicated: duplicated.length, hidden: tally.hidden.size },
      orders: sum((log) => log.orders),
      acknowledged: sum((log) => log.acknowledged().length),
      kills: tally.kills,
      kills_before_answer: tally.beforeAnswer,
      recovered_slowest_s: Math.round(tally.slowestMs) / 1_000,
    },
    besides: { phases: Object.fromEntries(phases) },
    failed: lost.length + duplicated.length + tally.hidden.size > 0,
  };
}

const addTo = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

export const kill: Soak = {
  name: 'kill',
  about: 'the real app and its back office, killed in mid-order again and again; the count is of kills',
  run: killInTurn,
};
