import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { safeStorage } from 'electron';
import type { Logger } from '../sync/kernel/logger.ts';

const keyBytes = 32;

/**
 * The key that opens this kiosk's sealed orders. Kept by the operating system's keychain where there is one. A kiosk session on Linux has
 * none: Chromium then falls back to a fixed password, which protects against nobody, so it is said in the log.
 */
export function deviceKey(dataFolder: string, logger: Logger): Buffer {
  const path = join(dataFolder, 'device-key.bin');
  const weak = process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  if (weak || !safeStorage.isEncryptionAvailable()) logger.warn('vault.weak', { backend: 'basic_text' });
  if (existsSync(path)) return readKey(path);
  const key = randomBytes(keyBytes);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, seal(key), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  flushFolder(dataFolder);
  return key;
}

/** An order must not be on the disk before the key that opens it is: the name counts only when its folder is flushed. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Throws when the keychain does not open it or it is not whole: going on with another key would make sealed orders unreadable. */
function readKey(path: string): Buffer {
  const key = open(readFileSync(path));
  if (key.length !== keyBytes) throw new Error('The device key is damaged');
  return key;
}

/** The first byte says how it is kept, so that a kiosk which gains a keychain later still reads its old key. */
const plain = 0;
const sealed = 1;

function seal(key: Buffer): Buffer {
  if (!safeStorage.isEncryptionAvailable()) return Buffer.concat([Buffer.of(plain), key]);
  return Buffer.concat([Buffer.of(sealed), safeStorage.encryptString(key.toString('base64'))]);
}

function open(stored: Buffer): Buffer {
  const content = stored.subarray(1);
  return stored[0] === sealed ? Buffer.from(safeStorage.decryptString(content), 'base64') : Buffer.from(content);
}
