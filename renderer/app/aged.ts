import type { StockView } from '../../sync/freshness/stock-view.ts';
import type { VariantView } from '../../sync/worker/catalog-api.ts';

/** Views are read again twice a minute: after that long whoever lets the band fall with age has not answered twice. */
const viewHoldsMs = 90_000;

/**
 * A view some time after it was read (FR31). Its age grows here, its band is for the catalog to judge; a view that could not be read again
 * promises nothing any more.
 */
export function aged(stock: StockView, readAt: number, now: number): StockView {
  const elapsedMs = Math.max(0, now - readAt);
  const ageMs = stock.ageMs === null ? null : stock.ageMs + elapsedMs;
  if (elapsedMs <= viewHoldsMs) return { ...stock, ageMs };
  return { band: 'unknown', quantity: null, ageMs, probability: null, offers: ['ask-associate', 'ship'] };
}

export const agedVariant = (variant: VariantView, readAt: number, now: number): VariantView => ({
  ...variant,
  here: aged(variant.here, readAt, now),
  elsewhere: variant.elsewhere.map(({ location, stock }) => ({ location, stock: aged(stock, readAt, now) })),
});
