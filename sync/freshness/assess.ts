import type { Stock } from '../contract/stock.ts';
import type { Since } from '../kernel/steady-time.ts';
import { ageOf } from './age.ts';
import type { PromiseRow, RecordKind } from './bands.ts';
import { BACKORDER_OFFERS, BANDS, HOPE, OFFERS, PROMISES, STRONGEST_BAND } from './bands.ts';
import type { Outlook } from './stock-outlook.ts';
import type { Band, StockView } from './stock-view.ts';

/** What the replica holds of one variant at one place. */
export type StockReading = Pick<Stock, 'available' | 'policy' | 'confidence' | 'observedAt'>;

interface StockQuestion {
  /** Null: the platform has no record of this variant at this place. */
  readonly reading: StockReading | null;
  /** When a complete delta pull of stock last ended: what it did not mention had not changed. */
  readonly confirmedAt: number | null;
  readonly since: Since;
  /** Pieces this kiosk has ordered that the record may not show yet (FR7). */
  readonly pendingOwn: number;
  /** What the model expects; null where there is none, which leaves age and quantity to go by. */
  readonly outlook: Outlook | null;
  /** Pieces that are never promised (FR46). */
  readonly keptBack?: number;
  /** A retailer's own (FR45). */
  readonly table?: readonly PromiseRow[];
}

/** The one place that decides what may be said and offered of a stock figure. */
export function assessStock(question: StockQuestion): StockView {
  const { reading, confirmedAt, since, pendingOwn, outlook, keptBack = 0 } = question;
  const left = reading === null ? 0 : Math.max(0, reading.available - Math.max(0, pendingOwn));
  const ageMs = reading === null ? null : ageOf({ observedAt: reading.observedAt, confirmedAt }, since);
  const kind = kindOf(reading, left);
  const spare = Math.max(0, left - keptBack);
  const told = bandOf(kind, spare, ageMs, question);
  const band = atMost(kind === 'counted' && spare === 0 ? 'ask' : STRONGEST_BAND[reading?.confidence ?? 'exact'], told);
  return {
    band,
    quantity: band === 'just-checked' ? spare : null,
    ageMs,
    probability: ageMs === null ? null : (outlook?.probability ?? null),
    offers: (reading?.policy === 'backorder' ? BACKORDER_OFFERS : OFFERS)[band],
  };
}

/** The best a place can say over all variants of a product. Of several variants no quantity is named: it would be one size's. */
export function assessCard(views: readonly StockView[]): StockView {
  const [first, ...others] = views;
  if (first === undefined)
    return assessStock({ reading: null, confirmedAt: null, since: () => null, pendingOwn: 0, outlook: null });
  if (others.length === 0) return first;
  const best = others.reduce((sofar, view) => (saysMore(view, sofar) ? view : sofar), first);
  return { ...best, quantity: null };
}

/** Negative by the platform's own word, not by our subtraction: only the first shows that the record is wrong. */
function kindOf(reading: StockReading | null, left: number): RecordKind {
  if (reading === null) return 'missing';
  if (reading.policy === 'untracked') return 'untracked';
  if (reading.available < 0) return 'negative';
  return left > 0 ? 'counted' : 'none';
}

function bandOf(kind: RecordKind, spare: number, ageMs: number | null, question: StockQuestion): Band {
  const { outlook, table = PROMISES } = question;
  if (ageMs === null) return 'unknown';
  if (kind === 'counted' && outlook !== null)
    return table.find(({ chance, upToMs }) => outlook.share >= chance && ageMs <= upToMs)?.band ?? 'unknown';
  return BANDS[kind].find((row) => spare >= row.atLeast && ageMs <= row.upToMs)?.band ?? 'unknown';
}

const atMost = (strongest: Band, band: Band): Band => (HOPE[band] > HOPE[strongest] ? strongest : band);

function saysMore(view: StockView, best: StockView): boolean {
  if (view.band !== best.band) return HOPE[view.band] > HOPE[best.band];
  return (view.ageMs ?? Infinity) < (best.ageMs ?? Infinity);
}
