import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import type { DiskProblem, SealPort } from '../outbox/ports.ts';
import { decrypt, encrypt } from './cipher.ts';
import { diskProblem } from './durable-files.ts';
import { type CheckedKeys, type DataKey, type KeyFileParts, type KeyFiles, openKeyFiles } from './key-files.ts';
import type { KeyLedger } from './key-ledger.ts';
import { openKeyPool } from './key-pool.ts';

interface EnvelopeParts extends KeyFileParts {
  readonly clock: Clock;
  readonly ledger: KeyLedger;
}

export interface Envelopes extends SealPort {
  /**
   * Destroys every key that any record of this order in the journal was sealed with, also of those that do not count (OB41). Answers when
   * they are gone for good.
   */
  wipe(id: string): Promise<Result<null, DiskProblem>>;
  /** Keeps what no record names for a disk that is full. Only when the journal has been read whole, and before anything is sealed (OB42). */
  keepReserve(): Promise<Result<{ readonly found: number }, DiskProblem>>;
  /** The keys themselves, to be looked at now and then (OB50). */
  readonly keys: CheckedKeys;
  close(): Promise<void>;
}

/**
 * How a text is sealed and which key opens it, first in it:
 *
 *     a256gcm-key:NAME:…   the key in the file NAME, made before anybody ordered
 *     a256gcm:…            the key in the file named for the intent, as it was until there were spare keys
 */
const withKeyName = /^a256gcm-key:([0-9a-f]{32}):(.*)$/s;
const underItsId = 'a256gcm:';
const purposeOf = (id: string) => `endcap intent ${id}`;

type Opened = Result<string, 'locked' | 'lost'>;

interface Sealed {
  readonly keyName: string;
  readonly bytes: Uint8Array;
}

/** Each intent under a key of its own: the key is on the disk, locked, before the journal hears of the intent. */
export async function openEnvelopes(parts: EnvelopeParts): Promise<Envelopes> {
  const { clock, ledger } = parts;
  const files = await openKeyFiles(parts);
  const pool = openKeyPool(files, clock);

  /** The same key again for the same intent: the first attempt's record may be in the journal although its flush failed. */
  async function keyFor(id: string): Promise<Result<DataKey, 'locked'>> {
    // One named for its order is of the old form, which nothing is sealed in any more.
    const name = ledger.keysOf(id).findLast((one) => one !== id);
    const known = name === undefined ? null : await files.read(name);
    if (name !== undefined && known?.ok) return succeed({ name, key: known.value });
    if (known?.ok === false && known.problem === 'locked') return fail('locked');
    const taken = await pool.take();
    // Before the journal can name it: whatever becomes of the record, the wipe knows of the key.
    ledger.note(id, taken.name);
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

    open: (id, text) => openSealed(files.read, id, text),

    wipe: (id) =>
      onDisk(async () => {
        await files.destroy(...ledger.keysOf(id));
        ledger.forget(id);
        return null;
      }),

    keepReserve: () =>
      onDisk(async () => {
        const spares = (await files.names()).filter((name) => !ledger.isNamed(name));
        await pool.keepReserve(spares);
        return { found: spares.length };
      }),

    keys: files,
    close: () => pool.close(),
  };
}

async function onDisk<Value>(act: () => Promise<Value>): Promise<Result<Value, DiskProblem>> {
  try {
    return succeed(await act());
  } catch (problem) {
    return fail(diskProblem(problem));
  }
}

/** Also for who comes by the keys in another way than this device does. */
export async function openSealed(read: KeyFiles['read'], id: string, text: string): Promise<Opened> {
  const sealed = partsOf(id, text);
  return sealed === null ? fail('lost') : openWith(read, id, sealed);
}

async function openWith(read: KeyFiles['read'], id: string, sealed: Sealed): Promise<Opened> {
  try {
    const key = await read(sealed.keyName);
    if (!key.ok) return key;
    const text = decrypt(key.value, sealed.bytes, purposeOf(id));
    return text === null ? fail('lost') : succeed(Buffer.from(text).toString('utf8'));
  } catch {
    return fail('locked');
  }
}

function partsOf(id: string, text: string): Sealed | null {
  const [, keyName, rest] = withKeyName.exec(text) ?? [];
  if (keyName !== undefined && rest !== undefined) return { keyName, bytes: Buffer.from(rest, 'base64') };
  if (!text.startsWith(underItsId)) return null;
  return { keyName: id, bytes: Buffer.from(text.slice(underItsId.length), 'base64') };
}
