import type { LocationView, VariantView } from '../../sync/worker/catalog-api.ts';
import { type OfferedWay, offeredWays, type Way } from './cart-lines.ts';

/** What lies at the thumb on a product's page: the two best ways to get it, best first, and whether an associate is to be asked. */
export interface DockWays {
  readonly ways: readonly OfferedWay[];
  readonly ask: boolean;
}

/** Something of today before something that comes later; the second is always another kind of way. */
export function dockWays(
  variant: Pick<VariantView, 'here' | 'elsewhere'>,
  locations: readonly LocationView[],
): DockWays {
  const offered = offeredWays(variant, locations);
  const keeps = variant.here.offers.includes('keep-here');
  const collects = offered.filter(({ way }) => way.how === 'collect');
  const kept =
    collects.find(({ way }) => keeps && isAt(way, locations)) ?? offered.find(({ way }) => way.how === 'take');
  const shipped = offered.find(({ way }) => way.how === 'ship');
  const best = [kept, shipped, kept === undefined ? collects[0] : undefined].filter((way) => way !== undefined);
  return { ways: best, ask: variant.here.offers.includes('ask-associate') };
}

const isAt = (way: Way, locations: readonly LocationView[]): boolean =>
  way.how === 'collect' && locations.some(({ id, here }) => here && id === way.location);
