import type { Band, StockView } from '../../../sync/freshness/stock-view.ts';
import type { StockReasons } from '../../../sync/worker/catalog-api.ts';
import type { Values } from '../isolated.ts';
import type { PlaceMessageId } from './en.ts';

type Say = (id: PlaceMessageId, values?: Values) => string;

interface Known {
  readonly store: string;
  readonly stock: StockView;
  /** Null: the place has no record of it. */
  readonly reasons: StockReasons | null;
  /** The figure's age in words; null where it is not known. */
  readonly age: string | null;
}

/** "How do we know?" in plain words: who was asked and when, what that is worth, and what of it is ours (FR35). */
export function howWeKnow(say: Say, { store, stock, reasons, age }: Known): readonly string[] {
  if (reasons === null) return [say('asked.never', { store })];
  return [
    age === null ? say('asked.ageless', { store }) : say('asked', { store, age }),
    say(reasons.policy === 'untracked' && stock.band !== 'unknown' ? 'means.untracked' : `means.${stock.band}`),
    ...(reasons.confidence === 'exact' ? [] : [say(`trust.${reasons.confidence}`)]),
    ...(reasons.pendingOwn > 0 ? [say('own', { count: reasons.pendingOwn })] : []),
    ...odds(say, stock),
  ];
}

const outOf = 20;
const hopeful: readonly Band[] = ['just-checked', 'likely', 'ask'];

/** People think in times, not in percent; and nobody promises twenty of twenty. */
function odds(say: Say, { band, probability }: StockView): readonly string[] {
  if (probability === null || !hopeful.includes(band)) return [];
  const count = Math.round(probability * outOf);
  return [count >= outOf ? say('odds.nearly') : say('odds', { count: Math.max(1, count) })];
}
