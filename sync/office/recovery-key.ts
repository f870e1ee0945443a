import {
  constants,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
} from 'node:crypto';
import * as v from 'valibot';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { decrypt, encrypt } from './cipher.ts';

const base64 = v.pipe(v.string(), v.base64());

/** A data key, locked so that only the retailer's recovery key opens it. Base64, because it lives in a JSON file. */
export const forRecoverySchema = v.variant('how', [
  v.object({ how: v.literal('rsa-oaep-sha256'), key: base64 }),
  v.object({ how: v.literal('x25519-hkdf-aes-256-gcm'), ephemeral: base64, key: base64 }),
]);
export type ForRecovery = v.InferOutput<typeof forRecoverySchema>;

const leastRsaBits = 2_048;
const purpose = 'endcap recovery key';

export function readRecoveryKey(pem: string): Result<KeyObject, string> {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'x25519') return succeed(key);
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    if (key.asymmetricKeyType === 'rsa' && bits >= leastRsaBits) return succeed(key);
  } catch {
    // Falls through to the sentence: what OpenSSL says of a bad PEM helps nobody.
  }
  return fail(`an X25519 key, or an RSA key of at least ${leastRsaBits} bits, in PEM form`);
}

export function lockForRecovery(recovery: KeyObject, dataKey: Uint8Array, randomBytes: RandomBytes): ForRecovery {
  if (recovery.asymmetricKeyType === 'rsa') {
    return { how: 'rsa-oaep-sha256', key: publicEncrypt(oaep(recovery), dataKey).toString('base64') };
  }
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const ephemeral = publicKey.export({ type: 'spki', format: 'der' });
  const shared = sharedKey(privateKey, recovery, ephemeral);
  const key = Buffer.from(encrypt(shared, dataKey, purpose, randomBytes)).toString('base64');
  return { how: 'x25519-hkdf-aes-256-gcm', ephemeral: ephemeral.toString('base64'), key };
}

/** The retailer's side of it. Null when the key is not the one it was locked for. */
export function openWithRecoveryKey(privateKeyPem: string, locked: ForRecovery): Uint8Array | null {
  const key = createPrivateKey(privateKeyPem);
  const sealed = Buffer.from(locked.key, 'base64');
  try {
    if (locked.how === 'rsa-oaep-sha256') return privateDecrypt(oaep(key), sealed);
    const ephemeral = Buffer.from(locked.ephemeral, 'base64');
    const sender = createPublicKey({ key: ephemeral, type: 'spki', format: 'der' });
    return decrypt(sharedKey(key, sender, ephemeral), sealed, purpose);
  } catch {
    return null;
  }
}

const oaep = (key: KeyObject) => ({ key, oaepHash: 'sha256', padding: constants.RSA_PKCS1_OAEP_PADDING });

/** The ephemeral key is the salt, so that no two envelopes share a key even if a secret were to repeat. */
function sharedKey(privateKey: KeyObject, publicKey: KeyObject, salt: Uint8Array): Uint8Array {
  const secret = diffieHellman({ privateKey, publicKey });
  return new Uint8Array(hkdfSync('sha256', secret, salt, purpose, 32));
}
