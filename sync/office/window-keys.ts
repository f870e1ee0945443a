import { createECDH, hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { WindowSealing } from '../gateway/office-parts.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { madeAt } from '../kernel/uuid.ts';
import { decrypt } from './cipher.ts';
import { openDoubts } from './doubts.ts';
import { type CheckedKeys, type KeyFileParts, openKeyFiles } from './key-files.ts';

const hourMs = 3_600_000;
/** Of a key's life: a copy that is sealed the moment before the next one comes has the other half of it left. */
const newAtHalf = 0.5;
/** A clock may have been set back by so much before the journal began: whatever was put together in the hour after is doubted too. */
const setBackMs = hourMs;
/** Windows ask every hour. So what an order was sealed with is gone when the order's own time has come (OB43). */
const aheadMs = 2 * hourMs;

const form = /^p256-a256gcm:(\d{13}):([\d+/=A-Za-z]+):([\d+/=A-Za-z]+)$/;
const purpose = 'endcap window order';
const ivBytes = 12;
const tagBytes = 16;

interface Parts extends KeyFileParts {
  readonly clock: Clock;
  /** How long what is personal is kept once an order is final. */
  readonly personalDays: number;
}

export interface WindowKeys extends WindowSealing {
  readonly keys: CheckedKeys;
  /** The journal begins, or has a hole: whatever windows have kept or begun so far may have been in it. They get another key (OB58). */
  journalMayHaveForgotten(): Promise<void>;
}

/**
 * The keys that windows seal their copies of orders with: files like the journal's, named by when they were made, whose key is a P-256
 * scalar. The window gets the public half only. One is destroyed when its time is over and no window says that it still needs it:
 * whatever IndexedDB has left on the disk is then for nobody to read.
 */
export async function openWindowKeys({ clock, personalDays, ...parts }: Parts): Promise<WindowKeys> {
  const files = await openKeyFiles(parts);
  const doubts = await openDoubts(join(parts.folder, 'from-before-the-journal'), async () => ({
    keys: [...(await files.names())],
    upTo: clock.now() + setBackMs,
  }));
  const lifeMs = personalDays * 24 * hourMs - aheadMs;
  let current: WindowKey | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** A time that has not come yet is one of a clock that was put right since: as old as can be. */
  function ageOf(name: string): number {
    const age = clock.now() - Number(name);
    return age < 0 ? Infinity : age;
  }

  const isYoung = (name: string) => ageOf(name) < lifeMs * newAtHalf && !doubts.ofKey(name);

  /** Never that of a key that is there: what is sealed with it would be lost. */
  function newName(taken: readonly string[]): string {
    for (let at = clock.now(); ; at--) {
      const name = String(at).padStart(13, '0');
      if (!taken.includes(name)) return name;
    }
  }

  async function newest(): Promise<WindowKey> {
    if (current !== null && isYoung(current.name)) return current;
    const names = await files.names();
    const young = names.filter(isYoung).toSorted().at(-1);
    const known = young === undefined ? null : await files.read(young);
    if (young !== undefined && known?.ok) return { name: young, publicKey: publicKeyOf(known.value) };
    const made = await files.make(newName(names));
    return { name: made.name, publicKey: publicKeyOf(made.key) };
  }

  async function destroyOld(holds: readonly string[]): Promise<void> {
    const old = (await files.names()).filter((name) => ageOf(name) >= lifeMs && !holds.includes(name));
    // One that stays for now is tried again in an hour; the window needs its key at once.
    if (old.length > 0) await files.destroy(...old).catch(() => undefined);
  }

  async function key(holds: readonly string[]): Promise<Result<WindowKey, 'disk-failed'>> {
    try {
      current = await newest();
      await destroyOld(holds);
      return succeed(current);
    } catch {
      return fail('disk-failed');
    }
  }

  return {
    keys: files,

    /** One after the other: two windows that start at once get one key. */
    key(holds) {
      const turn = queue.then(() => key(holds));
      queue = turn;
      return turn;
    },

    async journalMayHaveForgotten() {
      const names = await files.names();
      // On its first day no window has had a key of this office, and so no order.
      if (names.length > 0) await doubts.add(names, clock.now() + setBackMs);
    },

    mayBeForgotten: (intent) =>
      doubts.ofMoment(madeAt(intent.id), clock.now()) ||
      ('sealed' in intent && doubts.ofKey(partsOf(intent.sealed).name)),

    async open({ id, sealed }: SealedIntent) {
      const { name, theirs, bytes } = partsOf(sealed);
      try {
        const known = await files.read(name);
        if (!known.ok) return known;
        const text = openWith(known.value, Buffer.from(theirs, 'base64'), Buffer.from(bytes, 'base64'), id);
        return text === null ? fail('lost') : succeed(text);
      } catch {
        return fail('locked');
      }
    },
  };
}

function partsOf(sealed: string) {
  const [, name = '', theirs = '', bytes = ''] = form.exec(sealed) ?? [];
  return { name, theirs, bytes };
}

/** Throws for the one number in four thousand million that is no key of the curve: the window asks again, and the next one is. */
function publicKeyOf(key: Uint8Array): string {
  const ours = createECDH('prime256v1');
  ours.setPrivateKey(key);
  return ours.getPublicKey('base64');
}

function openWith(key: Uint8Array, theirs: Buffer, bytes: Buffer, id: string): string | null {
  const shared = sharedKey(key, theirs);
  if (shared === null) return null;
  const [iv, text, tag] = [bytes.subarray(0, ivBytes), bytes.subarray(ivBytes, -tagBytes), bytes.subarray(-tagBytes)];
  const opened = decrypt(shared, Buffer.concat([iv, tag, text]), `endcap intent ${id}`);
  return opened === null ? null : Buffer.from(opened).toString('utf8');
}

/** Null where what claims to be a public key is no point of the curve. */
function sharedKey(key: Uint8Array, theirs: Buffer): Uint8Array | null {
  try {
    const ours = createECDH('prime256v1');
    ours.setPrivateKey(key);
    return new Uint8Array(hkdfSync('sha256', ours.computeSecret(theirs), theirs, purpose, 32));
  } catch {
    return null;
  }
}
