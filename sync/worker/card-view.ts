import type { LocalisedText } from '../contract/primitives.ts';
import type { Product } from '../contract/product.ts';
import { assessCard } from '../freshness/assess.ts';
import type { Generation } from '../replica/generation.ts';
import { priceChunkOf, readPrice, type StoredPrice } from '../replica/price-column.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { readStock, stockChunkOf, type StoredReading } from '../replica/stock-column.ts';
import type { CardStock, PriceView, ProductCard } from './catalog-api.ts';
import { type Moment, stockView } from './moment.ts';

/** What is recorded of a product's variants at one place. */
export interface PlaceRecords {
  readonly location: string;
  readonly readings: readonly (readonly [variant: string, reading: StoredReading])[];
}

/** The wanted language, then the kiosk's own in their order, then any. */
export function textIn(text: LocalisedText, languages: readonly string[]): string {
  for (const language of languages) if (text[language]) return text[language];
  return Object.values(text)[0] ?? '';
}

export const pictureOf = (media: string | undefined): string | null =>
  media === undefined ? null : `/media/${encodeURIComponent(media)}`;

/** Loads what cards and product page need of these products, where it is not in memory yet. */
export async function ensureShown(generation: Generation, rows: readonly (StoredProduct | null)[]): Promise<void> {
  const { prices, stock, locations } = generation;
  const variants = rows.flatMap((row) => row?.variants ?? []);
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

/** Every place that has a record of one of its variants. */
export function recordsOf(generation: Generation, { product, variants }: StoredProduct): PlaceRecords[] {
  const { locations } = generation;
  return Array.from({ length: locations.count }, (_, location) => ({
    location: locations.idAt(location),
    readings: product.variants.flatMap(({ id }, position) => {
      const reading = readingOf(generation, location, variants[position] ?? 0);
      return reading === null ? [] : [[id, reading] as const];
    }),
  })).filter(({ readings }) => readings.length > 0);
}

/** The best this store can say, and in how many other places it likely is. */
export function cardStock(records: readonly PlaceRecords[], here: string, moment: Moment): CardStock {
  const bestAt = ({ location, readings }: PlaceRecords) =>
    assessCard(readings.map(([variant, reading]) => stockView(moment, variant, location, reading)));
  const elsewhere = records.filter(({ location }) => location !== here).map((place) => bestAt(place).band);
  const own = records.find(({ location }) => location === here);
  return {
    here: own === undefined ? assessCard([]) : bestAt(own),
    nearby: elsewhere.filter((band) => band === 'just-checked' || band === 'likely').length,
  };
}

export type CardFace = Omit<ProductCard, 'stock'>;

export function cardFace(
  generation: Generation,
  stored: StoredProduct,
  languages: readonly string[],
  now: number,
): CardFace {
  const { product, variants } = stored;
  return {
    id: product.sourceId,
    title: textIn(product.title, languages),
    brand: product.brand,
    price: lowestOf(variants.map((variant) => priceOf(generation, variant, now)).filter((price) => price !== null)),
    picture: pictureOf(product.media[0]?.id),
    colours: swatchesOf(product),
  };
}

const swatchesOf = ({ options }: Product): string[] =>
  options
    .filter(({ kind }) => kind === 'colour')
    .flatMap(({ values }) => values.flatMap(({ swatch }) => (swatch === undefined ? [] : [swatch])));

function lowestOf(prices: readonly StoredPrice[]): PriceView | null {
  const [lowest] = prices.toSorted((one, other) => one.amount.minor - other.amount.minor);
  if (lowest === undefined) return null;
  return { ...lowest, from: prices.some(({ amount }) => amount.minor !== lowest.amount.minor) };
}
