import { accessSync, constants } from 'node:fs';
import { arch, availableParallelism, cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import type { Benchmark } from './benchmark.ts';
import { BadCatalog } from './catalog/file.ts';
import { freshness } from './freshness.ts';
import { BadTown } from './freshness/town-file.ts';
import { orders } from './orders.ts';
import { replica } from './replica.ts';
import { search } from './search.ts';
import { startup } from './startup.ts';

const benchmarks: readonly Benchmark[] = [startup, replica, search, orders, freshness];

const usage = [
  'npm run bench -- NAME [--seed S] [--products N] [--quick] [--catalog FILE.ndjson] [--queries FILE] [--town FILE.ndjson] [--only PART,PART] [--json]',
  '',
  ...benchmarks.map(({ name, about }) => `  ${name.padEnd(12)}${about}`),
].join('\n');

function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n\n${usage}\n`);
  process.exit(2);
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^\d{1,9}$/.test(text)) leave(`--${option} is "${text}"; it takes a whole number`);
  return Number(text);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string' },
        products: { type: 'string' },
        quick: { type: 'boolean', default: false },
        catalog: { type: 'string' },
        queries: { type: 'string' },
        town: { type: 'string' },
        only: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return leave(error instanceof Error ? error.message : String(error));
  }
}

const { values, positionals } = readArguments();
const benchmark = benchmarks.find(({ name }) => name === positionals[0]);
if (!benchmark || positionals.length !== 1) {
  leave(positionals[0] === undefined ? 'Which benchmark?' : `There is no benchmark "${positionals.join(' ')}".`);
}

function readable(option: string, path: string | undefined): string | null {
  if (path === undefined) return null;
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch {
    return leave(`--${option} names ${path}, which cannot be read`);
  }
}

const seed = wholeNumber('seed', values.seed) ?? Date.now() % 1_000_000_000;
const say = (line: string) => process.stderr.write(`${line}\n`);
say(`${benchmark.name}, seed ${seed}`);
const options = {
  seed,
  say,
  products: wholeNumber('products', values.products),
  quick: values.quick,
  catalog: readable('catalog', values.catalog),
  queries: readable('queries', values.queries),
  town: readable('town', values.town),
  only: values.only === undefined ? null : new Set(values.only.split(',')),
};
const result = await benchmark.run(options).catch((error: unknown) => {
  if (error instanceof BadCatalog || error instanceof BadTown) leave(error.message);
  throw error;
});

const rounded = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]));
const figures = rounded(result.figures);
const peers = rounded(result.peers);
for (const [name, value] of Object.entries({ ...figures, ...peers })) console.log(`${name.padEnd(32)}${value}`);
if (values.json) {
  const machine = {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    arch: arch(),
  };
  console.log(JSON.stringify({ bench: benchmark.name, seed, figures, peers, machine }));
}
