import { assessStock, type StockReading } from '../../../sync/freshness/assess.ts';
import type { Band } from '../../../sync/freshness/stock-view.ts';
import type { Answerer } from './replay.ts';
import type { Heard, Question } from './town-line.ts';

/** Said until a model says better. */
const trivial: Readonly<Record<Band, number>> = { 'just-checked': 0.95, likely: 0.9, ask: 0.6, unknown: 0.5, out: 0.1 };
const labels: ReadonlySet<Band> = new Set(['just-checked', 'likely']);

/** The product's own way from what the replica hears to what the badge says. */
export function askModel(): Answerer {
  const readings = new Map<string, StockReading>();
  const confirmed = new Map<string, number>();
  const hear = (line: Heard) => {
    if (line.kind === 'confirmed') confirmed.set(line.location ?? '', line.at);
    if (line.kind !== 'observation') return;
    const { available, at } = line;
    readings.set(`${line.variant}\n${line.location}`, {
      available,
      policy: 'deny',
      confidence: 'exact',
      observedAt: at,
    });
  };
  const answer = ({ variant, location, at }: Question) => {
    const reading = readings.get(`${variant}\n${location}`) ?? null;
    const confirmedAt = Math.max(confirmed.get(location) ?? 0, confirmed.get('') ?? 0);
    const { band, probability } = assessStock({ reading, confirmedAt, now: at, pendingOwn: 0 });
    return { probability: probability ?? trivial[band], labelled: labels.has(band) };
  };
  return { hear, answer };
}
