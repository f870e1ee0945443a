import type { Product } from '../contract/product.ts';
import { mostBytesInPiece } from './pieces.ts';

/** A product as it is kept: with the replica's numbers for its variants, so that one read finds its prices and stock. */
export interface StoredProduct {
  readonly ordinal: number;
  /** Variant ordinals, in the order of the product's variants. */
  readonly variants: readonly number[];
  readonly product: Product;
}

/** A product's line before it lies in a block: what we add, and the platform's row byte by byte. */
export interface ProductLine {
  /** ASCII, with its last tab. Numbers of its variants, then when it was read: neither is the platform's to say. */
  readonly head: string;
  readonly json: Uint8Array<ArrayBuffer>;
}

/** A run of products with consecutive ordinals, one line each; a line may be empty where a product is not (or no longer) kept. */
export interface Block {
  readonly first: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const newline = 10;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const noBytes = new Uint8Array(0);
export const emptyLine: ProductLine = { head: '', json: noBytes };

/** JSON holds no raw tab or newline, so both may separate. */
export const productLine = (
  variants: readonly number[],
  askedAt: number,
  json: Uint8Array<ArrayBuffer>,
): ProductLine => ({ head: `${variants.join(',')}\t${askedAt}\t`, json });

export const jsonOf = (row: Product): Uint8Array<ArrayBuffer> => encoder.encode(JSON.stringify(row));

export const lineLength = ({ head, json }: ProductLine): number => head.length + json.length;

export function lineBytes(line: ProductLine): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lineLength(line));
  writeLine(line, bytes, 0);
  return bytes;
}

export function decodeProduct(ordinal: number, line: Uint8Array): StoredProduct {
  const text = decoder.decode(line);
  const first = text.indexOf('\t');
  const second = text.indexOf('\t', first + 1);
  const variants = text.slice(0, first).split(',').map(Number);
  const product = JSON.parse(text.slice(second + 1)) as Product;
  product.observedAt = Number(text.slice(first + 1, second));
  return { ordinal, variants, product };
}

/** Fills blocks by bytes, not by count: as many lines as fit one piece, and at least one. */
export function packBlocks(first: number, lines: readonly ProductLine[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  let size = 0;
  for (const [index, line] of lines.entries()) {
    const length = lineLength(line) + 1;
    if (index > from && size + length > mostBytesInPiece) {
      blocks.push({ first: first + from, bytes: packLines(lines, from, index, size) });
      from = index;
      size = 0;
    }
    size += length;
  }
  if (from < lines.length) blocks.push({ first: first + from, bytes: packLines(lines, from, lines.length, size) });
  return blocks;
}

export function splitLines(block: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const lines: Uint8Array<ArrayBuffer>[] = [];
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

function packLines(lines: readonly ProductLine[], from: number, to: number, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (let index = from; index < to; index++) {
    offset = writeLine(lines[index] ?? emptyLine, bytes, offset);
    bytes[offset++] = newline;
  }
  return bytes;
}

/** Answers where it ends. The head is a few dozen letters: a loop is faster than an encoder. */
function writeLine({ head, json }: ProductLine, into: Uint8Array, at: number): number {
  for (let index = 0; index < head.length; index++) into[at + index] = head.charCodeAt(index);
  into.set(json, at + head.length);
  return at + head.length + json.length;
}
