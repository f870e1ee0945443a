import { Failure } from '../setup/failure.mjs';
import { lookForDevelopment } from './development.ts';
import { lookForOfficial } from './official.ts';
import { lookForOverride } from './override.ts';
import { surroundings, type Look, type Runtime, type Surroundings } from './runtime.ts';

interface Purpose {
  /** A release must be the Electron that its publisher signed and ships updates for. */
  release: boolean;
}

/** Finds an Electron that is on this machine already, in the order in which they are preferred. */
export function findRuntime(here: Surroundings = surroundings(), purpose: Purpose = { release: false }): Runtime {
  const looks = lookEverywhere(here, purpose);
  const found = looks.find((look) => 'runtime' in look);
  if (found !== undefined) return found.runtime;
  const reasons = looks.flatMap((look) => ('absent' in look ? [look.absent] : []));
  throw new Failure(
    `No Electron was found: ${reasons.join('; ')}. ` +
      'Run "node build/setup.mjs", or unpack an Electron and name its folder in ELECTRON_OVERRIDE_DIST_PATH.',
  );
}

/** What each place has to say, the preferred one first. */
export function lookEverywhere(here: Surroundings, { release }: Purpose): Look[] {
  const development: Look = { absent: 'a release is never built from the development runtime' };
  return [lookForOverride(here), lookForOfficial(here), release ? development : lookForDevelopment(here)];
}
