import { assessStock } from '../freshness/assess.ts';
import type { StockView } from '../freshness/stock-view.ts';
import type { OwnDemand } from '../handover/own-demand.ts';
import type { StoredReading } from '../replica/stock-column.ts';

/** What a stock figure is judged by at the time of an answer. */
export interface Moment {
  readonly now: number;
  /** When a complete pull of stock last ended. */
  readonly confirmedAt: number | null;
  /** Pieces this kiosk has ordered there that the record may not show yet (FR7). */
  pending(variant: string, location: string): number;
}

/** An order that the store took before it was last asked for all its stock is in its figures already. */
export function momentOf(now: number, confirmedAt: number | null, demand: readonly OwnDemand[]): Moment {
  const open = demand.filter(({ placedAt }) => placedAt === null || confirmedAt === null || placedAt >= confirmedAt);
  const pending = new Map<string, number>();
  for (const { variant, location, quantity } of open) {
    const key = JSON.stringify([variant, location]);
    pending.set(key, (pending.get(key) ?? 0) + quantity);
  }
  return {
    now,
    confirmedAt,
    pending: (variant, location) => (pending.size === 0 ? 0 : (pending.get(JSON.stringify([variant, location])) ?? 0)),
  };
}

export const stockView = (
  { now, confirmedAt, pending }: Moment,
  variant: string,
  location: string,
  reading: StoredReading | null,
): StockView => assessStock({ reading, confirmedAt, now, pendingOwn: pending(variant, location), outlook: null });
