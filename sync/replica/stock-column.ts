import type { Stock } from '../contract/stock.ts';
import {
  memoryBytes,
  memoryIn,
  newMemory,
  packedNumbers,
  packMemory,
  type StockMemory,
  unpackMemory,
} from '../freshness/stock-memory.ts';
import type { Told } from '../freshness/stock-record.ts';
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
  /** What was learned of each record; null until one of them has changed. */
  memory: StockMemory | null;
}

export type StoredReading = Pick<Stock, 'available' | 'policy' | 'confidence' | 'observedAt'>;
type Terms = Pick<Stock, 'policy' | 'confidence'>;

const perChunk = 2048;
export const variantsPerChunk = perChunk;
/** Where in a change its memory begins. */
const memoryAt = 6;
const width = memoryAt + packedNumbers;
/** Chunks of one location; with it a chunk's number says location and place, for up to eight million variants. */
const chunksPerLocation = 4096;
const policies = ['deny', 'backorder', 'untracked'] as const satisfies readonly Stock['policy'][];
const confidences = ['exact', 'eventual', 'aggregate'] as const satisfies readonly Stock['confidence'][];
const firstUntracked = 1 + 2 * confidences.length;
const largest = 2 ** 31 - 1;
const plainBytes = chunkHeaderBytes + perChunk * 9;
const stampBytes = perChunk * 8;
const rememberedBytes = perChunk * memoryBytes;

function viewsOf(buffer: ArrayBuffer, stamps: Float64Array | null, memory: StockMemory | null): StockChunk {
  return {
    buffer,
    available: new Int32Array(buffer, chunkHeaderBytes, perChunk),
    observed: new Uint32Array(buffer, chunkHeaderBytes + perChunk * 4, perChunk),
    terms: new Uint8Array(buffer, chunkHeaderBytes + perChunk * 8, perChunk),
    stamps,
    memory,
  };
}

/** In the place of terms: takes the row of that stamp away, if it is the one that lies there. */
const removal = 255;

/** A change: chunk, slot, stamp (0: the usual id), available, seconds, terms, and what is remembered of the record from then on. */
export const stockKind: ColumnKind<StockChunk> = {
  code: 1,
  width,
  empty: () => viewsOf(new ArrayBuffer(plainBytes), null, null),
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
    remember(chunk, slot, changes, at + memoryAt);
  },
  encode({ buffer, stamps, memory }) {
    const stamped = stamps === null ? 0 : stampBytes;
    const bytes = new Uint8Array(plainBytes + stamped + (memory === null ? 0 : rememberedBytes));
    bytes.set(new Uint8Array(buffer, 0, plainBytes));
    if (stamps !== null) new Float64Array(bytes.buffer, plainBytes, perChunk).set(stamps);
    if (memory !== null) copyMemory(memory, memoryIn(bytes.buffer, plainBytes + stamped, perChunk));
    return bytes;
  },
  decode(buffer) {
    const more = buffer.byteLength - plainBytes;
    const isStamped = more === stampBytes || more === stampBytes + rememberedBytes;
    const memoryFrom = plainBytes + (isStamped ? stampBytes : 0);
    const stamps = isStamped ? new Float64Array(buffer, plainBytes, perChunk) : null;
    return viewsOf(buffer, stamps, memoryFrom < buffer.byteLength ? memoryIn(buffer, memoryFrom, perChunk) : null);
  },
};

function remember(chunk: StockChunk, slot: number, changes: Float64Array, at: number): void {
  const isBlank = changes.subarray(at, at + packedNumbers).every((number) => number === 0);
  if (isBlank && chunk.memory === null) return;
  chunk.memory ??= newMemory(perChunk);
  unpackMemory(chunk.memory, slot, changes, at);
}

function copyMemory(from: StockMemory, to: StockMemory): void {
  to.beliefs.set(from.beliefs);
  to.sold.set(from.sold);
  to.hours.set(from.hours);
  to.counted.set(from.counted);
  to.fills.set(from.fills);
  to.due.set(from.due);
}

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
  floats.fill(0, at + memoryAt, at + width);
  return at;
}

export const addStockRemoval = (rows: ChangeRows, location: number, variant: number, stamp: number): number =>
  addStock(rows, location, variant, { stamp, available: 0, seconds: 0, terms: removal });

/** The record that this change takes the place of, where both say how many there are; null where there is nothing to learn from. */
export function countedBefore(chunk: StockChunk, changes: Float64Array, at: number): Told | null {
  return isCounted(changes[at + 5] ?? 0) ? toldAt(chunk, changes[at + 1] ?? 0) : null;
}

export const toldBy = (changes: Float64Array, at: number): Told => ({
  available: changes[at + 3] ?? 0,
  at: (changes[at + 4] ?? 0) * 1_000,
});

const isCounted = (terms: number): boolean => terms > 0 && terms < firstUntracked;

export const memoryOf = (chunk: StockChunk): StockMemory => (chunk.memory ??= newMemory(perChunk));
/** Into a change of it. */
export function noteMemory({ memory }: StockChunk, variant: number, changes: Float64Array, at: number): void {
  if (memory !== null) packMemory(memory, slotOf(variant), changes, at + memoryAt);
}

export const slotOf = (variant: number): number => variant % perChunk;

/** What a record says; null where it does not say how many there are. */
export function toldAt({ terms, available, observed }: StockChunk, slot: number): Told | null {
  if (!isCounted(terms[slot] ?? 0)) return null;
  return { available: available[slot] ?? 0, at: (observed[slot] ?? 0) * 1_000 };
}

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
