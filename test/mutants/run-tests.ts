import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endGroup } from '../../build/processes/end-group.ts';
import { watchOver } from '../../build/processes/watch-over.ts';

export type TestRun =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly test: string }
  /** A bug that never ends is seen by whoever waits for it. */
  | { readonly kind: 'late'; readonly afterMs: number }
  /** Not one test was asked: the code does not even load. */
  | { readonly kind: 'did-not-run'; readonly why: string };

/** What is read of vitest's JSON report. */
interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs tests in a project folder up to the first that fails, in a process group of its own, none of which is left afterwards. */
export async function runTests(folder: string, tests: readonly string[], limitMs: number): Promise<TestRun> {
  const report = join(folder, 'mutants-report.json');
  rmSync(report, { force: true });
  const vitest = join(folder, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--bail=1', '--maxWorkers=1', '--reporter=json', `--outputFile=${report}`, ...tests];
  const end = await ran(folder, args, limitMs);
  if (end === 'late') return { kind: 'late', afterMs: limitMs };
  if (!existsSync(report)) return { kind: 'did-not-run', why: 'the test runner left no report' };
  return read(JSON.parse(readFileSync(report, 'utf8')) as Report, end === 'well');
}

function ran(cwd: string, args: readonly string[], limitMs: number): Promise<'well' | 'badly' | 'late'> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd, stdio: 'ignore', detached: true });
    const callOff = child.pid === undefined ? () => {} : watchOver(child.pid);
    const finish = (end: 'well' | 'badly' | 'late') => {
      clearTimeout(limit);
      callOff();
      endGroup(child.pid);
      resolve(end);
    };
    const limit = setTimeout(() => finish('late'), limitMs);
    child.once('error', () => finish('badly'));
    child.once('exit', (code) => finish(code === 0 ? 'well' : 'badly'));
  });
}

function read({ testResults }: Report, endedWell: boolean): TestRun {
  const asked = testResults.flatMap(({ assertionResults }) => assertionResults);
  const failed = asked.find(({ status }) => status === 'failed');
  if (failed !== undefined) return { kind: 'failed', test: failed.fullName };
  const unloaded = testResults.find(({ message }) => message !== '');
  if (unloaded !== undefined)
    return { kind: 'did-not-run', why: `${unloaded.name}: ${unloaded.message.split('\n')[0]}` };
  if (asked.length === 0) return { kind: 'did-not-run', why: 'no test was found' };
  // An error outside every test, as of a promise that nobody awaited.
  return endedWell ? { kind: 'passed' } : { kind: 'failed', test: 'an error outside the tests' };
}
