import * as v from 'valibot';
import { stockAnswerSchema } from '../contract/feed.ts';
import type { Stock } from '../contract/stock.ts';

/** Why nothing newer than the replica's figure is known. */
export type FellBack = 'away' | 'slow' | 'busy' | 'unsupported' | 'unreadable';

type StockAsked =
  | { readonly kind: 'stock'; readonly rows: readonly Stock[]; readonly serverTime: number }
  | { readonly kind: 'none'; readonly why: FellBack };

/** Asks the store now for a variant's stock at all places. */
export type AskStock = (variant: string) => Promise<StockAsked>;

/** Somebody looks at the goods: what comes later than this comes too late. */
const withinMs = 800;

const whyOf: Readonly<Record<number, FellBack>> = { 429: 'busy', 501: 'unsupported', 503: 'away', 504: 'slow' };
const none = (why: FellBack): StockAsked => ({ kind: 'none', why });

/** By way of the back office, over HTTP on this origin. While the store is away it asks nobody. */
export const officeStock =
  (send: typeof fetch): AskStock =>
  async (variant) => {
    const giveUp = AbortSignal.timeout(withinMs);
    try {
      const path = `/api/stock?variant=${encodeURIComponent(variant)}`;
      const answer = await send(path, { headers: { 'x-deadline-ms': String(withinMs) }, signal: giveUp });
      if (!answer.ok) return none(whyOf[answer.status] ?? 'unreadable');
      const said = v.safeParse(stockAnswerSchema, await answer.json());
      return said.success
        ? { kind: 'stock', rows: said.output.stock, serverTime: said.output.serverTime }
        : none('unreadable');
    } catch {
      return none(giveUp.aborted ? 'slow' : 'away');
    }
  };
