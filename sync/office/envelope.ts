import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { RandomBytes } from '../kernel/uuid.ts';
import type { SealPort } from '../outbox/ports.ts';
import { decrypt, encrypt } from './cipher.ts';
import { codeOf, diskProblem, makeFolder, writeDurably } from './durable-files.ts';
import { lockForRecovery } from './recovery-key.ts';
import type { Vault } from './vault.ts';

interface Parts {
  /** One small file per intent. Destroying it is the wipe that an append-only journal allows. */
  readonly folder: string;
  readonly vault: Vault;
  readonly recovery: KeyObject | null;
  readonly randomBytes: RandomBytes;
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

/** How it is sealed and where its key is, first in the text, so that another way can be told from this one some day. */
const form = 'a256gcm:';
const dataKeyBytes = 32;
const purposeOf = (id: string) => `endcap intent ${id}`;

/** Each intent under a key of its own: the key is on the disk, locked, before the journal hears of the intent. */
export async function openEnvelopes({ folder, vault, recovery, randomBytes }: Parts): Promise<SealPort> {
  await makeFolder(folder);
  const pathOf = (id: string) => join(folder, `${id}.json`);

  async function makeKey(id: string): Promise<Uint8Array> {
    const key = randomBytes(dataKeyBytes);
    const file: KeyFile = { version: 1, device: Buffer.from(await vault.wrap(key)).toString('base64') };
    if (recovery !== null) file.recovery = lockForRecovery(recovery, key, randomBytes);
    await writeDurably(pathOf(id), Buffer.from(JSON.stringify(file)));
    return key;
  }

  async function readKey(id: string): Promise<Result<Uint8Array, 'locked' | 'lost'>> {
    const file = await readFile(pathOf(id), 'utf8');
    const parsed = parseKeyFile(file);
    return parsed === null ? fail('lost') : vault.unwrap(Buffer.from(parsed.device, 'base64'));
  }

  return {
    async seal(id, text) {
      try {
        // The same key again for the same intent: the first attempt's record may be in the journal although its flush failed.
        const known = await readKey(id).catch(whenAbsent);
        if (known?.ok === false && known.problem === 'locked') return fail({ kind: 'locked' });
        const key = known?.ok ? known.value : await makeKey(id);
        const sealed = encrypt(key, Buffer.from(text), purposeOf(id), randomBytes);
        return succeed(form + Buffer.from(sealed).toString('base64'));
      } catch (problem) {
        return fail(diskProblem(problem));
      }
    },

    async open(id, sealed) {
      if (!sealed.startsWith(form)) return fail('lost');
      try {
        const key = await readKey(id);
        if (!key.ok) return key;
        const text = decrypt(key.value, Buffer.from(sealed.slice(form.length), 'base64'), purposeOf(id));
        return text === null ? fail('lost') : succeed(Buffer.from(text).toString('utf8'));
      } catch (problem) {
        return fail(codeOf(problem) === 'ENOENT' ? 'lost' : 'locked');
      }
    },
  };
}

function whenAbsent(problem: unknown): null {
  if (codeOf(problem) === 'ENOENT') return null;
  throw problem;
}

function parseKeyFile(text: string): KeyFile | null {
  try {
    const parsed = v.safeParse(keyFileSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
