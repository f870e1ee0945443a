import type { SealedIntent, WindowKey } from '../../sync/contract/window-seal.ts';
import type { OrderIntent } from '../../sync/contract/order-intent.ts';
import type { WindowSeal } from '../../sync/handover/window-seal.ts';

/** Seals at once and in a way that a test can look into. With a key from the beginning, unless it is told otherwise. */
export function scriptedSeal(first: string | null = '0000000000001'): WindowSeal {
  let name = first;
  return {
    async use(key: WindowKey) {
      ({ name } = key);
    },
    inUse: () => name,
    async seal(intent) {
      if (name === null) return null;
      const text = Buffer.from(JSON.stringify(intent)).toString('base64');
      return { id: intent.id, sealed: `p256-a256gcm:${name}:AAAA:${text}` };
    },
  };
}

/** What the back office makes of it. */
export function unsealed(intent: OrderIntent | SealedIntent): OrderIntent {
  if (!('sealed' in intent)) return intent;
  const text = Buffer.from(intent.sealed.split(':')[3] ?? '', 'base64').toString();
  return JSON.parse(text) as OrderIntent;
}
