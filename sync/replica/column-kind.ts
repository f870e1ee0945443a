/**
 * A fact per variant, kept in chunks of consecutive variants so that it is loaded, changed and written in compact binary pieces. A change
 * is a fixed number of floats, the first of which is the chunk's number: the same form in memory and in the log.
 */
export interface ColumnKind<Chunk> {
  /** Leads every logged change of this kind; part of the storage format. */
  readonly code: number;
  readonly width: number;
  empty(): Chunk;
  /** The change that begins at this place. */
  apply(chunk: Chunk, changes: Float64Array, at: number): void;
  /** A copy; its first `chunkHeaderBytes` are left to the column. */
  encode(chunk: Chunk): Uint8Array<ArrayBuffer>;
  /** The same, taken over: nobody else may have a use for the buffer. */
  decode(buffer: ArrayBuffer): Chunk;
}

/** The last page that a stored chunk knows of. */
export const chunkHeaderBytes = 8;

/** 53 bits of an id, enough to find a row again by what its tombstone names: among ten million rows one in a billion tombstones errs. */
export const idStamp = (id: string): number => joinedStamp(id, '');

/** The stamp of an id that comes in two parts, without putting it together. */
export function joinedStamp(id: string, suffix: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  const { length } = id;
  for (let index = 0; index < length + suffix.length; index++) {
    const unit = index < length ? id.charCodeAt(index) : suffix.charCodeAt(index - length);
    low = Math.imul(low ^ unit, 2_654_435_761);
    high = Math.imul(high ^ unit, 1_597_334_677);
  }
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  // Never 0: that stands for "no row".
  return 2_097_152 * (low >>> 0) + (high >>> 11) || 1;
}
