import type { KeptBy } from '../sync/office/vault.ts';

/** The first byte of the stored key says how it is kept, so that a kiosk which gains a keychain later still reads its old key. */
export const plain = 0;
export const sealed = 1;

/** Chromium's mark for "locked with the fixed password that every Chromium has"; a keychain's is `v11`. Only Linux has the two. */
const fixedPasswordMark = 'v10';

/** What the key that is there is really kept by: a keychain that came later has not locked it. */
export function keptBy(stored: Uint8Array, platform: NodeJS.Platform): KeptBy {
  if (stored[0] !== sealed) return 'file';
  const mark = String.fromCharCode(...stored.subarray(1, 4));
  return platform === 'linux' && mark === fixedPasswordMark ? 'fixed-password' : 'keychain';
}
