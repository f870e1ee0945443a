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
import { join } from 'node:path';
import { safeStorage } from 'electron';
import type { KeptBy } from '../sync/office/vault.ts';
import { keptBy, plain, sealed } from './kept-key.ts';

const keyBytes = 32;

export interface DeviceKey {
  readonly key: Buffer;
  readonly keptBy: KeptBy;
}

/**
 * The key that opens this kiosk's sealed orders. Kept by the operating system's keychain where there is one. A kiosk session on Linux has
 * none: Chromium then falls back to a fixed password, which protects against nobody, so it is said (OB44).
 */
export function deviceKey(dataFolder: string): DeviceKey {
  const path = join(dataFolder, 'device-key.bin');
  if (!existsSync(path)) makeKey(dataFolder, path);
  const stored = readFileSync(path);
  return { key: openKey(stored), keptBy: keptBy(stored, process.platform) };
}

function makeKey(dataFolder: string, path: string): void {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(`${path}.new`, seal(randomBytes(keyBytes)), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  flushFolder(dataFolder);
}

/** An order must not be on the disk before the key that opens it is: the name counts only when its folder is flushed. */
function flushFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** Throws when the keychain does not open it or it is not whole: going on with another key would make sealed orders unreadable. */
function openKey(stored: Buffer): Buffer {
  const key = open(stored);
  if (key.length !== keyBytes) throw new Error('The device key is damaged');
  return key;
}

function seal(key: Buffer): Buffer {
  if (!safeStorage.isEncryptionAvailable()) return Buffer.concat([Buffer.of(plain), key]);
  return Buffer.concat([Buffer.of(sealed), safeStorage.encryptString(key.toString('base64'))]);
}

function open(stored: Buffer): Buffer {
  const content = stored.subarray(1);
  return stored[0] === sealed ? Buffer.from(safeStorage.decryptString(content), 'base64') : Buffer.from(content);
}
