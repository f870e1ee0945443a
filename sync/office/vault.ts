import { link, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { OfficeStatus } from '../contract/office-status.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { decrypt, encrypt } from './cipher.ts';
import { codeOf, flushFolder, makeFolder, writeDurably } from './durable-files.ts';
import { contentOf, mendTwin, readTwin, twinIn, withSum } from './twin-file.ts';

/**
 * What keeps the device's key. `fixed-password`: what Chromium falls back to where there is no keychain, the same on every machine, which
 * protects against nobody who has the disk. `file`: for this user's eyes only, and as much for theirs who have the disk.
 */
export type KeptBy = NonNullable<OfficeStatus['keptBy']>;

/** Locks data keys with a key that only this device has. A shell passes the operating system's; a plain Node host has a file. */
export interface Vault {
  readonly keptBy: KeptBy;
  /** One of the two files that the device's key is in was damaged, and is whole again (OB50). */
  readonly mended: boolean;
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** `locked`: not now (no session, no keyring). `lost`: not by this device, ever. */
  unwrap(wrapped: Uint8Array): Promise<Result<Uint8Array, 'locked' | 'lost'>>;
}

const keyBytes = 32;
const purpose = 'endcap device key';

/** A vault around a key that is already here, such as one that the operating system's keychain gave back. */
export function keyVault(
  key: Uint8Array,
  randomBytes: RandomBytes,
  { keptBy = 'file', mended = false }: Partial<Pick<Vault, 'keptBy' | 'mended'>> = {},
): Vault {
  return {
    ...{ keptBy, mended },
    wrap: async (plain) => encrypt(key, plain, purpose, randomBytes),
    async unwrap(wrapped) {
      const plain = decrypt(key, wrapped, purpose);
      return plain === null ? fail('lost') : succeed(plain);
    },
  };
}

/** `vault.key` in the data folder, for this user's eyes only: it protects a copied journal, not a stolen disk. */
export async function openFileVault(dataDir: string, randomBytes: RandomBytes): Promise<Result<Vault, string>> {
  const twin = twinIn(dataDir, 'vault.key');
  try {
    await makeFolder(dirname(twin.second));
    if ((await readTwin(twin, isWhole)).found === 'nothing') await makeKey(twin.first, randomBytes);
    const mended = await mendTwin(twin, isWhole);
    const read = await readTwin(twin, isWhole);
    const key = read.found === 'content' ? keyIn(read.bytes) : null;
    if (key !== null) return succeed(keyVault(key, randomBytes, { mended }));
    return fail(
      `The key file ${twin.first} is damaged, and so is its copy ${twin.second}: orders sealed with it cannot be opened. Put one of them back.`,
    );
  } catch (problem) {
    return fail(`The key file ${twin.first} cannot be read or made (${codeOf(problem) ?? 'unknown problem'}).`);
  }
}

/** The first ones had no sum, and no second copy: the bare key. */
function keyIn(bytes: Uint8Array): Uint8Array | null {
  const key = contentOf(bytes, ({ length }) => length === keyBytes);
  return key?.length === keyBytes ? key : null;
}

const isWhole = (bytes: Uint8Array): boolean => keyIn(bytes) !== null;

/** Of two that start at once one makes the key, and both use that one: a link, unlike a rename, never replaces what is there. */
async function makeKey(path: string, randomBytes: RandomBytes): Promise<void> {
  const beside = `${path}.${Buffer.from(randomBytes(8)).toString('hex')}`;
  await writeDurably(beside, withSum(randomBytes(keyBytes)));
  await link(beside, path).catch((problem: unknown) => {
    if (codeOf(problem) !== 'EEXIST') throw problem;
  });
  await unlink(beside);
  await flushFolder(dirname(path));
}
