import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../sync/kernel/random.ts';
import { failings } from '../../sync/outbox/simulation/judge.ts';
import { runKiosk } from '../../sync/outbox/simulation/kiosk.ts';

const usage = 'npm run soak -- orders [--seed S] [--count ORDERS] [--json]';
const ordersPerRun = 40;
const usualCount = 100_000;
const sayEveryRuns = 250;

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usage}\n`);
  process.exit(2);
}

function readArguments() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      allowPositionals: true,
      options: { seed: text, count: text, json: { type: 'boolean', default: false } },
    });
  } catch (error) {
    return leave(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  return /^\d{1,9}$/.test(text) ? Number(text) : leave(`--${option} is "${text}"; it takes a whole number`);
}

/** Simulated days of trouble, one seed after the other, until so many orders have gone through the real outbox. */
async function soakOrders(firstSeed: number, count: number) {
  const figures = { lost: 0, duplicated: 0, reordered: 0, untrue: 0, orders: 0, acknowledged: 0 };
  const hits = new Map<string, number>();
  const traces = createHash('sha256');
  for (let seed = firstSeed; figures.orders < count; seed++) {
    const idempotency = seed % 2 === 0 ? 'uniqueKey' : 'searchOnly';
    const run = await runKiosk(seededRandom(seed), settle, { orders: ordersPerRun, idempotency });
    for (const { kind, what } of await failings(run)) {
      figures[kind]++;
      process.stderr.write(`${what}: SEED=${seed} npx vitest run sync/outbox/simulation -t ${idempotency}\n`);
    }
    figures.orders += run.orders.length;
    figures.acknowledged += run.acknowledged.length;
    for (const [fault, times] of run.world.hits) hits.set(fault, (hits.get(fault) ?? 0) + times);
    traces.update(String(run.world.traceHash()));
    if ((seed - firstSeed) % sayEveryRuns === 0) process.stderr.write(`${figures.orders} of ${count} orders\n`);
  }
  const kinds = { kinds: hits.size, min_faults_per_kind: Math.min(...hits.values()) };
  return { figures: { ...figures, ...kinds }, trace_hash: traces.digest('hex') };
}

const { values, positionals } = readArguments();
if (positionals.join() !== 'orders')
  leave(positionals[0] === undefined ? 'Which soak?' : `There is no soak "${positionals.join(' ')}".`);
const seed = wholeNumber('seed', values.seed, Date.now() % 1_000_000_000);
process.stderr.write(`orders, seed ${seed}\n`);
const result = await soakOrders(seed, wholeNumber('count', values.count, usualCount));
for (const [name, value] of Object.entries(result.figures)) console.log(`${name.padEnd(24)}${value}`);
if (values.json) console.log(JSON.stringify({ soak: 'orders', seed, ...result }));
const { lost, duplicated, reordered, untrue } = result.figures;
process.exitCode = lost + duplicated + reordered + untrue === 0 ? 0 : 1;
