import { describe, expect, test } from 'vitest';
import { mostBytesInPiece } from './pieces.ts';
import { decodeProduct, emptyLine, encodeProduct, lineAt, packBlocks, splitLines } from './product-lines.ts';
import { productRow } from './sample-rows.fixture.ts';

describe('blocks of products', () => {
  test('a product comes back with its number and those of its variants', () => {
    const product = productRow('p1', { title: { en: 'Tab\there', ar: 'سترة\nثانية' } });
    expect(decodeProduct(7, encodeProduct([3, 99], product))).toEqual({ ordinal: 7, variants: [3, 99], product });
  });

  test('RP7 blocks are filled by bytes, not letters', () => {
    const arabic = 'سترة مقاومة للماء '.repeat(30);
    const lines = Array.from({ length: 400 }, (_, number) =>
      encodeProduct([number], productRow(`p${number}`, { title: { ar: arabic } })),
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
    const lines = [encodeProduct([1], productRow('a')), emptyLine, encodeProduct([2], productRow('c'))];
    const [block] = packBlocks(0, lines);
    const bytes = block?.bytes ?? emptyLine;
    expect([0, 1, 2, 3, 9].map((index) => lineAt(bytes, index))).toEqual([lines[0], null, lines[2], null, null]);
    expect(splitLines(bytes)).toEqual(lines);
  });

  test('a product larger than a block is a block of its own', () => {
    const huge = encodeProduct([1], productRow('huge', { description: { en: 'x'.repeat(20_000) } }));
    expect(packBlocks(0, [huge, huge, huge, huge]).map(({ first }) => first)).toEqual([0, 2]);
  });
});
