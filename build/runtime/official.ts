import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { say, step } from '../setup/progress.mjs';
import { runCommand } from '../setup/run-command.mjs';
import { versionIn } from './override.ts';
import { executableName } from './runtime.ts';
import type { Look, Surroundings } from './runtime.ts';

/** A host that is open answers a HEAD in well under this; a firewall that drops packets must not hold up a start. */
const HOST_ANSWERS_WITHIN_MS = 4_000;
/** A host that did not answer is not asked again before this, so that the next start loses no time on it. */
const FAILURE_REMEMBERED_MS = 24 * 60 * 60_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

const packageFolder = ({ root }: Surroundings) => join(root, 'node_modules', 'electron');

/** The runtime that the package `electron` downloads for itself. */
export function lookForOfficial(here: Surroundings): Look {
  const dist = join(packageFolder(here), 'dist');
  const path = join(dist, executableName(here.platform));
  const installed = versionIn(dist);
  const wanted = wantedVersion(here);
  if (!existsSync(path)) return { absent: absence(here) };
  if (installed !== wanted)
    return { absent: `node_modules/electron/dist holds Electron ${installed}, and ${wanted} is wanted` };
  return { runtime: { origin: 'official', path, electron: installed } };
}

function wantedVersion(here: Surroundings): string {
  const manifest = JSON.parse(readFileSync(join(packageFolder(here), 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

function absence(here: Surroundings): string {
  const failure = rememberedFailure(here);
  if (failure === undefined) return 'the official Electron has not been downloaded';
  return `${failure.host} gave no Electron at ${failure.at}; it is asked again a day later, or when ${memory(here)} is deleted`;
}

/** Downloads the official runtime if its host is open from here; otherwise remembers that it is not. */
export async function fetchOfficial(here: Surroundings): Promise<void> {
  const base =
    here.env['ELECTRON_MIRROR'] ??
    here.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  const host = new URL(base).host;
  if (rememberedFailure(here)?.host === host) return;
  const version = wantedVersion(here);
  const installed = (await answers(`${base}v${version}/SHASUMS256.txt`)) && (await download(here, version));
  if (installed) return rmSync(memory(here), { force: true });
  say(`the official Electron ${version} cannot be had from ${host}; looking elsewhere`);
  remember(here, host);
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(HOST_ANSWERS_WITHIN_MS) });
    return response.ok;
  } catch {
    return false;
  }
}

async function download(here: Surroundings, version: string): Promise<boolean> {
  return step(`fetching the official Electron ${version}`, async () => {
    const installer = join(packageFolder(here), 'install.js');
    const outcome = await runCommand(process.execPath, [installer], { timeoutMs: DOWNLOAD_LIMIT_MS, cwd: here.root });
    if (!outcome.ok) say(`Electron's installer failed: ${outcome.output.trim().split('\n')[0] ?? ''}`);
    return outcome.ok;
  });
}

interface RememberedFailure {
  host: string;
  at: string;
}

const memory = ({ cache }: Surroundings) => join(cache, 'official-electron-unreachable.json');

function rememberedFailure(here: Surroundings): RememberedFailure | undefined {
  try {
    const failure = JSON.parse(readFileSync(memory(here), 'utf8')) as RememberedFailure;
    const age = here.now() - Date.parse(failure.at);
    return age >= 0 && age < FAILURE_REMEMBERED_MS ? failure : undefined;
  } catch {
    // No memory, or one that cannot be read: the host is simply asked.
    return undefined;
  }
}

function remember(here: Surroundings, host: string): void {
  mkdirSync(dirname(memory(here)), { recursive: true });
  writeFileSync(memory(here), `${JSON.stringify({ host, at: new Date(here.now()).toISOString() })}\n`);
}
