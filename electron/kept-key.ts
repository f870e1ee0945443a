import { contentOf } from '../sync/office/twin-file.ts';
import type { KeptBy } from '../sync/office/vault.ts';

/** The first byte of the stored key says how it is kept, so that a kiosk which gains a keychain later still reads its old key. */
export const plain = 0;
export const sealed = 1;
export const keyBytes = 32;

/** Chromium's mark for "locked with the fixed password that every Chromium has"; a keychain's is `v11`. Only Linux has the two. */
const fixedPasswordMark = 'v10';

/** What the key that is there is really kept by: a keychain that came later has not locked it. */
export function keptBy(stored: Uint8Array, platform: NodeJS.Platform): KeptBy {
  if (stored[0] !== sealed) return 'file';
  return platform === 'linux' && markOf(stored) === fixedPasswordMark ? 'fixed-password' : 'keychain';
}

const markOf = (stored: Uint8Array) => String.fromCharCode(...stored.subarray(1, 4));

/** What stands in a key's file; null where it is damaged. The first ones had no sum: those are known by their form. */
export const storedIn = (file: Uint8Array): Uint8Array | null =>
  contentOf(file, (bytes) =>
    bytes[0] === sealed ? markOf(bytes).startsWith('v1') : bytes[0] === plain && bytes.length === keyBytes + 1,
  );
