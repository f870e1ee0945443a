import { createHash } from 'node:crypto';
import { seededRandom } from '../../sync/kernel/random.ts';
import { failings } from '../../sync/outbox/simulation/judge.ts';
import { runKiosk } from '../../sync/outbox/simulation/kiosk.ts';
import type { Soak, SoakOptions, SoakResult } from './soak.ts';

const ordersPerRun = 40;
const usualCount = 100_000;
const sayEveryRuns = 250;

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Simulated days of trouble, one seed after the other, until so many orders have gone through the real outbox. */
async function run({ seed: firstSeed, count, say }: SoakOptions): Promise<SoakResult> {
  const wanted = count ?? usualCount;
  const figures = { lost: 0, duplicated: 0, reordered: 0, untrue: 0, orders: 0, acknowledged: 0 };
  const hits = new Map<string, number>();
  const traces = createHash('sha256');
  for (let seed = firstSeed; figures.orders < wanted; seed++) {
    const idempotency = seed % 2 === 0 ? 'uniqueKey' : 'searchOnly';
    const result = await runKiosk(seededRandom(seed), settle, { orders: ordersPerRun, idempotency });
    for (const { kind, what } of await failings(result)) {
      figures[kind]++;
      say(`${what}: SEED=${seed} npx vitest run sync/outbox/simulation -t ${idempotency}`);
    }
    figures.orders += result.orders.length;
    figures.acknowledged += result.acknowledged.length;
    for (const [fault, times] of result.world.hits) hits.set(fault, (hits.get(fault) ?? 0) + times);
    traces.update(String(result.world.traceHash()));
    if ((seed - firstSeed) % sayEveryRuns === 0) say(`${figures.orders} of ${wanted} orders`);
  }
  const { lost, duplicated, reordered, untrue } = figures;
  return {
    figures: { ...figures, kinds: hits.size, min_faults_per_kind: Math.min(...hits.values()) },
    besides: { trace_hash: traces.digest('hex') },
    failed: lost + duplicated + reordered + untrue > 0,
  };
}

export const orders: Soak = {
  name: 'orders',
  about: 'simulated days of trouble through the real outbox; the count is of orders',
  run,
};
