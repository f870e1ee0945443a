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

/** Chunk, then the fields of another row. */
const width = 1 + otherWidth;
const { slotAt, termsAt, minorAt, compareAt, stampAt, fromAt, untilAt } = otherFields;

/** A change whose price is NaN takes the row of that id away. */
export const priceKind: ColumnKind<PriceChunk> = {
  code: 2,
  width,
  empty: emptyPriceChunk,
  apply(chunk, changes, at) {
    const row = changes.subarray(at + 1, at + width);
    const slot = row[slotAt] ?? 0;
    const isRemoval = Number.isNaN(row[minorAt]);
    const other = otherOf(chunk, slot, row[stampAt] ?? 0);
    const lies = chunk.stamps[slot] === row[stampAt];
    const place = isRemoval || other !== null ? 0 : plainPlace(chunk, row);
    if (place > 0 && (lies || chunk.stamps[slot] === 0)) putPlain(chunk, row, place);
    else {
      if (lies) clearPlain(chunk, slot);
      if (!isRemoval) putOther(chunk, row, other ?? chunk.othersCount);
      else if (other !== null) dropOther(chunk, slot, other);
    }
  },
  encode: encodePrices,
  decode: decodePrices,
};

/** A row that this kiosk can never ask (another place's, or one for a group of customers) takes away what it said before. */
export function addPrice(rows: ChangeRows, variant: number, row: Price, here: PriceContext): number {
  const at = addPriceRemoval(rows, variant, idStamp(row.sourceId));
  const level = levelHere(row.context, here);
  if (level === null) return at;
  const { floats } = rows;
  floats[at + 1 + termsAt] = packTerms(level, row.amount);
  floats[at + 1 + minorAt] = row.amount.minor;
  floats[at + 1 + compareAt] = row.compareAt?.minor ?? Number.NaN;
  floats[at + 1 + fromAt] = row.validFrom ?? 0;
  floats[at + 1 + untilAt] = row.validUntil ?? Infinity;
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

/** How closely it fits, null where not at all. */
function levelHere(context: Price['context'], here: PriceContext): number | null {
  if (context.customerGroup !== undefined || context.channel !== undefined) return null;
  if (context.location !== undefined && context.location !== here.location) return null;
  if (context.country !== undefined && context.country !== here.country) return null;
  return (context.location === undefined ? 0 : 2) + (context.country === undefined ? 0 : 1);
}

/** The variants whose rows these stamps name, with the stamp. */
export function pricesStamped(number: number, chunk: PriceChunk, wanted: ReadonlySet<number>): [number, number][] {
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
function plainPlace(chunk: PriceChunk, row: Float64Array): number {
  const before = row[compareAt] ?? Number.NaN;
  const isPlain = row[fromAt] === 0 && row[untilAt] === Infinity && isSmall(row[minorAt] ?? Number.NaN);
  return isPlain && (Number.isNaN(before) || isSmall(before)) ? placeOfTerms(chunk, row[termsAt] ?? 0) : 0;
}

const isSmall = (amount: number): boolean => (amount | 0) === amount && amount !== noCompare;

function putPlain(chunk: PriceChunk, row: Float64Array, place: number): void {
  const slot = row[slotAt] ?? 0;
  const before = row[compareAt] ?? Number.NaN;
  chunk.stamps[slot] = row[stampAt] ?? 0;
  chunk.minor[slot] = row[minorAt] ?? 0;
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
