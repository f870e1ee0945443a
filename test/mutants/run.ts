// `npm run mutants`: known bugs, planted one at a time in a copy of the project. Each must be seen by the tests that are there for it.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EXIT_USAGE, Failure } from '../../build/setup/failure.mjs';
import { runScript } from '../../build/setup/run-script.mjs';
import { exitOnSignals, withWorkFolder } from '../../build/setup/work-folder.mjs';
import { allMutants } from './all-mutants.ts';
import type { Mutant } from './mutant.ts';
import { runTests } from './run-tests.ts';
import { tryMutant, verdictLine } from './verdict.ts';
import { copyProject } from './work-copy.ts';

const usage = 'npm run mutants -- [--only NAME] [--list]';
const root = join(import.meta.dirname, '../..');

/** Far above what all tests together take on two busy cores. */
const controlLimitMs = 10 * 60_000;
/** The slowest of the test files takes a tenth of it; only a bug that never ends takes all. */
const mutantLimitMs = 3 * 60_000;

function chosen(): { mutants: readonly Mutant[]; list: boolean } {
  const { only, list } = options();
  const mutants = only === undefined ? allMutants : allMutants.filter(({ name }) => name === only);
  if (mutants.length === 0) throw new Failure(`There is no mutant "${only}". Usage: ${usage}`, EXIT_USAGE);
  return { mutants, list };
}

function options() {
  try {
    return parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new Failure(`${reason}. Usage: ${usage}`, EXIT_USAGE);
  }
}

/** A test that fails by itself would catch everything. */
async function requireHealthy(folder: string, mutants: readonly Mutant[]): Promise<void> {
  const tests = [...new Set(mutants.flatMap((mutant) => mutant.tests))];
  const control = await runTests(folder, tests, controlLimitMs);
  if (control.kind === 'passed') return;
  const reason = control.kind === 'failed' ? control.test : control.kind === 'late' ? 'too slow' : control.why;
  throw new Failure(`Without any mutant the tests already fail (${reason}). Mend that first: npm run test:quick`);
}

async function tryAll(folder: string, mutants: readonly Mutant[]): Promise<number> {
  copyProject(root, folder);
  await requireHealthy(folder, mutants);
  let caught = 0;
  for (const mutant of mutants) {
    const verdict = await tryMutant(folder, mutant, mutantLimitMs);
    if (verdict.kind === 'caught') caught++;
    console.log(verdictLine(mutant, verdict));
  }
  console.log(`${caught} caught, ${mutants.length - caught} survived`);
  return caught === mutants.length ? 0 : 1;
}

exitOnSignals();
await runScript(async () => {
  const { mutants, list } = chosen();
  if (!list) return withWorkFolder(tmpdir(), 'endcap-mutants-', (folder) => tryAll(folder, mutants));
  for (const { name, story } of mutants) console.log(`${name.padEnd(32)}${story}`);
  return 0;
});
