import type { Location } from '../contract/location.ts';
import type { LocationView } from './catalog-api.ts';

const earthRadiusKm = 6_371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** This place first, then the others, nearest first. Where this place is not known, distances are 0 and names order. */
export function locationViews(locations: ReadonlyMap<string, Location>, here: string): LocationView[] {
  const from = locations.get(here)?.place ?? null;
  return [...locations.values()]
    .map((location) => viewOf(location, here, from))
    .toSorted(
      (one, other) =>
        Number(other.here) - Number(one.here) || one.distanceKm - other.distanceKm || (one.name < other.name ? -1 : 1),
    );
}

function viewOf(location: Location, here: string, from: Location['place'] | null): LocationView {
  const { sourceId, name, kind, collect, address, phone, timeZone, hours, place } = location;
  return {
    ...{ id: sourceId, name, kind, collect, address, timeZone, hours },
    here: sourceId === here,
    distanceKm: from === null ? 0 : distanceKm(from, place),
    phone: phone ?? null,
  };
}

/** Along the surface (haversine): a shopper's map would say a little more. */
function distanceKm(one: Location['place'], other: Location['place']): number {
  const north = radians(other.latitude - one.latitude);
  const east = radians(other.longitude - one.longitude);
  const chord =
    Math.sin(north / 2) ** 2 +
    Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * Math.sin(east / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}
