import type { ColumnKind } from './column-kind.ts';

/** Whose variant it is: product ordinal + 1 for a run of variants; 0 for a variant whose product is not (or no longer) known. */
export type LinkChunk = Uint32Array<ArrayBuffer>;

export const linksPerChunk = 4096;

/** A change: chunk, slot, product ordinal + 1. */
export const linkKind: ColumnKind<LinkChunk> = {
  code: 3,
  width: 3,
  empty: () => new Uint32Array(linksPerChunk),
  apply(chunk, [, slot = 0, product = 0]) {
    chunk[slot] = product;
  },
  encode: (chunk) => new Uint8Array(chunk.slice().buffer),
  decode: ({ buffer }) => new Uint32Array(buffer),
};

export const linkChunkOf = (variant: number): number => Math.floor(variant / linksPerChunk);

export const linkChange = (variant: number, product: number | null): number[] => [
  linkChunkOf(variant),
  variant % linksPerChunk,
  product === null ? 0 : product + 1,
];

export function readLink(chunk: LinkChunk | null, variant: number): number | null {
  const linked = chunk?.[variant % linksPerChunk] ?? 0;
  return linked === 0 ? null : linked - 1;
}
