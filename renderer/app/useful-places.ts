import type { Band, StockView } from '../../sync/freshness/stock-view.ts';
import type { LocationView, VariantView } from '../../sync/worker/catalog-api.ts';

/** A store or a warehouse, and what may be said of its stock. */
export interface PlaceStock {
  readonly place: LocationView;
  readonly stock: StockView;
}

/** Who has it before who may have it; of what may be said with more or less certainty near goes before sure. */
const worth: Readonly<Record<Band, number>> = { 'just-checked': 3, likely: 3, ask: 2, unknown: 1, out: 0 };

/** All other places, those first where going is worth it, near before far (FR35). */
export function usefulPlaces(
  { elsewhere }: Pick<VariantView, 'elsewhere'>,
  locations: readonly LocationView[],
): readonly PlaceStock[] {
  return elsewhere
    .flatMap(({ location, stock }) => {
      const place = locations.find(({ id }) => id === location);
      return place === undefined ? [] : [{ place, stock }];
    })
    .toSorted(
      (one, other) => worth[other.stock.band] - worth[one.stock.band] || one.place.distanceKm - other.place.distanceKm,
    );
}
