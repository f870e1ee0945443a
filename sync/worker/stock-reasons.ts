import type { Generation } from '../replica/generation.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { readingOf } from './card-view.ts';
import type { StockReasons } from './catalog-api.ts';
import { type Moment, newestReading, pendingOwn } from './moment.ts';

/** What the badges of a variant rest on (FR35), this place first and then in the order given. A place with no record has none to tell. */
export function stockReasons(
  generation: Generation,
  { product, variants }: StoredProduct,
  variant: string,
  moment: Moment,
  otherPlaces: readonly string[],
): StockReasons[] {
  const ordinal = variants[product.variants.findIndex(({ id }) => id === variant)];
  if (ordinal === undefined) return [];
  return [generation.location, ...otherPlaces].flatMap((location) => {
    const place = generation.locations.find(location);
    const stored = place === null ? null : readingOf(generation, place, ordinal);
    const reading = newestReading(moment, variant, location, stored);
    if (reading === null) return [];
    const told = toldAgo(moment, variant, location, reading.available);
    const noted = place === null ? null : generation.countedAt(place, ordinal);
    const ago = (stamp: number | null) => (stamp === null ? null : moment.since(stamp));
    const { available, policy, confidence, observedAt } = reading;
    return {
      ...{ location, available, policy, confidence },
      toldMs: moment.since(observedAt),
      confirmedMs: ago(moment.confirmedAt),
      ...told,
      countedMs: told.countedMs ?? ago(noted),
      pendingOwn: pendingOwn(moment, variant, location, reading),
    };
  });
}

const nothingTold = { changedMs: null, receivedMs: null, countedMs: null };

/** When the figure changed is only known of the figure that was told of. */
function toldAgo({ told, since }: Moment, variant: string, location: string, available: number) {
  const known = told(variant, location);
  const askedMs = known === null ? null : since(known.askedAt);
  if (known === null || askedMs === null) return nothingTold;
  const ago = (beforeMs: number | null) => (beforeMs === null ? null : beforeMs + askedMs);
  return {
    changedMs: known.available === available ? ago(known.changedMs) : null,
    receivedMs: ago(known.receivedMs),
    countedMs: ago(known.countedMs),
  };
}
