import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { codeOf, writeDurably } from './durable-files.ts';
import type { Vault } from './vault.ts';

/** The key that this kiosk signs files of orders with: made when it is first needed, locked by the vault. PKCS 8, Ed25519. */
export async function openSigningKey(folder: string, vault: Vault): Promise<Result<Uint8Array, 'locked'>> {
  const path = join(folder, 'signing.key');
  const kept = await readKept(path);
  const known = kept === null ? null : await vault.unwrap(kept);
  if (known?.ok) return known;
  if (known?.problem === 'locked') return fail('locked');
  // None yet, or one that no vault opens any more: whoever keeps a list of kiosks has to be told of the new one.
  const key = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
  await writeDurably(path, await vault.wrap(key));
  await writeDurably(join(folder, 'signing.pem'), Buffer.from(publicHalf(key)));
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

async function readKept(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return null;
    throw problem;
  }
}
