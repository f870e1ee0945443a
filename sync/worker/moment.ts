import { checkedAt } from '../freshness/age.ts';
import { assessStock } from '../freshness/assess.ts';
import type { StockView } from '../freshness/stock-view.ts';
import type { Since } from '../kernel/steady-time.ts';
import type { StoredReading } from '../replica/stock-column.ts';
import type { SeenDemand } from './demand-book.ts';

/** What a stock figure is judged by at the time of an answer. */
export interface Moment {
  /** By the wall clock, which prices go by. */
  readonly now: number;
  /** What ages are measured by. */
  readonly since: Since;
  /** When a complete pull of stock last ended. */
  readonly confirmedAt: number | null;
  /** What this kiosk has ordered there, with when it was seen that the store has it (FR7). */
  ordered(variant: string, location: string): readonly SeenDemand[];
}

const none: readonly SeenDemand[] = [];
const keyOf = (variant: string, location: string) => JSON.stringify([variant, location]);

export function momentOf(
  { now, since }: Pick<Moment, 'now' | 'since'>,
  confirmedAt: number | null,
  demand: readonly SeenDemand[],
): Moment {
  const byShelf = Map.groupBy(demand, ({ variant, location }) => keyOf(variant, location));
  const ordered: Moment['ordered'] = (variant, location) =>
    byShelf.size === 0 ? none : (byShelf.get(keyOf(variant, location)) ?? none);
  return { now, since, confirmedAt, ordered };
}

/** Columns round to the nearest second: an answer must be later by more than that to be surely later. */
const surelyLaterMs = 1_000;

/** FR16: an order counts until the store has it and has then been asked for this figure once more. */
function pendingOf(ordered: readonly SeenDemand[], checked: number): number {
  const open = ordered.filter(({ placedSeenAt }) => placedSeenAt === null || checked < placedSeenAt + surelyLaterMs);
  return open.reduce((sum, { quantity }) => sum + quantity, 0);
}

export function stockView(
  { since, confirmedAt, ordered }: Moment,
  variant: string,
  location: string,
  reading: StoredReading | null,
): StockView {
  const { observedAt = 0 } = reading ?? {};
  const pendingOwn = pendingOf(ordered(variant, location), checkedAt({ observedAt, confirmedAt }));
  return assessStock({ reading, confirmedAt, since, pendingOwn, outlook: null });
}
