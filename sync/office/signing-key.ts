import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { lockingBytes } from './cipher.ts';
import { makeFolder, writeDurably } from './durable-files.ts';
import { contentOf, copiesIn, mendTwin, readTwin, type Twin, twinIn, withSum, writeTwin } from './twin-file.ts';
import type { Vault } from './vault.ts';

/** PKCS 8 of an Ed25519 key, and as the first ones were kept: locked, with no sum. */
const keyBytes = 48;
const lockedBytes = keyBytes + lockingBytes;

const lockedKeyIn = (bytes: Uint8Array): Uint8Array | null => contentOf(bytes, ({ length }) => length === lockedBytes);
const isWhole = (bytes: Uint8Array): boolean => lockedKeyIn(bytes) !== null;
const twinOf = (dataDir: string): Twin => twinIn(dataDir, 'signing.key');

/** True: one of its two files was damaged, and is whole again (OB50). Nothing where there is no key yet. */
export const mendSigningKey = (dataDir: string): Promise<boolean> => mendTwin(twinOf(dataDir), isWhole);

/** The key that this kiosk signs files of orders with: made when it is first needed, locked by the vault. */
export async function openSigningKey(dataDir: string, vault: Vault): Promise<Result<Uint8Array, 'locked'>> {
  const twin = twinOf(dataDir);
  const kept = await readTwin(twin, isWhole);
  const locked = kept.found === 'content' ? lockedKeyIn(kept.bytes) : null;
  const known = locked === null ? null : await vault.unwrap(locked);
  if (known?.ok) return known;
  if (known?.problem === 'locked') return fail('locked');
  // None yet, or one that no vault opens any more: whoever keeps a list of kiosks has to be told of the new one.
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
  await makeFolder(copiesIn(dataDir));
  await writeTwin(twin, withSum(await vault.wrap(key)));
  await writeDurably(join(dataDir, 'signing.pem'), Buffer.from(publicHalf(key)));
  return succeed(key);
}

/** What other kiosks' settings name in `transfer.trusted`. */
const publicHalf = (key: Buffer): string =>
  createPublicKey(createPrivateKey({ key, type: 'pkcs8', format: 'der' }))
    .export({ type: 'spki', format: 'pem' })
    .toString();

/** Null where one of them is no Ed25519 key in PEM form. */
export function readTrustedKeys(keys: readonly string[]): readonly KeyObject[] | null {
  try {
    const read = keys.map((pem) => createPublicKey(pem));
    return read.every((key) => key.asymmetricKeyType === 'ed25519') ? read : null;
  } catch {
    return null;
  }
}
