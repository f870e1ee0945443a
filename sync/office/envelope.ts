import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { SealPort } from '../outbox/ports.ts';
import { decrypt, encrypt } from './cipher.ts';
import { codeOf, diskProblem } from './durable-files.ts';
import { type KeyFileParts, type KeyFiles, openKeyFiles } from './key-files.ts';
import { openKeyPool } from './key-pool.ts';

export interface Envelopes extends SealPort {
  close(): Promise<void>;
}

/**
 * How a text is sealed and which key opens it, first in it:
 *
 *     a256gcm-key:NAME:…   the key in the file NAME, made before anybody ordered
 *     a256gcm:…            the key in the file named for the intent, as it was until there were spare keys
 *
 * Whoever wipes an order destroys the key that each of its records in the journal names, also of those that do not count.
 */
const withKeyName = /^a256gcm-key:([0-9a-f]{32}):(.*)$/s;
const underItsId = 'a256gcm:';
const purposeOf = (id: string) => `endcap intent ${id}`;

interface Sealed {
  readonly keyName: string;
  readonly bytes: Uint8Array;
}

/** An order that the disk refused is handed over again within seconds, and few are at once. */
const mostRemembered = 64;

/** Each intent under a key of its own: the key is on the disk, locked, before the journal hears of the intent. */
export async function openEnvelopes(parts: KeyFileParts & { readonly clock: Clock }): Promise<Envelopes> {
  const files = await openKeyFiles(parts);
  const pool = openKeyPool(files, parts.clock);
  const keyNames = new Map<string, string>();

  /** The same key again for the same intent: the first attempt's record may be in the journal although its flush failed. */
  async function keyFor(id: string): Promise<Result<{ name: string; key: Uint8Array }, 'locked'>> {
    const name = keyNames.get(id);
    const known = name === undefined ? null : await files.read(name).catch(whenAbsent);
    if (name !== undefined && known?.ok) return succeed({ name, key: known.value });
    if (known?.ok === false && known.problem === 'locked') return fail('locked');
    const taken = await pool.take();
    keyNames.set(id, taken.name);
    const [oldest] = keyNames.keys();
    if (keyNames.size > mostRemembered && oldest !== undefined) keyNames.delete(oldest);
    return succeed(taken);
  }

  return {
    async seal(id, text) {
      try {
        const key = await keyFor(id);
        if (!key.ok) return fail({ kind: 'locked' });
        const bytes = encrypt(key.value.key, Buffer.from(text), purposeOf(id), parts.randomBytes);
        return succeed(`a256gcm-key:${key.value.name}:${Buffer.from(bytes).toString('base64')}`);
      } catch (problem) {
        return fail(diskProblem(problem));
      }
    },

    async open(id, text) {
      const sealed = partsOf(id, text);
      return sealed === null ? fail('lost') : openWith(files, id, sealed);
    },

    close: () => pool.close(),
  };
}

async function openWith(files: KeyFiles, id: string, sealed: Sealed): Promise<Result<string, 'locked' | 'lost'>> {
  try {
    const key = await files.read(sealed.keyName);
    if (!key.ok) return key;
    const text = decrypt(key.value, sealed.bytes, purposeOf(id));
    return text === null ? fail('lost') : succeed(Buffer.from(text).toString('utf8'));
  } catch (problem) {
    return fail(codeOf(problem) === 'ENOENT' ? 'lost' : 'locked');
  }
}

function partsOf(id: string, text: string): Sealed | null {
  const [, keyName, rest] = withKeyName.exec(text) ?? [];
  if (keyName !== undefined && rest !== undefined) return { keyName, bytes: Buffer.from(rest, 'base64') };
  if (!text.startsWith(underItsId)) return null;
  return { keyName: id, bytes: Buffer.from(text.slice(underItsId.length), 'base64') };
}

function whenAbsent(problem: unknown): null {
  if (codeOf(problem) === 'ENOENT') return null;
  throw problem;
}
