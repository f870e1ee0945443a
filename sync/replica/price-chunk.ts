import { chunkHeaderBytes } from './column-kind.ts';

/**
 * Prices of a run of variants. Nearly every variant has one price that holds for ever: that one lies in columns, thirteen bytes a variant.
 * Whatever else there is (a second context, a time of validity, an amount beyond 32 bits) is a row of its own among the `others`.
 */
export interface PriceChunk {
  /** The stamp of the price's id; 0 where there is none. */
  readonly stamps: Float64Array;
  readonly minor: Int32Array;
  /** The price before a reduction, `noCompare` without; null as long as no variant has one. */
  compare: Int32Array | null;
  /** The place of its terms in the table, plus one; with `hasOthers` when there are other rows for it. */
  readonly terms: Uint8Array;
  /** All terms that occur, packed. */
  readonly table: number[];
  /** `othersCount` rows of `otherWidth` floats. */
  others: Float64Array;
  othersCount: number;
}

export const pricesPerChunk = 2048;
export const noCompare = -(2 ** 31);
export const hasOthers = 128;
const mostTerms = 126;

/** The fields of another row; without a compare-at it is NaN. */
export const otherFields = { slotAt: 0, termsAt: 1, minorAt: 2, compareAt: 3, stampAt: 4, fromAt: 5, untilAt: 6 };
export const otherWidth = 7;
const headFloats = 3;

export const emptyPriceChunk = (): PriceChunk => ({
  stamps: new Float64Array(pricesPerChunk),
  minor: new Int32Array(pricesPerChunk),
  compare: null,
  terms: new Uint8Array(pricesPerChunk),
  table: [],
  others: new Float64Array(0),
  othersCount: 0,
});

/** The place of these terms plus one; 0 where the table is full. */
export function placeOfTerms({ table }: PriceChunk, terms: number): number {
  const known = table.indexOf(terms);
  if (known >= 0) return known + 1;
  return table.length < mostTerms ? table.push(terms) : 0;
}

/** Floats first, then 32-bit numbers, then bytes: so that each lies where its kind may. */
export function encodePrices(chunk: PriceChunk): Uint8Array<ArrayBuffer> {
  const { stamps, minor, compare, terms, table, others, othersCount } = chunk;
  const floats = [
    [table.length, othersCount, compare === null ? 0 : 1],
    table,
    others.subarray(0, othersCount * otherWidth),
    stamps,
  ];
  const integers = compare === null ? [minor] : [minor, compare];
  const floatCount = floats.reduce((sum, some) => sum + some.length, 0);
  const integersFrom = chunkHeaderBytes + floatCount * 8;
  const termsFrom = integersFrom + integers.length * pricesPerChunk * 4;
  const buffer = new ArrayBuffer(termsFrom + pricesPerChunk);
  setAll(new Float64Array(buffer, chunkHeaderBytes, floatCount), floats);
  setAll(new Int32Array(buffer, integersFrom, integers.length * pricesPerChunk), integers);
  const bytes = new Uint8Array(buffer);
  bytes.set(terms, termsFrom);
  return bytes;
}

export function decodePrices(buffer: ArrayBuffer): PriceChunk {
  const [tableLength = 0, othersCount = 0, compares = 0] = new Float64Array(buffer, chunkHeaderBytes, headFloats);
  let at = chunkHeaderBytes + headFloats * 8;
  const floats = (count: number) => new Float64Array(buffer, (at += count * 8) - count * 8, count);
  const integers = () => new Int32Array(buffer, (at += pricesPerChunk * 4) - pricesPerChunk * 4, pricesPerChunk);
  const table = [...floats(tableLength)];
  const others = floats(othersCount * otherWidth);
  const stamps = floats(pricesPerChunk);
  const minor = integers();
  const compare = compares === 1 ? integers() : null;
  return { stamps, minor, compare, terms: new Uint8Array(buffer, at, pricesPerChunk), table, others, othersCount };
}

function setAll<Numbers extends Float64Array | Int32Array>(into: Numbers, parts: readonly ArrayLike<number>[]): void {
  let at = 0;
  for (const part of parts) {
    into.set(part, at);
    at += part.length;
  }
}
