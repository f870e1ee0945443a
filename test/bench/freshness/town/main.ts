// The town as a program of its own: `node test/bench/freshness/town/main.ts NAME SEED FILE` writes it as NDJSON.
import { closeSync, openSync, writeSync } from 'node:fs';
import { anyTraits } from './any-town.ts';
import { firstPlan } from './first-plan.ts';
import { firstTown } from './first-town.ts';
import type { Telling } from './past.ts';
import { secondTown } from './second-town.ts';

const linesAtOnce = 2_000;
const questionsInEachBucket = 6_000;

const towns: Readonly<Record<string, (seed: number) => Telling>> = {
  first: (seed) => firstTown(firstPlan(seed), questionsInEachBucket),
  second: (seed) => secondTown(seed, questionsInEachBucket),
  any: (seed) => firstTown(firstPlan(seed, anyTraits(seed)), questionsInEachBucket),
};

const [name = '', seed = '', path = ''] = process.argv.slice(2);
const town = towns[name];
if (town === undefined || !/^\d{1,9}$/.test(seed) || path === '') {
  process.stderr.write(`node test/bench/freshness/town/main.ts ${Object.keys(towns).join('|')} SEED FILE\n`);
  process.exit(2);
}

const file = openSync(path, 'w');
let pending: string[] = [];
const write = () => {
  writeSync(file, pending.map((line) => `${line}\n`).join(''));
  pending = [];
};
for (const line of town(Number(seed)).lines()) if (pending.push(line) >= linesAtOnce) write();
write();
closeSync(file);
