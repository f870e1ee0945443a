import type { KeyObject } from 'node:crypto';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail, type Result } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { codeOf, flushFolder, makeFolder, writeDurably } from './durable-files.ts';
import { lockForRecovery } from './recovery-key.ts';
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
  /** Answers when it is gone for good, also after a power cut. One that is not there is gone. */
  destroy(name: string): Promise<void>;
}

const base64 = v.pipe(v.string(), v.base64());
const keyFileSchema = v.object({
  version: v.literal(1),
  /** The data key, locked by this device's vault. */
  device: base64,
  /** The same, locked for the retailer, where the settings name a recovery key. */
  recovery: v.optional(
    v.variant('how', [
      v.object({ how: v.literal('rsa-oaep-sha256'), key: base64 }),
      v.object({ how: v.literal('x25519-hkdf-aes-256-gcm'), ephemeral: base64, key: base64 }),
    ]),
  ),
});
type KeyFile = v.InferOutput<typeof keyFileSchema>;

const ending = '.json';
const dataKeyBytes = 32;
/** As good as never the same twice. */
const nameBytes = 16;

export async function openKeyFiles({ folder, vault, recovery, randomBytes }: KeyFileParts): Promise<KeyFiles> {
  await makeFolder(folder);
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
    async destroy(name) {
      await unlink(pathOf(name)).catch(unlessGone);
      // Also where another had taken the name away before: that one may not have come as far as flushing it.
      await flushFolder(folder);
    },
  };
}

function parseKeyFile(text: string): KeyFile | null {
  try {
    const parsed = v.safeParse(keyFileSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function unlessGone(problem: unknown): void {
  if (codeOf(problem) !== 'ENOENT') throw problem;
}
