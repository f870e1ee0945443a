import { assessCard } from '../freshness/assess.ts';
import { HOPE } from '../freshness/bands.ts';
import type { Generation } from '../replica/generation.ts';
import { priceChunkOf, readPrice, type StoredPrice } from '../replica/price-column.ts';
import { readStock, stockChunkOf, type StoredReading } from '../replica/stock-column.ts';
import type { CardStock, PriceView, ProductCard } from './catalog-api.ts';
import type { Face } from './face.ts';
import { type Moment, stockView } from './moment.ts';

/** What is recorded of a product's variants at one place. */
export interface PlaceRecords {
  readonly location: string;
  readonly readings: readonly (readonly [variant: string, reading: StoredReading])[];
}

export const pictureOf = (media: string | null | undefined): string | null =>
  media === null || media === undefined ? null : `/media/${encodeURIComponent(media)}`;

/** Loads what cards and product page need of these variants, where it is not in memory yet. */
export async function ensureShown(generation: Generation, variants: readonly number[]): Promise<void> {
  const { prices, stock, locations } = generation;
  if (generation.loaded) return;
  const places = Array.from({ length: locations.count }, (_, location) => location);
  await Promise.all([
    prices.ensure(variants.map(priceChunkOf)),
    stock.ensure(places.flatMap((location) => variants.map((variant) => stockChunkOf(location, variant)))),
  ]);
}

export function readingOf({ stock }: Generation, location: number, variant: number): StoredReading | null {
  return readStock(stock.chunk(stockChunkOf(location, variant)), variant);
}

export const priceOf = ({ prices }: Generation, variant: number, now: number): StoredPrice | null =>
  readPrice(prices.chunk(priceChunkOf(variant)), variant, now);

/** Every place that has a record of one of these variants; one that the store has never told of is none to send anybody to (FR12). */
export function recordsOf(generation: Generation, variants: readonly number[]): PlaceRecords[] {
  const { locations } = generation;
  const ids = variants.map((variant) => generation.variants.idAt(variant));
  return Array.from({ length: locations.count }, (_, location) => ({
    location: locations.idAt(location),
    readings: variants.flatMap((variant, position) => {
      const reading = readingOf(generation, location, variant);
      return reading === null ? [] : [[ids[position] ?? '', reading] as const];
    }),
  })).filter(({ location, readings }) => readings.length > 0 && isPlace(generation, location));
}

const isPlace = ({ location: here, plain }: Generation, location: string): boolean =>
  location === here || plain.location.has(location);

/** The best this store can say, and in how many other places it likely is. */
export function cardStock(
  records: readonly PlaceRecords[],
  here: string,
  moment: Moment,
  /** With all above them. */
  categories: readonly string[],
): CardStock {
  const keptBack = moment.promises.keptBack(categories);
  const viewAt = (location: string, [variant, reading]: PlaceRecords['readings'][number]) =>
    stockView(moment, { variant, keptBack }, location, reading);
  /** Of other places no more is said, so the fullest shelf is looked at first, and the first that will do is the last. */
  const likelyHasOne = ({ location, readings }: PlaceRecords) =>
    readings
      .toSorted(([, one], [, other]) => other.available - one.available)
      .some((record) => HOPE[viewAt(location, record).band] >= HOPE.likely);
  const own = records.find(({ location }) => location === here);
  return {
    here: assessCard(own?.readings.map((record) => viewAt(here, record)) ?? []),
    nearby: records.filter((place) => place.location !== here && likelyHasOne(place)).length,
  };
}

export type CardFace = Omit<ProductCard, 'stock'>;

export function cardFace(generation: Generation, face: Face, now: number): CardFace {
  const { ordinal, title, brand, media, colours, variants } = face;
  return {
    ...{ id: generation.products.idAt(ordinal), title, brand, colours, picture: pictureOf(media) },
    price: lowestOf(variants.map((variant) => priceOf(generation, variant, now)).filter((price) => price !== null)),
  };
}

function lowestOf(prices: readonly StoredPrice[]): PriceView | null {
  const [lowest] = prices.toSorted((one, other) => one.amount.minor - other.amount.minor);
  if (lowest === undefined) return null;
  return { ...lowest, from: prices.some(({ amount }) => amount.minor !== lowest.amount.minor) };
}
