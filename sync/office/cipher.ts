import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { RandomBytes } from '../kernel/uuid.ts';

const ivBytes = 12;
const tagBytes = 16;
/** A text is longer by so much when it is encrypted. */
export const lockingBytes = ivBytes + tagBytes;

/** AES-256-GCM as `iv | tag | text`. `purpose` is authenticated with it: a text moved to another place does not open there. */
export function encrypt(key: Uint8Array, plain: Uint8Array, purpose: string, randomBytes: RandomBytes): Uint8Array {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(purpose));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), text]);
}

/** Null when the key is another, the purpose is another, or a bit has changed. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, purpose: string): Uint8Array | null {
  if (sealed.length < ivBytes + tagBytes) return null;
  try {
    const iv = sealed.subarray(0, ivBytes);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(purpose));
    decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]);
  } catch {
    return null;
  }
}
