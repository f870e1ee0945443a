import type { OrderIntent } from '../../sync/contract/order-intent.ts';
import type { SealedIntent, WindowKey } from '../../sync/contract/window-seal.ts';
import { keyNameOf, type WindowSeal } from '../../sync/handover/window-seal.ts';
import { madeAt } from '../../sync/kernel/uuid.ts';
import type { World } from '../../sync/outbox/simulation/world.ts';

/** The keys that the window locks its copies with: made and destroyed by the office, and without one nobody opens what it has locked. */
export interface WindowSealing {
  /** The key of today. What is old goes, unless it is held. */
  key(holds: readonly string[]): WindowKey;
  open(intent: SealedIntent | OrderIntent): OrderIntent | 'lost';
  /** As the real ones, when the journal begins or has a hole (OB58). */
  journalMayHaveForgotten(now: number): void;
  mayBeForgotten(intent: SealedIntent | OrderIntent, now: number): boolean;
  /** The other half of it, for a window that has just begun. */
  sealOf(): WindowSeal;
}

/** A day of a real key is a minute here, so that keys change in the middle of things. */
const newAfterMs = 60_000;
const oldAfterMs = 120_000;
/** As the real ones. */
const setBackMs = 3_600_000;

export function createWindowSealing(world: World): WindowSealing {
  const keys: { readonly name: string; readonly madeAt: number }[] = [];
  /** What is locked, by its text: real ciphers are tested elsewhere, and take their time. */
  const locked = new Map<string, OrderIntent>();
  const doubted = new Set<string>();
  let doubtedUpTo = 0;
  let made = 0;

  function key(holds: readonly string[]): WindowKey {
    const stays = keys.filter((one) => world.now() - one.madeAt < oldAfterMs || holds.includes(one.name));
    keys.splice(0, keys.length, ...stays);
    let newest = keys.at(-1);
    if (newest === undefined || world.now() - newest.madeAt >= newAfterMs || doubted.has(newest.name)) {
      newest = { name: String(++made).padStart(13, '0'), madeAt: world.now() };
      keys.push(newest);
    }
    return { name: newest.name, publicKey: 'AAAA' };
  }

  function sealOf(): WindowSeal {
    let inUse: string | null = null;
    return {
      async use({ name }) {
        inUse = name;
      },
      inUse: () => inUse,
      async seal(intent) {
        if (inUse === null) return null;
        const sealed = `p256-a256gcm:${inUse}:AAAA:${locked.size}`;
        locked.set(sealed, intent);
        return { id: intent.id, sealed };
      },
    };
  }

  return {
    key,
    open(intent) {
      if (!('sealed' in intent)) return intent;
      const isThere = keys.some(({ name }) => name === keyNameOf(intent));
      return (isThere ? locked.get(intent.sealed) : undefined) ?? 'lost';
    },
    sealOf,
    journalMayHaveForgotten(now) {
      if (keys.length === 0) return;
      for (const { name } of keys) doubted.add(name);
      doubtedUpTo = Math.max(doubtedUpTo, now + setBackMs);
    },
    mayBeForgotten(intent, now) {
      const begun = madeAt(intent.id);
      if (begun < doubtedUpTo || (doubtedUpTo > 0 && begun > now)) return true;
      return 'sealed' in intent && doubted.has(keyNameOf(intent));
    },
  };
}
