import type { WindowKey } from '../contract/window-seal.ts';
import type { WindowSeal } from '../handover/window-seal.ts';

const ivBytes = 12;
/** Part of how the key comes about: the back office derives the same one. */
const purpose = new TextEncoder().encode('endcap window order');

interface Lock {
  readonly name: string;
  readonly ours: string;
  readonly key: CryptoKey;
}

/**
 * One key for as long as the window uses one of the office's: agreed on ahead, so that an order costs one encryption. It is in this memory
 * only, and its half that opens is thrown away at once.
 */
export function webCryptoSeal(subtle: SubtleCrypto = crypto.subtle): WindowSeal {
  let lock: Lock | null = null;
  return {
    async use(key) {
      lock = await agree(subtle, key);
    },
    inUse: () => lock?.name ?? null,
    async seal(intent) {
      if (lock === null) return null;
      const { name, ours, key } = lock;
      const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
      const how = { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(`endcap intent ${intent.id}`) };
      const text = await subtle.encrypt(how, key, new TextEncoder().encode(JSON.stringify(intent)));
      return { id: intent.id, sealed: `p256-a256gcm:${name}:${ours}:${base64(iv, new Uint8Array(text))}` };
    },
  };
}

async function agree(subtle: SubtleCrypto, { name, publicKey }: WindowKey): Promise<Lock> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await subtle.importKey('raw', bytesOf(publicKey), curve, false, []);
  const pair = await subtle.generateKey(curve, false, ['deriveBits']);
  const ours = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, pair.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: ours, info: purpose };
  const key = await subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  return { name, ours: base64(ours), key };
}

const bytesOf = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

function base64(...parts: readonly Uint8Array[]): string {
  let text = '';
  for (const part of parts) for (const byte of part) text += String.fromCharCode(byte);
  return btoa(text);
}
