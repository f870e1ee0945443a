import type { Product } from '../contract/product.ts';
import { mostBytesInPiece } from './pieces.ts';

/** A product as it is kept: with the replica's numbers for its variants, so that one read finds its prices and stock. */
export interface StoredProduct {
  readonly ordinal: number;
  /** Variant ordinals, in the order of the product's variants. */
  readonly variants: readonly number[];
  readonly product: Product;
}

/** A run of products with consecutive ordinals, one line each; a line may be empty where a product is not (or no longer) kept. */
export interface Block {
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const newline = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const emptyLine = new Uint8Array(0);

/** The first field keeps our numbers out of the platform's row. JSON holds no raw tab or newline, so both may separate. */
export const encodeProduct = (variants: readonly number[], product: Product): Uint8Array<ArrayBuffer> =>
  encoder.encode(`${variants.join(',')}\t${JSON.stringify(product)}`);

export function decodeProduct(ordinal: number, line: Uint8Array): StoredProduct {
  const tab = line.indexOf(9);
  const variants = decoder.decode(line.subarray(0, tab)).split(',').map(Number);
  return { ordinal, variants, product: JSON.parse(decoder.decode(line.subarray(tab + 1))) as Product };
}

/** Fills blocks by bytes, not by count: as many lines as fit one piece, and at least one. */
export function packBlocks(first: number, lines: readonly Uint8Array[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let size = 0;
  lines.forEach((line, index) => {
    if (index > from && size + line.length + 1 > mostBytesInPiece) {
      blocks.push({ first: first + from, bytes: joinLines(lines.slice(from, index)) });
      from = index;
      size = 0;
    }
    size += line.length + 1;
  });
  if (from < lines.length) blocks.push({ first: first + from, bytes: joinLines(lines.slice(from)) });
  return blocks;
}

export function splitLines(block: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < block.length;) {
    const end = block.indexOf(newline, from);
    lines.push(block.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

/** Null where the block ends before it, or the line is empty. */
export function lineAt(block: Uint8Array, index: number): Uint8Array | null {
  let from = 0;
  for (let skipped = 0; skipped < index && from < block.length; skipped++) from = block.indexOf(newline, from) + 1;
  if (from >= block.length) return null;
  const end = block.indexOf(newline, from);
  return end === from ? null : block.subarray(from, end);
}

function joinLines(lines: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(lines.reduce((sum, line) => sum + line.length + 1, 0));
  let offset = 0;
  for (const line of lines) {
    joined.set(line, offset);
    offset += line.length;
    joined[offset++] = newline;
  }
  return joined;
}
