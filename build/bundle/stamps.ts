import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Remembers from which inputs each part of the bundle was made. */
export interface Stamps {
  isFresh(part: string, hash: string | undefined): boolean;
  /** Only after the part is in its place: a build that was killed before is done again. */
  remember(part: string, hash: string): void;
}

export function stampsIn(folder: string): Stamps {
  const file = (part: string) => join(folder, `${part}.stamp`);
  return {
    isFresh: (part, hash) => existsSync(file(part)) && readFileSync(file(part), 'utf8') === hash,
    remember(part, hash) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file(part), hash);
    },
  };
}
