import type { KeyObject } from 'node:crypto';
import { open, readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { codeOf, flushFolder, makeFolder, writeDurably } from './durable-files.ts';
import { forRecoverySchema, lockForRecovery, openWithRecoveryKey } from './recovery-key.ts';
import type { Vault } from './vault.ts';

export interface KeyFileParts {
  /** One small file per data key. Destroying it is the wipe that an append-only journal allows. */
  readonly folder: string;
  readonly vault: Vault;
  readonly recovery: KeyObject | null;
  readonly randomBytes: RandomBytes;
}

export interface DataKey {
  /** Its file's, without the ending. */
  readonly name: string;
  readonly key: Uint8Array;
}

/** Data keys on the disk, each locked by this device's vault and, where there is one, by the retailer's recovery key. */
export interface KeyFiles {
  /** Answers when the key is on the disk. Without a name it gets one that no other file could have. */
  make(name?: string): Promise<DataKey>;
  /** Of every key that is there. */
  names(): Promise<readonly string[]>;
  /** Throws when there is no such file. */
  read(name: string): Promise<Result<Uint8Array, 'locked' | 'lost'>>;
  /** Answers when they are gone for good, also after a power cut. One that is not there is gone. */
  destroy(...names: readonly string[]): Promise<void>;
}

const base64 = v.pipe(v.string(), v.base64());
const keyFileSchema = v.object({
  version: v.literal(1),
  /** The data key, locked by this device's vault. */
  device: base64,
  /** The same, locked for the retailer, where the settings name a recovery key. */
  recovery: v.optional(forRecoverySchema),
});
type KeyFile = v.InferOutput<typeof keyFileSchema>;

const ending = '.json';
const dataKeyBytes = 32;
/** As good as never the same twice. */
const nameBytes = 16;

export async function openKeyFiles({ folder, vault, recovery, randomBytes }: KeyFileParts): Promise<KeyFiles> {
  await makeFolder(folder);
  await dropHalfWritten(folder);
  const pathOf = (name: string) => join(folder, `${name}${ending}`);
  return {
    async make(name = Buffer.from(randomBytes(nameBytes)).toString('hex')) {
      const key = randomBytes(dataKeyBytes);
      const file: KeyFile = { version: 1, device: Buffer.from(await vault.wrap(key)).toString('base64') };
      if (recovery !== null) file.recovery = lockForRecovery(recovery, key, randomBytes);
      await writeDurably(pathOf(name), Buffer.from(JSON.stringify(file)));
      return { name, key };
    },
    async read(name) {
      const parsed = parseKeyFile(await readFile(pathOf(name), 'utf8'));
      return parsed === null ? fail('lost') : vault.unwrap(Buffer.from(parsed.device, 'base64'));
    },
    async names() {
      return (await readdir(folder)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));
    },
    async destroy(...names) {
      for (const name of names) await erase(pathOf(name)).catch(unlessGone);
      // Also when none was there: whoever took them away before may not have come as far as flushing it.
      await flushFolder(folder);
    },
  };
}

/** The retailer's way to the keys of a kiosk that cannot open them any more. */
export const keyForRecovery =
  (folder: string, privateKeyPem: string): KeyFiles['read'] =>
  async (name) => {
    const lock = parseKeyFile(await readFile(join(folder, `${name}${ending}`), 'utf8'))?.recovery;
    const key = lock === undefined ? null : openWithRecoveryKey(privateKeyPem, lock);
    return key === null ? fail('lost') : succeed(key);
  };

function parseKeyFile(text: string): KeyFile | null {
  try {
    const parsed = v.safeParse(keyFileSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** A kill while a key was being written leaves a file that nobody has heard of. */
async function dropHalfWritten(folder: string): Promise<void> {
  const half = (await readdir(folder)).filter((file) => file.endsWith(`${ending}.new`));
  for (const file of half) await unlink(join(folder, file)).catch(unlessGone);
}

/**
 * Overwritten before it goes: on a plain disk and file system the bytes of a file that is only unlinked can be read for long. A disk that
 * writes elsewhere each time (flash, copy-on-write) keeps the old ones a while all the same; what stands there is locked by the vault.
 */
async function erase(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(new Uint8Array(size), 0, size, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
  await unlink(path);
}

function unlessGone(problem: unknown): void {
  if (codeOf(problem) !== 'ENOENT') throw problem;
}
