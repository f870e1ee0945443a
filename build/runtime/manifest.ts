import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Written last into a runtime folder: what must be there, and how long each file is. A folder without it is not finished. */
const FILE = 'endcap-runtime.json';

interface Manifest {
  source: string;
  sizes: Record<string, number>;
}

export function writeManifest(folder: string, source: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const sizes = Object.fromEntries(paths.map((path) => [relative(folder, path), statSync(path).size]));
  const manifest: Manifest = { source, sizes };
  writeFileSync(join(folder, FILE), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** What is wrong with the folder, or undefined when every file of its manifest is there at its full length. */
export function damage(folder: string, source: string): string | undefined {
  const manifest = readManifest(folder);
  if (manifest === undefined) return 'it has not been fetched yet';
  if (manifest.source !== source) return `it was made from ${manifest.source}, and ${source} is wanted`;
  const wrong = Object.entries(manifest.sizes).find(([name, size]) => sizeOf(join(folder, name)) !== size);
  return wrong === undefined ? undefined : `its file ${wrong[0]} is missing or damaged`;
}

/** A manifest that cannot be read is as good as none: the folder is made again. */
function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Manifest;
  } catch {
    return undefined;
  }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size;
