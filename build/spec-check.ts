// Fails when a rule of sync/SPEC.md is cited by no test, or a test cites a rule that is not there.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { citedRules, compareRules, definedRules } from './checks/spec.ts';

const ROOT = join(import.meta.dirname, '..');
const TESTS = ['{sync,renderer,electron}/**/*.test.{ts,tsx}', 'test/**/*.{ts,tsx}'];

const defined = definedRules(readFileSync(join(ROOT, 'sync/SPEC.md'), 'utf8'));
const families = new Set(defined.map((id) => id.slice(0, 2)));
const cited = globSync(TESTS, { cwd: ROOT, exclude: ['**/node_modules/**'] }).flatMap((path) =>
  citedRules(path, readFileSync(join(ROOT, path), 'utf8'), families),
);
const { uncited, unknown } = compareRules(defined, cited);
for (const id of uncited) process.stdout.write(`${id} of sync/SPEC.md is cited by no test\n`);
for (const id of unknown) process.stdout.write(`${id} is cited by a test and is not in sync/SPEC.md\n`);
process.exitCode = uncited.length + unknown.length === 0 ? 0 : 1;
