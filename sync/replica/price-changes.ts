import type { Money } from '../contract/money.ts';
import type { Price } from '../contract/price.ts';
import type { ChangeRows } from './change-rows.ts';
import { type ColumnKind, idStamp } from './column-kind.ts';
import {
  decodePrices,
  emptyPriceChunk,
  encodePrices,
  hasOthers,
  noCompare,
  otherFields,
  otherWidth,
  placeOfTerms,
  type PriceChunk,
  pricesPerChunk,
} from './price-chunk.ts';
import { priceChunkOf } from './price-column.ts';
import { packTerms } from './price-terms.ts';

/** Where a kiosk stands, as far as prices are concerned. */
export interface PriceContext {
  readonly location: string;
  /** Null while the kiosk's location is not known. */
  readonly country: string | null;
}

interface PlainPrice {
  /** Of the price's id. */
  readonly stamp: number;
  readonly terms: number;
  readonly minor: number;
  readonly compare: number | null;
}

/** Chunk, then the fields of another row. */
const width = 1 + otherWidth;
const { slotAt, termsAt, minorAt, compareAt, stampAt, fromAt, untilAt } = otherFields;

/** A change whose price is NaN takes the row of that id away. */
export const priceKind: ColumnKind<PriceChunk> = {
  code: 2,
  width,
  empty: emptyPriceChunk,
  apply(chunk, changes, at) {
    const row = at + 1;
    const slot = changes[row + slotAt] ?? 0;
    const stamp = changes[row + stampAt] ?? 0;
    const isRemoval = Number.isNaN(changes[row + minorAt]);
    const other = otherOf(chunk, slot, stamp);
    const lies = chunk.stamps[slot] === stamp;
    const place = isRemoval || other !== null ? 0 : plainPlace(chunk, changes, row);
    if (place > 0 && (lies || chunk.stamps[slot] === 0)) putPlain(chunk, changes, row, place);
    else {
      if (lies) clearPlain(chunk, slot);
      if (!isRemoval) putOther(chunk, changes.subarray(row, at + width), other ?? chunk.othersCount);
      else if (other !== null) dropOther(chunk, slot, other);
    }
  },
  encode: encodePrices,
  decode: decodePrices,
};

/** A row that this kiosk can never ask (another place's, or one for a group of customers) takes away what it said before. */
export function addPrice(rows: ChangeRows, variant: number, row: Price, here: PriceContext): number {
  const terms = termsHere(row.context, row.amount, here);
  const stamp = idStamp(row.sourceId);
  if (terms === null) return addPriceRemoval(rows, variant, stamp);
  const at = addAmount(rows, variant, { stamp, terms, minor: row.amount.minor, compare: row.compareAt?.minor ?? null });
  rows.floats[at + 1 + fromAt] = row.validFrom ?? 0;
  rows.floats[at + 1 + untilAt] = row.validUntil ?? Infinity;
  return at;
}

/** A price that is asked here and holds for ever. */
export function addAmount(rows: ChangeRows, variant: number, { stamp, terms, minor, compare }: PlainPrice): number {
  const at = addPriceRemoval(rows, variant, stamp);
  const { floats } = rows;
  floats[at + 1 + termsAt] = terms;
  floats[at + 1 + minorAt] = minor;
  floats[at + 1 + compareAt] = compare ?? Number.NaN;
  floats[at + 1 + fromAt] = 0;
  floats[at + 1 + untilAt] = Infinity;
  return at;
}

export function addPriceRemoval(rows: ChangeRows, variant: number, stamp: number): number {
  const at = rows.add(width);
  const { floats } = rows;
  floats[at] = priceChunkOf(variant);
  floats.fill(Number.NaN, at + 1, at + width);
  floats[at + 1 + slotAt] = variant % pricesPerChunk;
  floats[at + 1 + stampAt] = stamp;
  return at;
}

/** Its price begins or ends at some time. */
export const timedFrom = (changes: Float64Array, at: number): boolean =>
  !Number.isNaN(changes[at + 1 + minorAt]) &&
  (changes[at + 1 + fromAt] !== 0 || changes[at + 1 + untilAt] !== Infinity);

/** Its terms for this kiosk, which say how closely it fits; null where it is not asked here at all. */
export function termsHere(
  { customerGroup, channel, location, country }: Price['context'],
  money: Pick<Money, 'currency' | 'exponent'>,
  here: PriceContext,
): number | null {
  if (customerGroup !== undefined || channel !== undefined) return null;
  if (location !== undefined && location !== here.location) return null;
  if (country !== undefined && country !== here.country) return null;
  return packTerms((location === undefined ? 0 : 2) + (country === undefined ? 0 : 1), money);
}

/** The variants whose rows these stamps name, with the stamp. */
export function pricesStamped(
  number: number,
  chunk: PriceChunk,
  wanted: Pick<ReadonlySet<number>, 'has'>,
): [number, number][] {
  const found: [variant: number, stamp: number][] = [];
  const first = number * pricesPerChunk;
  for (let slot = 0; slot < pricesPerChunk; slot++) {
    const stamp = chunk.stamps[slot] ?? 0;
    if (stamp !== 0 && wanted.has(stamp)) found.push([first + slot, stamp]);
  }
  for (let at = 0; at < chunk.othersCount * otherWidth; at += otherWidth) {
    const stamp = chunk.others[at + stampAt] ?? 0;
    if (wanted.has(stamp)) found.push([first + (chunk.others[at + slotAt] ?? 0), stamp]);
  }
  return found;
}

/** Where the variant's price may lie in the columns; 0 where it needs a row of its own. */
function plainPlace(chunk: PriceChunk, changes: Float64Array, row: number): number {
  const before = changes[row + compareAt] ?? Number.NaN;
  const isForEver = changes[row + fromAt] === 0 && changes[row + untilAt] === Infinity;
  const isPlain = isForEver && isSmall(changes[row + minorAt] ?? Number.NaN);
  return isPlain && (Number.isNaN(before) || isSmall(before)) ? placeOfTerms(chunk, changes[row + termsAt] ?? 0) : 0;
}

const isSmall = (amount: number): boolean => (amount | 0) === amount && amount !== noCompare;

function putPlain(chunk: PriceChunk, changes: Float64Array, row: number, place: number): void {
  const slot = changes[row + slotAt] ?? 0;
  const before = changes[row + compareAt] ?? Number.NaN;
  chunk.stamps[slot] = changes[row + stampAt] ?? 0;
  chunk.minor[slot] = changes[row + minorAt] ?? 0;
  chunk.terms[slot] = place + ((chunk.terms[slot] ?? 0) & hasOthers);
  if (!Number.isNaN(before)) chunk.compare ??= new Int32Array(pricesPerChunk).fill(noCompare);
  if (chunk.compare !== null) chunk.compare[slot] = Number.isNaN(before) ? noCompare : before;
}

function clearPlain(chunk: PriceChunk, slot: number): void {
  chunk.stamps[slot] = 0;
  chunk.terms[slot] = (chunk.terms[slot] ?? 0) & hasOthers;
}

function otherOf({ others, othersCount, terms }: PriceChunk, slot: number, stamp: number): number | null {
  if ((terms[slot] ?? 0) < hasOthers) return null;
  for (let row = 0; row < othersCount; row++)
    if (others[row * otherWidth + stampAt] === stamp && others[row * otherWidth + slotAt] === slot) return row;
  return null;
}

function putOther(chunk: PriceChunk, values: Float64Array, row: number): void {
  if ((row + 1) * otherWidth > chunk.others.length) {
    const larger = new Float64Array(Math.max(otherWidth * 16, chunk.others.length * 2));
    larger.set(chunk.others);
    chunk.others = larger;
  }
  chunk.others.set(values, row * otherWidth);
  chunk.othersCount = Math.max(chunk.othersCount, row + 1);
  const slot = values[slotAt] ?? 0;
  chunk.terms[slot] = (chunk.terms[slot] ?? 0) | hasOthers;
}

function dropOther(chunk: PriceChunk, slot: number, row: number): void {
  const last = chunk.othersCount - 1;
  chunk.others.copyWithin(row * otherWidth, last * otherWidth, (last + 1) * otherWidth);
  chunk.othersCount = last;
  for (let at = 0; at < last; at++) if (chunk.others[at * otherWidth + slotAt] === slot) return;
  chunk.terms[slot] = (chunk.terms[slot] ?? 0) & ~hasOthers;
}
