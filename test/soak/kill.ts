import { join } from 'node:path';
import { seededRandom } from '../../sync/kernel/random.ts';
import { browserHost, electronHost, type Host } from './kill-hosts.ts';
import { oneLife, start } from './kill-life.ts';
import { newTally, type Run, type Tally } from './kill-run.ts';
import { aimedMoments } from './moments.ts';
import { type OrderLog, orderLog } from './order-log.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';
import { openSoakShop, type SoakShop } from './soak-shop.ts';
import { nap, officeOf } from './told.ts';

const usualKills = 1_000;
const sayEveryKills = 50;
/** Every so many lives are lives of a kiosk in a browser; of the others each second is at a store that knows an order again. */
const everyLives = 6;
const settledWithinMs = 120_000;

async function killInTurn({ seed, count, own, say }: SoakOptions): Promise<SoakResult> {
  const wanted = count ?? usualKills;
  const random = seededRandom(seed);
  const tally = newTally();
  const runAt = (host: Host, shop: SoakShop, name: string): Run => ({
    ...{ name, host, shop, random, own, tally },
    ...{ data: join(shop.folder, host.name), moments: aimedMoments(random), log: orderLog() },
  });
  // Where a repeat is another order, nobody but the kiosk can prevent one: there "twice" is in the ledger for all to see.
  const repeating = await openSoakShop(own, { seed, repeatsCount: true });
  const knowing = await openSoakShop(own, { seed, repeatsCount: false });
  for (const shop of [repeating, knowing]) await troubleAtTheStore(shop);
  const searched = runAt(electronHost, repeating, 'kiosk, searched store');
  const keyed = runAt(electronHost, knowing, 'kiosk, store with keys');
  const browser = runAt(browserHost(), repeating, 'browser kiosk, searched store');
  const turns = (life: number) => (life % everyLives === 0 ? browser : life % 2 === 0 ? keyed : searched);
  for (let life = 1; tally.kills < wanted; life++) {
    const before = tally.kills;
    await oneLife(turns(life), wanted);
    if (Math.floor(before / sayEveryKills) !== Math.floor(tally.kills / sayEveryKills))
      say(`${tally.kills} of ${wanted} kills`);
  }
  for (const { store } of [repeating, knowing]) await store.control('DELETE', 'faults');
  const runs = [searched, keyed, browser].filter(({ log }) => log.orders > 0);
  for (const each of runs) await settle(each);
  return judged(runs, tally, say);
}

/** Slow enough that a kill finds orders on their way, and wrong often enough that their outcome is not known. */
async function troubleAtTheStore({ store }: SoakShop): Promise<void> {
  await store.control('PUT', 'faults/latency', { probability: 0.5, route: '*', ms: 60 });
  await store.control('PUT', 'faults/created-but-500', { probability: 0.1, route: 'commit' });
  await store.control('PUT', 'faults/cut-after', { probability: 0.1, route: 'commit' });
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
      kills_where_repeats_count: tally.whereRepeatsCount,
      recovered_slowest_s: seconds(Math.max(...tally.awayMs)),
      recovered_usual_s: seconds(middleOf(tally.awayMs)),
      seen_slowest_s: seconds(tally.seenSlowestMs),
    },
    besides: { phases: Object.fromEntries(phases) },
    failed: lost.length + duplicated.length + tally.hidden.size > 0,
  };
}

const seconds = (ms: number) => Math.round(ms) / 1_000;
const middleOf = (numbers: readonly number[]) =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;

export const kill: Soak = {
  name: 'kill',
  about: 'the real app and its back office, killed in mid-order again and again; the count is of kills',
  run: killInTurn,
};
