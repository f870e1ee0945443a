import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../setup/failure.mjs';
import { executableName } from './runtime.ts';
import type { Look, Surroundings } from './runtime.ts';

/** The variable that Electron's own package honours. Whoever sets it means it: a wrong one is not passed over. */
const VARIABLE = 'ELECTRON_OVERRIDE_DIST_PATH';

export function lookForOverride({ env, platform }: Surroundings): Look {
  const folder = env[VARIABLE];
  if (folder === undefined || folder === '') return { absent: `${VARIABLE} is not set` };
  const path = join(folder, executableName(platform));
  if (!existsSync(path)) {
    throw new Failure(`${VARIABLE} names ${folder}, and there is no ${path}. Correct the variable or unset it.`);
  }
  return { runtime: { origin: 'override', path, electron: versionIn(folder) } };
}

/** Every unpacked Electron has its version in a file beside the executable. */
export function versionIn(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : 'unknown';
}
