import { performance } from 'node:perf_hooks';
import { runCommand } from '../setup/run-command.mjs';
import { runToEnd } from './run-to-end.ts';
import { emptyReport, tallyOf, type Tally } from './vitest-report.ts';

/** One line of the run: something that is checked, and what came of it. */
export interface Stage {
  name: string;
  run(): Promise<Tally>;
}

const PASSED: Tally = { passed: 1, failed: 0 };
const FAILED: Tally = { passed: 0, failed: 1 };

/** A command that is content or is not: it counts as one. What it wrote is shown when it is not. */
export function check(name: string, command: string, args: readonly string[], limitMs: number): Stage {
  return {
    name,
    async run() {
      const { ok, output, timedOut } = await runCommand(command, [...args], { timeoutMs: limitMs });
      if (ok) return PASSED;
      process.stdout.write(`${output.trim()}\n${timedOut ? `${name} took longer than ${limitMs / 1000} s\n` : ''}`);
      return FAILED;
    },
  };
}

/** A run of vitest: it counts as many as it has tests. A file that cannot be loaded is one failure, and so is a crash. */
export function tests(name: string, args: readonly string[], reportFile: string, limitMs: number): Stage {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  return {
    name,
    async run() {
      emptyReport(reportFile);
      const end = await runToEnd('vitest', ['run', ...args, ...reporters], limitMs);
      if (end.timedOut) process.stdout.write(`${name} took longer than ${limitMs / 1000} s\n`);
      return tallyOf(reportFile, end.ok);
    },
  };
}

/** Runs one stage after the other, also after a failure: whoever looks at the end wants to see all there is. */
export async function runStages(stages: readonly Stage[]): Promise<Tally> {
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const began = performance.now();
    const { passed, failed } = await stage.run();
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    process.stdout.write(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${stage.name} (${passed} passed, ${failed} failed, ${seconds} s)\n`,
    );
  }
  return total;
}
