import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { importsOf } from './imports-of.ts';
import type { Import } from './imports-of.ts';
import { LAYERS } from './rules.ts';
import type { Layer } from './rules.ts';

const isSource = (path: string) => /\.(ts|tsx|mts|mjs|js)$/.test(path) && !/(^|\/)(node_modules|out)\//.test(path);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const isWithin = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** Every place where a module knows more than its layer may, as a sentence. */
export function checkLayers(root: string): string[] {
  return ['sync', 'renderer', 'electron', 'build', 'test']
    .flatMap((folder) => sourcesIn(root, folder))
    .flatMap((path) =>
      importsOf(path, readFileSync(join(root, path), 'utf8')).flatMap((one) => complaint(path, one) ?? []),
    );
}

function sourcesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter(isSource)
    .toSorted();
}

/** A test beside the code it tests belongs to the proof, and may import anything. */
const layerOf = (path: string): Layer | undefined =>
  isTest(path) ? layerNamed('test') : LAYERS.filter(({ folder }) => isWithin(path, folder)).toSorted(longestFirst)[0];
const layerNamed = (folder: string) => LAYERS.find((layer) => layer.folder === folder);
const longestFirst = (one: Layer, other: Layer) => other.folder.length - one.folder.length;

function complaint(path: string, one: Import): string | undefined {
  const layer = layerOf(path);
  if (layer === undefined) return undefined;
  return one.specifier.startsWith('.') ? aboutFolder(path, layer, one) : aboutPackage(path, layer, one);
}

function aboutPackage(path: string, { folder, knowsNot }: Layer, { specifier }: Import): string | undefined {
  return knowsNot?.test(specifier) ? `${path} imports ${specifier}, which ${folder}/ must not know` : undefined;
}

function aboutFolder(path: string, layer: Layer, { specifier, typeOnly }: Import): string | undefined {
  const target = posix.join(dirname(path), specifier.replace(/\?.*$/, ''));
  const there = layerOf(target);
  if (there === undefined) return undefined;
  if (there === layer)
    return crossesIslands(layer, path, target) ? `${path} imports ${target}, which stands for itself` : undefined;
  if (layer.mayImport.some((folder) => isWithin(target, folder))) return undefined;
  if (!layer.mayImportTypesOf?.includes(there.folder))
    return `${path} imports ${target}, and ${layer.folder}/ may not import ${there.folder}/`;
  return typeOnly
    ? undefined
    : `${path} imports ${target}, and ${layer.folder}/ may import only types of ${there.folder}/`;
}

function crossesIslands({ folder, islands }: Layer, path: string, target: string): boolean {
  const island = (file: string) =>
    file.slice(folder.length + 1).includes('/') ? file.slice(folder.length + 1).split('/')[0] : undefined;
  const [here, there] = [island(path), island(target)];
  return islands === true && here !== undefined && there !== undefined && here !== there;
}
