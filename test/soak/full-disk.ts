import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Owned } from '../harness/owned.ts';

const megabytes = 96;
const piece = new Uint8Array(65_536);

/** A small disk in memory that can be filled to the last byte; null where this user may not mount one. */
export interface SmallDisk {
  readonly folder: string;
  fill(): void;
  makeRoom(): void;
}

export function mountSmallDisk(own: Owned, folder: string): SmallDisk | null {
  mkdirSync(folder, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'endcap-soak', folder]);
  if (status !== 0) return null;
  own({ close: () => void spawnSync('umount', ['-l', folder]) });
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a');
      try {
        for (let size = piece.length; size >= 1; size = Math.floor(size / 2))
          try {
            for (;;) writeSync(file, piece, 0, size);
          } catch {
            // No room for so much; less may still go in.
          }
      } finally {
        closeSync(file);
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
  };
}
