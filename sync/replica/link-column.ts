import type { ChangeRows } from './change-rows.ts';
import { chunkHeaderBytes, type ColumnKind } from './column-kind.ts';

/** Whose variant it is: product ordinal + 1 for a run of variants; 0 for a variant whose product is not (or no longer) known. */
export type LinkChunk = Uint32Array<ArrayBuffer>;

export const linksPerChunk = 4096;
const width = 3;
const viewOf = (buffer: ArrayBuffer): LinkChunk => new Uint32Array(buffer, chunkHeaderBytes, linksPerChunk);

/** A change: chunk, slot, product ordinal + 1. */
export const linkKind: ColumnKind<LinkChunk> = {
  code: 3,
  width,
  empty: () => viewOf(new ArrayBuffer(chunkHeaderBytes + linksPerChunk * 4)),
  apply(chunk, changes, at) {
    chunk[changes[at + 1] ?? 0] = changes[at + 2] ?? 0;
  },
  encode: (chunk) => new Uint8Array(chunk.buffer.slice(0)),
  decode: viewOf,
};

export const linkChunkOf = (variant: number): number => Math.floor(variant / linksPerChunk);

/** Answers where the change was put. */
export function addLink(rows: ChangeRows, variant: number, product: number | null): number {
  const at = rows.add(width);
  rows.floats[at] = linkChunkOf(variant);
  rows.floats[at + 1] = variant % linksPerChunk;
  rows.floats[at + 2] = product === null ? 0 : product + 1;
  return at;
}
