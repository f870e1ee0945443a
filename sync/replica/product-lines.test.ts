import { describe, expect, test } from 'vitest';
import type { Product } from '../contract/product.ts';
import { mostBytesInPiece } from './pieces.ts';
import {
  decodeProduct,
  emptyLine,
  lineAt,
  lineBytes,
  noBytes,
  jsonOf,
  packBlocks,
  productLine,
  splitLines,
} from './product-lines.ts';
import { productRow } from './sample-rows.fixture.ts';

const lineOf = (variants: readonly number[], product: Product) => productLine(variants, 17, jsonOf(product));

describe('blocks of products', () => {
  test('FR8 a product comes back with its number, those of its variants and when it was read', () => {
    const product = productRow('p1', { title: { en: 'Tab\there', ar: 'سترة\nثانية' } });
    const expected = { ordinal: 7, variants: [3, 99], product: { ...product, observedAt: 17 } };
    expect(decodeProduct(7, lineBytes(lineOf([3, 99], product)))).toEqual(expected);
    const json = new TextEncoder().encode(JSON.stringify(product));
    expect(decodeProduct(7, lineBytes(productLine([3, 99], 17, json)))).toEqual(expected);
  });

  test('RP7 blocks are filled by bytes, not letters', () => {
    const arabic = 'سترة مقاومة للماء '.repeat(30);
    const lines = Array.from({ length: 400 }, (_, number) =>
      lineOf([number], productRow(`p${number}`, { title: { ar: arabic } })),
    );
    const blocks = packBlocks(1_000, lines);
    expect(blocks.length).toBeGreaterThan(3);
    for (const { bytes } of blocks.slice(0, -1)) {
      expect(bytes.length).toBeLessThanOrEqual(mostBytesInPiece);
      expect(bytes.length).toBeGreaterThan(mostBytesInPiece * 0.9);
    }
    const firsts = blocks.map(({ first, bytes }) => [first, first + splitLines(bytes).length]);
    expect(firsts.flat()).toEqual([1_000, ...firsts.slice(1).flatMap(([first]) => [first, first]), 1_400]);
  });

  test('every line is found by its place; an empty one, and one behind the end, is none', () => {
    const lines = [lineOf([1], productRow('a')), emptyLine, lineOf([2], productRow('c'))];
    const raw = lines.map(lineBytes);
    const [block] = packBlocks(0, lines);
    const bytes = block?.bytes ?? noBytes;
    expect([0, 1, 2, 3, 9].map((index) => lineAt(bytes, index))).toEqual([raw[0], null, raw[2], null, null]);
    expect(splitLines(bytes)).toEqual(raw);
  });

  test('a product larger than a block is a block of its own', () => {
    const huge = lineOf([1], productRow('huge', { description: { en: 'x'.repeat(20_000) } }));
    expect(packBlocks(0, [huge, huge, huge, huge]).map(({ first }) => first)).toEqual([0, 2]);
  });
});
