import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pick, type Random } from '../../sync/kernel/random.ts';

/** Something that happens to what a kiosk that is not running has on its disk. */
export interface Damage {
  readonly name: string;
  inflict(): void | Promise<void>;
}

type Harm = (path: string, random: Random) => void;

const garbledBytes = 4_096;

const harms: Readonly<Record<string, Harm>> = {
  truncated: (path, random) => truncateSync(path, Math.floor(statSync(path).size * random.next())),
  emptied: (path) => truncateSync(path, 0),
  garbled(path, random) {
    const bytes = readFileSync(path);
    const from = random.below(Math.max(1, bytes.length - garbledBytes));
    for (let at = from; at < Math.min(bytes.length, from + garbledBytes); at++) bytes[at] = random.below(256);
    writeFileSync(path, bytes);
  },
};

/** The files that orders and catalog are in: every other damage is one of these. */
const databases = /leveldb/;

/**
 * Each file of the profile, each harm, in a random order and once. What is there changes with every start, and most names hold a number:
 * two that differ in nothing else are one file.
 */
export function fileDamages(profile: string, random: Random): { next(): Damage | null } {
  const done = new Set<string>();

  function undone(): Damage[] {
    return Object.entries(harms).flatMap(([harm, inflict]) =>
      filesIn(profile).flatMap((path) => {
        const name = `${relative(profile, path).replaceAll(/[0-9a-f]*\d[0-9a-f]*/g, '#')} ${harm}`;
        return done.has(name) ? [] : [{ name, inflict: () => inflict(path, random) }];
      }),
    );
  }

  return {
    next() {
      const all = undone();
      const ours = all.filter(({ name }) => databases.test(name));
      if (all.length === 0) return null;
      const damage = pick(random, ours.length > 0 && random.below(2) === 0 ? ours : all);
      done.add(damage.name);
      return damage;
    },
  };
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size > 0);

/** What a browser does to an origin that it holds for broken, in whole. */
export const wholeOriginDeleted = (profile: string): Damage => ({
  name: 'the whole origin deleted',
  inflict() {
    for (const folder of ['IndexedDB', 'WebStorage', 'Service Worker', 'Local Storage', 'Session Storage'])
      rmSync(join(profile, folder), { recursive: true, force: true });
  },
});
