import type { Stock } from '../contract/stock.ts';
import type { ChangeRows } from './change-rows.ts';
import { chunkHeaderBytes, type ColumnKind, idStamp } from './column-kind.ts';

/** Stock of one location for a run of variants: views over one buffer, which is stored as it is. */
export interface StockChunk {
  readonly buffer: ArrayBuffer;
  readonly available: Int32Array;
  /** Stamps in seconds, to the nearest: an age is off by half a second at most. */
  readonly observed: Uint32Array;
  /** Policy and confidence, plus one; 0 where there is no row. */
  readonly terms: Uint8Array;
  /** By slot, the stamp of an id that is not `VARIANT@LOCATION`; most platforms have none, or all, of that kind. */
  stamps: Float64Array | null;
}

export type StoredReading = Pick<Stock, 'available' | 'policy' | 'confidence' | 'observedAt'>;
type Terms = Pick<Stock, 'policy' | 'confidence'>;

const perChunk = 2048;
const width = 6;
/** Chunks of one location; with it a chunk's number says location and place, for up to eight million variants. */
const chunksPerLocation = 4096;
const policies = ['deny', 'backorder', 'untracked'] as const satisfies readonly Stock['policy'][];
const confidences = ['exact', 'eventual', 'aggregate'] as const satisfies readonly Stock['confidence'][];
const firstUntracked = 1 + 2 * confidences.length;
const largest = 2 ** 31 - 1;
const plainBytes = chunkHeaderBytes + perChunk * 9;

function viewsOf(buffer: ArrayBuffer, stamps: Float64Array | null): StockChunk {
  return {
    buffer,
    available: new Int32Array(buffer, chunkHeaderBytes, perChunk),
    observed: new Uint32Array(buffer, chunkHeaderBytes + perChunk * 4, perChunk),
    terms: new Uint8Array(buffer, chunkHeaderBytes + perChunk * 8, perChunk),
    stamps,
  };
}

/** In the place of terms: takes the row of that stamp away, if it is the one that lies there. */
const removal = 255;

/** A change: chunk, slot, stamp (0: the usual id), available, seconds, terms. */
export const stockKind: ColumnKind<StockChunk> = {
  code: 1,
  width,
  empty: () => viewsOf(new ArrayBuffer(plainBytes), null),
  apply(chunk, changes, at) {
    const slot = changes[at + 1] ?? 0;
    const stamp = changes[at + 2] ?? 0;
    const terms = changes[at + 5] ?? 0;
    const isRemoval = terms === removal;
    if (isRemoval && (chunk.terms[slot] === 0 || (chunk.stamps?.[slot] ?? 0) !== stamp)) return;
    if (stamp !== 0) chunk.stamps ??= new Float64Array(perChunk);
    if (chunk.stamps !== null) chunk.stamps[slot] = isRemoval ? 0 : stamp;
    chunk.available[slot] = changes[at + 3] ?? 0;
    chunk.observed[slot] = changes[at + 4] ?? 0;
    chunk.terms[slot] = isRemoval ? 0 : terms;
  },
  encode({ buffer, stamps }) {
    if (stamps === null) return new Uint8Array(buffer.slice(0));
    const bytes = new Uint8Array(plainBytes + perChunk * 8);
    bytes.set(new Uint8Array(buffer, 0, plainBytes));
    new Float64Array(bytes.buffer, plainBytes).set(stamps);
    return bytes;
  },
  decode: (buffer) => viewsOf(buffer, buffer.byteLength > plainBytes ? new Float64Array(buffer, plainBytes) : null),
};

export const stockChunkOf = (location: number, variant: number): number =>
  location * chunksPerLocation + Math.floor(variant / perChunk);

/** The id that a row has when nobody gave it another. */
export const usualStockId = (variant: string, location: string): string => `${variant}@${location}`;
export const stampOfStock = (row: Pick<Stock, 'sourceId' | 'variant' | 'location'>): number =>
  row.sourceId === usualStockId(row.variant, row.location) ? 0 : idStamp(row.sourceId);

export const termsOf = ({ policy, confidence }: Terms): number =>
  1 + policies.indexOf(policy) * confidences.length + confidences.indexOf(confidence);

/** What is read of a row: everything but where. */
export interface StockFigure {
  readonly stamp: number;
  readonly available: number;
  readonly seconds: number;
  readonly terms: number;
}

export const secondsOf = (stamp: number): number => Math.round(stamp / 1_000);

/** Answers where the change was put. */
export function addStock(
  rows: ChangeRows,
  location: number,
  variant: number,
  { stamp, available, seconds, terms }: StockFigure,
): number {
  const at = rows.add(width);
  const { floats } = rows;
  floats[at] = stockChunkOf(location, variant);
  floats[at + 1] = variant % perChunk;
  floats[at + 2] = stamp;
  floats[at + 3] = Math.min(largest, Math.max(-largest, available));
  floats[at + 4] = seconds;
  floats[at + 5] = terms;
  return at;
}

export const addStockRemoval = (rows: ChangeRows, location: number, variant: number, stamp: number): number =>
  addStock(rows, location, variant, { stamp, available: 0, seconds: 0, terms: removal });

/** The stamp of the row that is there; null where there is none. */
export function stampAt(chunk: StockChunk | null, variant: number): number | null {
  const slot = variant % perChunk;
  return chunk === null || chunk.terms[slot] === 0 ? null : (chunk.stamps?.[slot] ?? 0);
}

/** The variants whose rows these stamps name. */
export function variantsStamped(number: number, { stamps }: StockChunk, wanted: ReadonlySet<number>): number[] {
  const found: number[] = [];
  if (stamps !== null)
    for (let slot = 0; slot < perChunk; slot++) {
      const stamp = stamps[slot] ?? 0;
      if (stamp !== 0 && wanted.has(stamp)) found.push(stockPlaceOf(number).firstVariant + slot);
    }
  return found;
}

export function readStock(chunk: StockChunk | null, variant: number): StoredReading | null {
  const slot = variant % perChunk;
  const terms = (chunk?.terms[slot] ?? 0) - 1;
  if (chunk === null || terms < 0) return null;
  return {
    available: chunk.available[slot] ?? 0,
    policy: policies[Math.floor(terms / confidences.length)] ?? 'deny',
    confidence: confidences[terms % confidences.length] ?? 'exact',
    observedAt: (chunk.observed[slot] ?? 0) * 1_000,
  };
}

/** At least one can be had by the record alone: what a filter over the whole catalog can afford to ask (SE6). */
export function isHad(chunk: StockChunk, variant: number): boolean {
  const slot = variant % perChunk;
  const terms = chunk.terms[slot] ?? 0;
  return terms !== 0 && ((chunk.available[slot] ?? 0) > 0 || terms >= firstUntracked);
}

/** The variants of a chunk, and whose location it is. */
export const stockPlaceOf = (
  number: number,
): { readonly location: number; readonly firstVariant: number; readonly variants: number } => ({
  location: Math.floor(number / chunksPerLocation),
  firstVariant: (number % chunksPerLocation) * perChunk,
  variants: perChunk,
});
