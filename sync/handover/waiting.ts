import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { LostIntent, SealedIntent } from '../contract/window-seal.ts';
import { viewOfIntent } from './view-of-intent.ts';
import type { KeptIntent } from './window-tables.ts';

/** An order that the back office has not said to have yet, or has lost. */
export interface Waiting {
  readonly intent: SealedIntent | LostIntent | OrderIntent;
  readonly view: OrderView;
}

export const isWaiting = ({ refused, journal }: KeptIntent): boolean => !refused && journal !== 'has';

export const waitingOf = ({ intent, view, journal }: KeptIntent): Waiting => ({
  // Only what is sealed stays here after it was handed over.
  intent: journal === 'lost' ? { ...(intent as SealedIntent), mayHaveArrived: true } : intent,
  view: view ?? viewOfIntent(intent as OrderIntent, 0),
});
