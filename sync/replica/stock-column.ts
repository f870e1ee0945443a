import type { Stock } from '../contract/stock.ts';
import { type ColumnKind, idStamp } from './column-kind.ts';

/** Stock of one location for a run of variants: views over one buffer, which is stored as it is. */
export interface StockChunk {
  readonly buffer: ArrayBuffer;
  /** The stamp of the row's id; 0 where there is no row. */
  readonly stamps: Float64Array;
  readonly available: Int32Array;
  /** Seconds since 1970: rounding down makes a figure look up to a second older, never younger. */
  readonly observed: Uint32Array;
  readonly terms: Uint8Array;
}

export type StoredReading = Pick<Stock, 'available' | 'policy' | 'confidence' | 'observedAt'>;

const perChunk = 1024;
const bytesPerRow = 8 + 4 + 4 + 1;
/** Chunks of one location; with it a chunk's number says location and place, for up to four million variants. */
const chunksPerLocation = 4096;
const policies = ['deny', 'backorder', 'untracked'] as const satisfies readonly Stock['policy'][];
const confidences = ['exact', 'eventual', 'aggregate'] as const satisfies readonly Stock['confidence'][];
const largest = 2 ** 31 - 1;

function viewsOf(buffer: ArrayBuffer): StockChunk {
  return {
    buffer,
    stamps: new Float64Array(buffer, 0, perChunk),
    available: new Int32Array(buffer, perChunk * 8, perChunk),
    observed: new Uint32Array(buffer, perChunk * 12, perChunk),
    terms: new Uint8Array(buffer, perChunk * 16, perChunk),
  };
}

/** In the place of terms: takes the row of that stamp away, if it is the one that lies there. */
const removal = 255;

/** A change: chunk, slot, stamp, available, seconds, terms. */
export const stockKind: ColumnKind<StockChunk> = {
  code: 1,
  width: 6,
  empty: () => viewsOf(new ArrayBuffer(perChunk * bytesPerRow)),
  apply(chunk, [, slot = 0, stamp = 0, available = 0, seconds = 0, terms = 0]) {
    if (terms === removal && chunk.stamps[slot] !== stamp) return;
    chunk.stamps[slot] = terms === removal ? 0 : stamp;
    chunk.available[slot] = available;
    chunk.observed[slot] = seconds;
    chunk.terms[slot] = terms;
  },
  encode: ({ buffer }) => new Uint8Array(buffer.slice(0)),
  decode: ({ buffer }) => viewsOf(buffer),
};

export const stockChunkOf = (location: number, variant: number): number =>
  location * chunksPerLocation + Math.floor(variant / perChunk);

export function stockChange(location: number, variant: number, row: Stock): number[] {
  const terms = policies.indexOf(row.policy) * confidences.length + confidences.indexOf(row.confidence);
  const available = Math.min(largest, Math.max(-largest, row.available));
  const seconds = Math.floor(row.observedAt / 1_000);
  return [stockChunkOf(location, variant), variant % perChunk, idStamp(row.sourceId), available, seconds, terms];
}

/** Which row an id's tombstone takes away; null where none of this chunk. */
export function stockRemoval(number: number, chunk: StockChunk, stamp: number): number[] | null {
  const slot = chunk.stamps.indexOf(stamp);
  return slot < 0 ? null : [number, slot, stamp, 0, 0, removal];
}

export function readStock(chunk: StockChunk | null, variant: number): StoredReading | null {
  const slot = variant % perChunk;
  if (chunk === null || chunk.stamps[slot] === 0) return null;
  const terms = chunk.terms[slot] ?? 0;
  return {
    available: chunk.available[slot] ?? 0,
    policy: policies[Math.floor(terms / confidences.length)] ?? 'deny',
    confidence: confidences[terms % confidences.length] ?? 'exact',
    observedAt: (chunk.observed[slot] ?? 0) * 1_000,
  };
}

/** At least one can be had by the record alone: what a filter over the whole catalog can afford to ask (SE6). */
export function isHad(chunk: StockChunk, slot: number): boolean {
  if (chunk.stamps[slot] === 0) return false;
  return (chunk.available[slot] ?? 0) > 0 || Math.floor((chunk.terms[slot] ?? 0) / confidences.length) === 2;
}

/** The first variant of a chunk, and whose location it is. */
export const stockPlaceOf = (number: number): { readonly location: number; readonly firstVariant: number } => ({
  location: Math.floor(number / chunksPerLocation),
  firstVariant: (number % chunksPerLocation) * perChunk,
});
