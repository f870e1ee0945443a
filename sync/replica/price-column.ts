import type { Money } from '../contract/money.ts';
import type { Price } from '../contract/price.ts';
import { type ColumnKind, idStamp } from './column-kind.ts';

/** Prices of a run of variants, as many rows a variant as the platform has: `count` rows of six floats. */
export interface PriceChunk {
  rows: Float64Array<ArrayBuffer>;
  count: number;
}

/** Where a kiosk stands, as far as prices are concerned. */
export interface PriceContext {
  readonly location: string;
  /** Null while the kiosk's location is not known. */
  readonly country: string | null;
}

export interface StoredPrice {
  readonly amount: Money;
  readonly compareAt: Money | null;
}

const perChunk = 512;
/** Slot and terms, minor units, compare-at (NaN: none), id's stamp, valid from, valid until. */
const rowWidth = 6;
const [head, minorAt, compareAt, stampAt, fromAt, untilAt] = [0, 1, 2, 3, 4, 5];

/** A change: chunk, then a row. A row whose price is NaN takes the row of that id away. */
export const priceKind: ColumnKind<PriceChunk> = {
  code: 2,
  width: 1 + rowWidth,
  empty: () => ({ rows: new Float64Array(rowWidth * 16), count: 0 }),
  apply(chunk, change) {
    const row = change.subarray(1);
    const known = rowOf(chunk, (row[head] ?? 0) % perChunk, row[stampAt] ?? 0);
    if (Number.isNaN(row[minorAt])) {
      if (known !== null) dropRow(chunk, known);
    } else putRow(chunk, known ?? chunk.count, row);
  },
  encode: ({ rows, count }) => new Uint8Array(rows.slice(0, count * rowWidth).buffer),
  decode: ({ buffer, length }) => ({ rows: new Float64Array(buffer), count: length / 8 / rowWidth }),
};

export const priceChunkOf = (variant: number): number => Math.floor(variant / perChunk);

/** Null where this kiosk can never ask that price: another place's, or one for a group of customers. */
export function priceChange(variant: number, row: Price, here: PriceContext): number[] | null {
  const { context, amount } = row;
  if (context.customerGroup !== undefined || context.channel !== undefined) return null;
  if (context.location !== undefined && context.location !== here.location) return null;
  if (context.country !== undefined && context.country !== here.country) return null;
  const level = (context.location === undefined ? 0 : 2) + (context.country === undefined ? 0 : 1);
  return [
    priceChunkOf(variant),
    (variant % perChunk) + perChunk * packTerms(level, amount),
    amount.minor,
    row.compareAt?.minor ?? Number.NaN,
    idStamp(row.sourceId),
    row.validFrom ?? 0,
    row.validUntil ?? Infinity,
  ];
}

export const priceRemoval = (variant: number, stamp: number): number[] => [
  priceChunkOf(variant),
  variant % perChunk,
  Number.NaN,
  Number.NaN,
  stamp,
  0,
  0,
];

/** Of a change or removal. */
export const pricedVariant = ([number = 0, slotAndTerms = 0]: readonly number[]): number =>
  number * perChunk + (slotAndTerms % perChunk);

/** Which rows an id's tombstone takes away. */
export function priceRemovals(number: number, { rows, count }: PriceChunk, stamp: number): number[][] {
  const removals: number[][] = [];
  for (let row = 0; row < count; row++) {
    if (rows[row * rowWidth + stampAt] !== stamp) continue;
    removals.push(priceRemoval(number * perChunk + ((rows[row * rowWidth + head] ?? 0) % perChunk), stamp));
  }
  return removals;
}

/** The most specific price that is valid now; of two alike the one that began later. */
export function readPrice(chunk: PriceChunk | null, variant: number, now: number): StoredPrice | null {
  if (chunk === null) return null;
  const { rows, count } = chunk;
  let best: number | null = null;
  for (let row = 0; row < count; row++) {
    const at = row * rowWidth;
    if ((rows[at + head] ?? 0) % perChunk !== variant % perChunk) continue;
    if (now < (rows[at + fromAt] ?? 0) || now >= (rows[at + untilAt] ?? 0)) continue;
    if (best === null || rank(rows, at) > rank(rows, best)) best = at;
  }
  return best === null ? null : priceAt(rows, best);
}

/** Level first, then the beginning of validity: both in one number, as instants stay below 2^46. */
const rank = (rows: Float64Array, at: number): number =>
  unpackLevel(Math.floor((rows[at + head] ?? 0) / perChunk)) * 2 ** 46 + (rows[at + fromAt] ?? 0);

function priceAt(rows: Float64Array, at: number): StoredPrice {
  const terms = unpackMoney(Math.floor((rows[at + head] ?? 0) / perChunk));
  const before = rows[at + compareAt] ?? Number.NaN;
  return {
    amount: { minor: rows[at + minorAt] ?? 0, ...terms },
    compareAt: Number.isNaN(before) ? null : { minor: before, ...terms },
  };
}

/** Currency as three letters to the base of 26, then exponent (0 to 4), then level (0 to 3). */
function packTerms(level: number, { currency, exponent }: Money): number {
  const letters = [...currency].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 65, 0);
  return (letters * 5 + exponent) * 4 + level;
}

const unpackLevel = (terms: number): number => terms % 4;

function unpackMoney(terms: number): Pick<Money, 'currency' | 'exponent'> {
  const withExponent = Math.floor(terms / 4);
  const letters = Math.floor(withExponent / 5);
  const units = [Math.floor(letters / 676), Math.floor(letters / 26) % 26, letters % 26].map((digit) => digit + 65);
  return { currency: String.fromCharCode(...units), exponent: withExponent % 5 };
}

function rowOf({ rows, count }: PriceChunk, slot: number, stamp: number): number | null {
  for (let row = 0; row < count; row++) {
    const at = row * rowWidth;
    if (rows[at + stampAt] === stamp && (rows[at + head] ?? 0) % perChunk === slot) return row;
  }
  return null;
}

function putRow(chunk: PriceChunk, row: number, values: Float64Array): void {
  if ((row + 1) * rowWidth > chunk.rows.length) {
    const larger = new Float64Array(Math.max(rowWidth, chunk.rows.length * 2));
    larger.set(chunk.rows);
    chunk.rows = larger;
  }
  chunk.rows.set(values, row * rowWidth);
  chunk.count = Math.max(chunk.count, row + 1);
}

function dropRow(chunk: PriceChunk, row: number): void {
  const last = chunk.count - 1;
  chunk.rows.copyWithin(row * rowWidth, last * rowWidth, chunk.count * rowWidth);
  chunk.count = last;
}
