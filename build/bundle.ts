import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inputHash } from './bundle/input-hash.ts';
import { buildShellFile, SHELL_FILES } from './bundle/shell-part.ts';
import { stampsIn } from './bundle/stamps.ts';
import { buildWindow } from './bundle/window-part.ts';
import { Failure } from './setup/failure.mjs';
import { step } from './setup/progress.mjs';
import { runScript } from './setup/run-script.mjs';
import { withWorkFolder } from './setup/work-folder.mjs';

const ROOT = join(import.meta.dirname, '..');
const RECIPE = ['package-lock.json', 'package.json', 'build/bundle', 'build/bundle.ts'];

interface Part {
  name: string;
  inputs: readonly string[];
  entries: readonly string[];
  /** What it puts into the app's folder. */
  outputs: readonly string[];
  build: (root: string, folder: string) => Promise<void>;
}

const PARTS: readonly Part[] = [
  {
    name: 'window',
    inputs: ['renderer', 'sync'],
    entries: ['renderer/index.html', 'renderer/service-worker.worker.ts'],
    outputs: ['renderer'],
    build: (root, folder) => buildWindow(root, join(folder, 'renderer')),
  },
  ...SHELL_FILES.map((file) => ({
    name: file.file,
    inputs: ['electron', 'sync'],
    entries: [file.entry],
    outputs: [`${file.file}.map`, file.file],
    build: (root: string, folder: string) => buildShellFile(root, folder, file),
  })),
];

/** Makes `out/app`, the folder that Electron and the browser host run. What is up to date is left alone. */
export async function bundle(root = ROOT): Promise<void> {
  const app = join(root, 'out', 'app');
  const stamps = stampsIn(join(root, 'out', 'stamps'));
  const hashes = new Map(PARTS.map((part) => [part, inputHash(root, [...part.inputs, ...RECIPE])]));
  const isStale = (part: Part) =>
    !stamps.isFresh(part.name, hashes.get(part)) || !part.outputs.every((name) => existsSync(join(app, name)));
  const stale = PARTS.filter(isStale);
  if (stale.length === 0) return;
  await step(`bundling ${stale.map((part) => part.name).join(', ')}`, async () => {
    for (const part of stale) {
      await replace(root, app, part);
      stamps.remember(part.name, hashes.get(part) ?? '');
    }
    writeManifest(root, app);
  });
}

/** Built in a folder beside: a build that fails leaves the last good one, and nobody reads a half-written one. */
async function replace(root: string, app: string, part: Part): Promise<void> {
  const missing = part.entries.find((entry) => !existsSync(join(root, entry)));
  if (missing !== undefined)
    throw new Failure(`${missing} is missing, and the ${part.name} is made from it. Restore it with git.`);
  mkdirSync(app, { recursive: true });
  await withWorkFolder(join(root, 'out'), 'bundling-', async (beside) => {
    await part.build(root, beside).catch((error: unknown) => {
      throw new Failure(stripVTControlCharacters(error instanceof Error ? error.message : String(error)));
    });
    for (const name of part.outputs) {
      rmSync(join(app, name), { recursive: true, force: true });
      renameSync(join(beside, name), join(app, name));
    }
  });
}

function writeManifest(root: string, app: string): void {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const manifest = { name, productName: 'Endcap', version, private: true, type: 'module', main: 'main.mjs' };
  writeFileSync(join(app, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

if (import.meta.main) {
  await runScript(async () => {
    await bundle();
    return 0;
  });
}
