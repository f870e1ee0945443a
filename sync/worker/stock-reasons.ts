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
    const { available, policy, confidence, observedAt } = reading;
    return {
      ...{ location, available, policy, confidence },
      toldMs: moment.since(observedAt),
      confirmedMs: moment.confirmedAt === null ? null : moment.since(moment.confirmedAt),
      pendingOwn: pendingOwn(moment, variant, location, reading),
    };
  });
}
