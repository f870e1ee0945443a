import type { ChangeRows } from './change-rows.ts';
import { chunkHeaderBytes, type ColumnKind } from './column-kind.ts';

/**
 * Whose variant it is: product ordinal + 1 for a run of variants; 0 for a variant whose product is not (or no longer) known. Above that, in
 * nine bits, the group of goods it belongs to.
 */
export type LinkChunk = Uint32Array<ArrayBuffer>;

export const linksPerChunk = 4096;
const width = 3;
const viewOf = (buffer: ArrayBuffer): LinkChunk => new Uint32Array(buffer, chunkHeaderBytes, linksPerChunk);

/** There are no more products than variants, of which a location holds eight million. */
const groupUnit = 2 ** 23;

export interface Linked {
  readonly product: number | null;
  readonly group: number;
}

export const linkedBy = (word: number): Linked => ({
  product: word % groupUnit === 0 ? null : (word % groupUnit) - 1,
  group: Math.floor(word / groupUnit),
});

/** A change: chunk, slot, product ordinal + 1 with the group. */
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
export function addLink(rows: ChangeRows, variant: number, { product, group }: Linked): number {
  const at = rows.add(width);
  rows.floats[at] = linkChunkOf(variant);
  rows.floats[at + 1] = variant % linksPerChunk;
  rows.floats[at + 2] = product === null ? 0 : product + 1 + group * groupUnit;
  return at;
}
