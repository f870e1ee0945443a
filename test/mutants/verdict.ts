import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, plant } from './mutant.ts';
import { runTests, type TestRun } from './run-tests.ts';

export type Verdict =
  | { readonly kind: 'caught'; readonly by: string }
  | { readonly kind: 'survived' }
  | { readonly kind: 'out-of-date'; readonly times: number }
  /** Code that does not load is no bug that anybody would ship: it proves nothing. */
  | { readonly kind: 'broken'; readonly why: string };

/** Plants the bug, asks the tests, and leaves the folder as it was. */
export async function tryMutant(folder: string, mutant: Mutant, limitMs: number): Promise<Verdict> {
  const file = join(folder, mutant.file);
  const code = readFileSync(file, 'utf8');
  const planted = plant(mutant, code);
  if (!planted.ok) return { kind: 'out-of-date', times: planted.problem };
  writeFileSync(file, planted.value);
  try {
    return verdictOn(await runTests(folder, mutant.tests, limitMs));
  } finally {
    writeFileSync(file, code);
  }
}

function verdictOn(run: TestRun): Verdict {
  switch (run.kind) {
    case 'passed':
      return { kind: 'survived' };
    case 'failed':
      return { kind: 'caught', by: run.test };
    case 'late':
      return { kind: 'caught', by: `never ending: given up after ${run.afterMs / 1_000} s` };
    case 'did-not-run':
      return { kind: 'broken', why: run.why };
  }
}

/** One line for a person. */
export function verdictLine({ name, file }: Mutant, verdict: Verdict): string {
  switch (verdict.kind) {
    case 'caught':
      return `caught       ${name}: ${verdict.by}`;
    case 'survived':
      return `SURVIVED     ${name}: none of its tests sees it`;
    case 'out-of-date':
      return `out of date  ${name}: what it replaces stands ${verdict.times} times in ${file}`;
    case 'broken':
      return `BROKEN       ${name}: ${verdict.why}`;
  }
}
