import type { KeptCart } from '../../sync/handover/cart.ts';
import type { PlaceAnswer } from '../../sync/worker/orders-api.ts';
import type { DemoStore } from '../harness/demo-store.ts';

interface Logged {
  readonly id: string;
  readonly ticket: string;
  acknowledged: Exclude<PlaceAnswer['saved'], 'nowhere'> | null;
}

/** What a shopper was told of each order, kept by the test alone: the judge of what the kiosk then does. */
export interface OrderLog {
  begun(cart: KeptCart): void;
  told(id: string, answer: PlaceAnswer | null): void;
  readonly orders: number;
  acknowledged(): readonly string[];
  /** Asks the store for every order, by the code that the shopper has. */
  judge(store: DemoStore): Promise<Judgement>;
}

export interface Judgement {
  /** Acknowledged, and not in the store's ledger. */
  readonly lost: readonly string[];
  /** In the ledger more than once, acknowledged or not. */
  readonly duplicated: readonly string[];
}

export function orderLog(): OrderLog {
  const logged = new Map<string, Logged>();
  return {
    begun({ id, ticket }) {
      // A cart that a kill left where it was is the same order the next time.
      if (!logged.has(id)) logged.set(id, { id, ticket, acknowledged: null });
    },
    told(id, answer) {
      const order = logged.get(id);
      if (order !== undefined && answer !== null && answer.saved !== 'nowhere') order.acknowledged = answer.saved;
    },
    get orders() {
      return logged.size;
    },
    acknowledged: () => [...logged.values()].filter((order) => order.acknowledged !== null).map(({ id }) => id),
    async judge(store) {
      const lost: string[] = [];
      const duplicated: string[] = [];
      for (const { id, ticket, acknowledged } of logged.values()) {
        const times = (await store.ledgerOf(ticket)).filter(({ intent }) => intent === id).length;
        if (times === 0 && acknowledged !== null) lost.push(id);
        if (times > 1) duplicated.push(id);
      }
      return { lost, duplicated };
    },
  };
}
