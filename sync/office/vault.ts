import { link, readFile, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OfficeStatus } from '../contract/office-status.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { decrypt, encrypt } from './cipher.ts';
import { codeOf, flushFolder, makeFolder, writeDurably } from './durable-files.ts';

/**
 * What keeps the device's key. `fixed-password`: what Chromium falls back to where there is no keychain, the same on every machine, which
 * protects against nobody who has the disk. `file`: for this user's eyes only, and as much for theirs who have the disk.
 */
export type KeptBy = NonNullable<OfficeStatus['keptBy']>;

/** Locks data keys with a key that only this device has. A shell passes the operating system's; a plain Node host has a file. */
export interface Vault {
  readonly keptBy: KeptBy;
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** `locked`: not now (no session, no keyring). `lost`: not by this device, ever. */
  unwrap(wrapped: Uint8Array): Promise<Result<Uint8Array, 'locked' | 'lost'>>;
}

const keyBytes = 32;
const purpose = 'endcap device key';

/** A vault around a key that is already here, such as one that the operating system's keychain gave back. */
export function keyVault(key: Uint8Array, randomBytes: RandomBytes, keptBy: KeptBy = 'file'): Vault {
  return {
    keptBy,
    wrap: async (plain) => encrypt(key, plain, purpose, randomBytes),
    async unwrap(wrapped) {
      const plain = decrypt(key, wrapped, purpose);
      return plain === null ? fail('lost') : succeed(plain);
    },
  };
}

/** `vault.key` in the data folder, for this user's eyes only: it protects a copied journal, not a stolen disk. */
export async function openFileVault(dataDir: string, randomBytes: RandomBytes): Promise<Result<Vault, string>> {
  const path = join(dataDir, 'vault.key');
  try {
    await makeFolder(dataDir);
    const key = (await readKey(path)) ?? (await makeKey(path, randomBytes));
    if (key.length === keyBytes) return succeed(keyVault(key, randomBytes));
    return fail(`The key file ${path} is damaged: orders sealed with it cannot be opened. Put its copy back.`);
  } catch (problem) {
    return fail(`The key file ${path} cannot be read or made (${codeOf(problem) ?? 'unknown problem'}).`);
  }
}

async function readKey(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return null;
    throw problem;
  }
}

/** Of two that start at once one makes the key, and both use that one: a link, unlike a rename, never replaces what is there. */
async function makeKey(path: string, randomBytes: RandomBytes): Promise<Uint8Array> {
  const beside = `${path}.${Buffer.from(randomBytes(8)).toString('hex')}`;
  await writeDurably(beside, randomBytes(keyBytes));
  await link(beside, path).catch((problem: unknown) => {
    if (codeOf(problem) !== 'EEXIST') throw problem;
  });
  await unlink(beside);
  await flushFolder(dirname(path));
  return readFile(path);
}
