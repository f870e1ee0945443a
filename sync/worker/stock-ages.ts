import type { Band } from '../freshness/stock-view.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Generation } from '../replica/generation.ts';
import { readingOf } from './card-view.ts';
import type { StockAges } from './catalog-api.ts';
import { type Moment, stockView } from './moment.ts';

/** By the number of a variant. */
export type KeptBackOf = (variant: number) => Promise<number>;

/** Shelves looked at: of so many a share is off by a point or two, and it takes no longer for a million. */
const mostShelves = 2_000;
/** The golden ratio: whole steps of it fall everywhere equally, whatever rhythm goods, variants and places have. */
const stride = 0.618_033_988_749_895;

/** How old the figures are that this kiosk would show now, and what it would say of them (FR38). Null while not all is in memory. */
export async function stockAges(
  generation: Generation,
  moment: Moment,
  breath: Breath,
  keptBackOf: KeptBackOf,
): Promise<StockAges | null> {
  if (!generation.loaded) return null;
  const { variants, locations } = generation;
  const bands: Record<Band, number> = { 'just-checked': 0, likely: 0, ask: 0, unknown: 0, out: 0 };
  const ages: number[] = [];
  for (const shelf of spreadOver(variants.count * locations.count)) {
    const variant = shelf % variants.count;
    const location = Math.floor(shelf / variants.count);
    const reading = readingOf(generation, location, variant);
    if (reading !== null) {
      const goods = { variant: variants.idAt(variant), keptBack: await keptBackOf(variant) };
      const { band, ageMs } = stockView(moment, goods, locations.idAt(location), reading);
      bands[band]++;
      ages.push(ageMs ?? Infinity);
    }
    if (breath.due) await breath.take();
  }
  ages.sort((one, other) => one - other);
  return { figures: ages.length, bands, medianMs: quantile(ages, 0.5), p95Ms: quantile(ages, 0.95) };
}

/** All of them where they are few, else as many as are enough, spread evenly. */
function* spreadOver(shelves: number): Generator<number> {
  const isAll = shelves <= mostShelves;
  for (let step = 0; step < Math.min(shelves, mostShelves); step++)
    yield isAll ? step : Math.floor(((step * stride) % 1) * shelves);
}

/** Null where there is none, or where nobody knows the age of so many. */
function quantile(sorted: readonly number[], share: number): number | null {
  const age = sorted[Math.ceil(share * sorted.length) - 1] ?? Infinity;
  return age === Infinity ? null : age;
}
