// Checks the types of every world: each has a tsconfig of its own, which decides what exists in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './setup/run-command.mjs';

const ROOT = join(import.meta.dirname, '..');
const LIMIT_MS = 180_000;
/** The compiler uses threads itself; more at a time would only take memory. */
const AT_A_TIME = 2;

function worlds(): string[] {
  const { references } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')) as {
    references: { path: string }[];
  };
  return references.map(({ path }) => path);
}

async function check(world: string): Promise<boolean> {
  const { ok, output, timedOut } = await runCommand('tsc', ['-p', world], { cwd: ROOT, timeoutMs: LIMIT_MS });
  if (!ok) process.stdout.write(`${world}${timedOut ? ' took too long' : ''}\n${output}\n`);
  return ok;
}

async function checkAll(waiting: string[]): Promise<boolean> {
  let allWell = true;
  const worker = async () => {
    for (let world = waiting.shift(); world !== undefined; world = waiting.shift()) {
      if (!(await check(world))) allWell = false;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  return allWell;
}

process.exitCode = (await checkAll(worlds())) ? 0 : 1;
