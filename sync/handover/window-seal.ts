import type { OrderIntent } from '../contract/order-intent.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';

/**
 * Locks what the window keeps so that only the back office can open it. What IndexedDB deletes stays on the disk until its store happens
 * to be compacted, and nobody can hurry that: so nothing personal is ever written there in the clear (OB43).
 */
export interface WindowSeal {
  /** From now on with this key. */
  use(key: WindowKey): Promise<void>;
  /** The name of the key in use. */
  inUse(): string | null;
  /** Null while there is no key: then nothing may be written. */
  seal(intent: OrderIntent): Promise<SealedIntent | null>;
}

const scheme = 'p256-a256gcm:';

export const keyNameOf = ({ sealed }: SealedIntent): string =>
  sealed.slice(scheme.length, sealed.indexOf(':', scheme.length));
