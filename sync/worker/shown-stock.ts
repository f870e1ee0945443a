import type { StockView } from '../freshness/stock-view.ts';
import { type Meter, rangeOf } from '../kernel/meter.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ages = {
  '1-min': minute,
  '3-min': 3 * minute,
  '15-min': 15 * minute,
  '1-hour': hour,
  '4-hours': 4 * hour,
  '1-day': day,
  '7-days': 7 * day,
};

/** Somebody has opened this figure: how old it was, and what was said of it (FR18). */
export function countShown(meter: Meter, { band, ageMs }: Pick<StockView, 'band' | 'ageMs'>): void {
  meter.count('stock_shown', band);
  meter.count('stock_age', ageMs === null ? 'unknown' : rangeOf(ageMs, ages));
}
