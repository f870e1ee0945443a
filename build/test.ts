// `npm test`: everything there is to check, in the order in which it is quick to fail. The last line is the count.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { check, runStages, tests, type Stage } from './checks/stage.ts';
import { withDisplay } from './processes/display.ts';
import { EXIT_USAGE, Failure } from './setup/failure.mjs';
import { runScript } from './setup/run-script.mjs';

const ROOT = join(import.meta.dirname, '..');
const END_TO_END = 'test/e2e/vitest.config.ts';

/** Far above what each takes, far below what a person or a build server waits. */
const CHECK_LIMIT_MS = 3 * 60_000;
const UNIT_LIMIT_MS = 8 * 60_000;
/** Thousands of days of trouble, on all cores; the seed is always the same, so that a commit is told by what it changed. */
const SIMULATION = ['test/soak/run.ts', 'orders', '--count', '100000', '--seed', '1'];
const BRANCHES = ['run', '--config', 'test/branches.config.ts'];
const SIMULATION_LIMIT_MS = 5 * 60_000;
const END_TO_END_LIMIT_MS = 12 * 60_000;

const script = (name: string, file: string): Stage =>
  check(name, process.execPath, [join('build', file)], CHECK_LIMIT_MS);
const report = (name: string) => join(ROOT, 'out', 'test', `${name}.json`);

function stagesOf(quick: boolean): Stage[] {
  const quickly = [
    check('format', 'oxfmt', ['--check'], CHECK_LIMIT_MS),
    check('lint', 'oxlint', [], CHECK_LIMIT_MS),
    script('types', 'types.ts'),
    script('layers', 'layers.ts'),
    check('dead code', 'knip', ['--no-progress'], CHECK_LIMIT_MS),
    script('specification', 'spec-check.ts'),
    tests('tests', [], report('tests'), UNIT_LIMIT_MS),
    script('bundle', 'bundle.ts'),
  ];
  if (quick) return quickly;
  const thoroughly = [
    ...quickly,
    check('simulation', process.execPath, SIMULATION, SIMULATION_LIMIT_MS),
    check('branches', 'vitest', BRANCHES, SIMULATION_LIMIT_MS),
  ];
  if (!existsSync(join(ROOT, END_TO_END))) return thoroughly;
  return [...thoroughly, tests('end to end', ['--config', END_TO_END], report('end-to-end'), END_TO_END_LIMIT_MS)];
}

function isQuick(): boolean {
  try {
    return parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values.quick;
  } catch (error) {
    throw new Failure(
      `${error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error)}. Usage: npm test, or npm run test:quick`,
      EXIT_USAGE,
    );
  }
}

await runScript(async () => {
  process.chdir(ROOT);
  const quick = isQuick();
  const run = () => runStages(stagesOf(quick));
  const { passed, failed } = await (quick ? run() : withDisplay(run));
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
});
