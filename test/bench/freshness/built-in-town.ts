import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTown, type Town } from './town-file.ts';

const run = promisify(execFile);
const program = join(import.meta.dirname, 'town/main.ts');
const writtenWithinMs = 2 * 60_000;

/** Has the town's own program write it, and reads it as anyone's file. */
export async function builtInTown(name: string, seed: number): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'endcap-town-'));
  try {
    const path = join(folder, `${name}.ndjson`);
    await run(process.execPath, [program, name, String(seed), path], { timeout: writtenWithinMs });
    return readTown(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
