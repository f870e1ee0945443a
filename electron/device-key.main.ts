import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { safeStorage } from 'electron';
import { makeFolder } from '../sync/office/durable-files.ts';
import { mendTwin, readTwin, twinIn, withSum, writeTwin } from '../sync/office/twin-file.ts';
import type { KeptBy } from '../sync/office/vault.ts';
import { keptBy, keyBytes, plain, sealed, storedIn } from './kept-key.ts';

export interface DeviceKey {
  readonly key: Buffer;
  readonly keptBy: KeptBy;
  /** One of its two files was damaged, and is whole again. */
  readonly mended: boolean;
}

/**
 * The key that opens this kiosk's sealed orders, in two files (OB50). Kept by the operating system's keychain where there is one. A kiosk
 * session on Linux has none: Chromium then falls back to a fixed password, which protects against nobody, so it is said (OB44).
 */
export async function deviceKey(dataFolder: string): Promise<DeviceKey> {
  const twin = twinIn(dataFolder, 'device-key.bin');
  await makeFolder(dirname(twin.second));
  // An order must not be on the disk before the key that opens it is.
  if ((await readTwin(twin, isWhole)).found === 'nothing') await writeTwin(twin, withSum(seal(randomBytes(keyBytes))));
  const mended = await mendTwin(twin, isWhole);
  const read = await readTwin(twin, isWhole);
  const stored = read.found === 'content' ? storedIn(read.bytes) : null;
  if (stored === null) throw new Error('device-key.bin and its copy are damaged');
  return { key: openKey(stored), keptBy: keptBy(stored, process.platform), mended };
}

const isWhole = (file: Uint8Array): boolean => storedIn(file) !== null;

/** Throws when the keychain does not open it or it is not whole: going on with another key would make sealed orders unreadable. */
function openKey(stored: Uint8Array): Buffer {
  const key = open(stored);
  if (key.length !== keyBytes) throw new Error('The device key is damaged');
  return key;
}

function seal(key: Buffer): Buffer {
  if (!safeStorage.isEncryptionAvailable()) return Buffer.concat([Buffer.of(plain), key]);
  return Buffer.concat([Buffer.of(sealed), safeStorage.encryptString(key.toString('base64'))]);
}

function open(stored: Uint8Array): Buffer {
  const content = Buffer.from(stored.subarray(1));
  return stored[0] === sealed ? Buffer.from(safeStorage.decryptString(content), 'base64') : content;
}
