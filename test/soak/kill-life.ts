import { pick } from '../../sync/kernel/random.ts';
import type { AppPart, KioskApp } from '../harness/kiosk-app.ts';
import type { OrderingWindow } from '../harness/ordering-window.ts';
import { phaseOf } from './journal-records.ts';
import type { Run } from './kill-run.ts';
import { untilMoment } from './moments.ts';
import { awayMs, officeOpenedAt } from './recovered.ts';
import { nap, officeOf, placeAndHear } from './told.ts';

interface Alive {
  readonly app: KioskApp;
  window: OrderingWindow;
}

const handedOverWithinMs = 20_000;

/**
 *   start ──► order, kill a part in the middle, look ──► … ──► order, kill all of it in the middle
 */
export async function oneLife(run: Run, wanted: number): Promise<void> {
  const { host, random, tally } = run;
  const alive = await start(run);
  for (const part of host.parts) {
    if (tally.kills + 1 >= wanted) break;
    const shotAt = await killInMidOrder(run, alive, part);
    if (part === 'window' && !(await isBack(alive))) return;
    await everythingIsBack(run, alive, shotAt, part);
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

export async function start(run: Run): Promise<Alive> {
  const app = run.own(await run.host.start({ settings: run.shop.settings, data: run.data }));
  const alive = { app, window: await app.attach() };
  await everythingIsBack(run, alive, app.spawnedAt, 'everything');
  run.tally.seenSlowestMs = Math.max(run.tally.seenSlowestMs, Date.now() - app.spawnedAt);
  return alive;
}

async function killInMidOrder(run: Run, { app, window }: Alive, part: AppPart): Promise<number> {
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
  const shotAt = Date.now();
  shoot();
  tally.kills++;
  if (!inTime) tally.beforeAnswer++;
  if (shop.repeatsCount) tally.whereRepeatsCount++;
  if (part === 'everything' || part === 'shell') await app.gone();
  const phase = phaseOf(run.data, cart.id);
  log.told(cart.id, await answer);
  addTo(tally.phases, `${run.name}, ${part}, ${inTime ? 'after' : 'before'} the answer, ${phase}`);
  return shotAt;
}

async function orderInPeace({ random, moments, log, shop }: Run, window: OrderingWindow): Promise<void> {
  const cart = await window.fillCart(pick(random, shop.lines));
  log.begun(cart);
  const from = performance.now();
  const answer = await placeAndHear(window);
  log.told(cart.id, answer);
  if (answer?.saved === 'journal') moments.saved(performance.now() - from);
}

/**
 * As soon as the office answers again, it and the window show between them every order that a shopper was told is safe; what only the
 * window had, the office has a moment later.
 */
async function everythingIsBack(run: Run, { app, window }: Alive, since: number, killed: AppPart): Promise<void> {
  const { log, tally, data } = run;
  const acknowledged = log.acknowledged();
  const { orders } = await officeOf(window);
  const shown = new Set([...orders, ...(await window.orders())].map(({ id }) => id));
  for (const id of acknowledged) if (!shown.has(id)) tally.hidden.add(id);
  await officeHas(
    window,
    acknowledged.filter((id) => !tally.hidden.has(id)),
  );
  const openedAt = killed === 'window' ? since : await officeOpenedAt(app, since);
  const there = acknowledged.filter((id) => !tally.hidden.has(id));
  tally.awayMs.push(awayMs(data, { since, openedAt }, there));
}

async function officeHas(window: OrderingWindow, ids: readonly string[]): Promise<void> {
  for (const until = Date.now() + handedOverWithinMs; ; await nap()) {
    const known = new Set((await officeOf(window)).orders.map(({ id }) => id));
    if (ids.every((id) => known.has(id))) return;
    if (Date.now() > until) throw new Error('The window keeps an order to itself');
  }
}

const addTo = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
