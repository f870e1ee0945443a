import type { KeyObject } from 'node:crypto';
import { open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { crc32 } from '../kernel/checksum.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import { canonicalJson } from '../outbox/canonical-json.ts';
import { codeOf, flushFolder, makeFolder } from './durable-files.ts';
import { forRecoverySchema, lockForRecovery, openWithRecoveryKey } from './recovery-key.ts';
import { copiesIn, mendTwin, readTwin, type Twin, writeTwin } from './twin-file.ts';
import type { Vault } from './vault.ts';

export interface KeyFolders {
  /** One small file per data key. Destroying it is the wipe that an append-only journal allows. */
  readonly folder: string;
  /** A second one of each: one damaged file loses no order (OB50). A key is destroyed when both are. */
  readonly copies: string;
}

export const keyFoldersIn = (dataDir: string, name: string): KeyFolders => ({
  folder: join(dataDir, name),
  copies: join(copiesIn(dataDir), name),
});

export interface KeyFileParts extends KeyFolders {
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
  /** From whichever of its two files is whole. Throws where the disk does not let them be read. */
  read(name: string): Promise<Result<Uint8Array, 'locked' | 'lost'>>;
  /** Looks at both of its files, and mends one from the other. */
  check(name: string): Promise<'whole' | 'mended' | 'lost'>;
  /** Answers when they are gone for good, also after a power cut. One that is not there is gone. */
  destroy(...names: readonly string[]): Promise<void>;
}

export type CheckedKeys = Pick<KeyFiles, 'names' | 'check'>;

const base64 = v.pipe(v.string(), v.base64());
const keyFileSchema = v.object({
  version: v.literal(1),
  /** The data key, locked by this device's vault. */
  device: base64,
  /** The same, locked for the retailer, where the settings name a recovery key. */
  recovery: v.optional(forRecoverySchema),
  /** Over all of it. Absent in the first ones. */
  sum: v.optional(v.string()),
});
type KeyFile = v.InferOutput<typeof keyFileSchema>;

const ending = '.json';
const dataKeyBytes = 32;
/** As good as never the same twice. */
const nameBytes = 16;

export async function openKeyFiles(parts: KeyFileParts): Promise<KeyFiles> {
  const { vault, recovery, randomBytes } = parts;
  const folders = [parts.folder, parts.copies];
  for (const folder of folders) {
    await makeFolder(folder);
    await dropHalfWritten(folder);
  }
  const making = new Set<string>();
  let turn: Promise<unknown> = Promise.resolve();

  /** What mends must not bring back what is being destroyed. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  }

  return {
    async make(name = Buffer.from(randomBytes(nameBytes)).toString('hex')) {
      const key = randomBytes(dataKeyBytes);
      const file: KeyFile = { version: 1, device: Buffer.from(await vault.wrap(key)).toString('base64') };
      if (recovery !== null) file.recovery = lockForRecovery(recovery, key, randomBytes);
      making.add(name);
      await writeTwin(twinOf(parts, name), Buffer.from(JSON.stringify({ ...file, sum: sumOf(file) }))).finally(() =>
        making.delete(name),
      );
      return { name, key };
    },
    async read(name) {
      const file = await readKeyFile(parts, name);
      return file === null ? fail('lost') : vault.unwrap(Buffer.from(file.device, 'base64'));
    },
    async check(name) {
      if (making.has(name)) return 'whole';
      const twin = twinOf(parts, name);
      const read = await readTwin(twin, isWhole);
      if (read.found === 'damage') return 'lost';
      if (read.found === 'nothing' || !read.amiss) return 'whole';
      return (await inTurn(() => mendTwin(twin, isWhole))) ? 'mended' : 'whole';
    },
    async names() {
      const files = (await Promise.all(folders.map((folder) => readdir(folder)))).flat();
      return [...new Set(files.flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : [])))];
    },
    destroy: (...names) =>
      inTurn(async () => {
        const twins = names.map((name) => twinOf(parts, name));
        for (const { first, second } of twins) for (const path of [first, second]) await erase(path).catch(unlessGone);
        // Also when none was there: whoever took them away before may not have come as far as flushing it.
        for (const folder of folders) await flushFolder(folder);
      }),
  };
}

const twinOf = ({ folder, copies }: KeyFolders, name: string): Twin => ({
  first: join(folder, `${name}${ending}`),
  second: join(copies, `${name}${ending}`),
});

async function readKeyFile(folders: KeyFolders, name: string): Promise<KeyFile | null> {
  const read = await readTwin(twinOf(folders, name), isWhole);
  return read.found === 'content' ? parseKeyFile(read.bytes) : null;
}

/** The retailer's way to the keys of a kiosk that cannot open them any more. */
export const keyForRecovery =
  (folders: KeyFolders, privateKeyPem: string): KeyFiles['read'] =>
  async (name) => {
    const lock = (await readKeyFile(folders, name))?.recovery;
    const key = lock === undefined ? null : openWithRecoveryKey(privateKeyPem, lock);
    return key === null ? fail('lost') : succeed(key);
  };

const isWhole = (bytes: Uint8Array): boolean => parseKeyFile(bytes) !== null;

/** Null: it is damaged. */
function parseKeyFile(bytes: Uint8Array): KeyFile | null {
  try {
    const parsed = v.safeParse(keyFileSchema, JSON.parse(Buffer.from(bytes).toString()));
    if (!parsed.success) return null;
    const { sum, ...file } = parsed.output;
    return sum === undefined || sum === sumOf(file) ? file : null;
  } catch {
    return null;
  }
}

const sumOf = (file: Omit<KeyFile, 'sum'>): string => crc32(Buffer.from(canonicalJson(file))).toString(16);

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
