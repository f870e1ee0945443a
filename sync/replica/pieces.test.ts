import { describe, expect, test } from 'vitest';
import { DamagedPiece, fromPieces, mostBytesInPiece, toPieces } from './pieces.ts';

const bytesOf = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251);

describe('pieces', () => {
  test.each([0, 1, mostBytesInPiece, mostBytesInPiece + 1, 3 * mostBytesInPiece + 7])(
    'RP7 %i bytes come back whole, and no record is above 56 KiB',
    (length) => {
      const pieces = toPieces(9, bytesOf(length));
      expect(fromPieces('blocks', pieces)).toEqual(bytesOf(length));
      for (const { bytes } of pieces) expect(bytes.buffer.byteLength).toBeLessThan(56 * 1024);
    },
  );

  test('RP10 a changed byte, another place, a lost part and a part out of order are all damage', () => {
    const [one, two, three] = toPieces(9, bytesOf(2 * mostBytesInPiece + 1));
    if (one === undefined || two === undefined || three === undefined) throw new Error('three pieces were expected');
    const changed = { ...two, bytes: two.bytes.with(5, 255) };
    for (const damaged of [[one, changed, three], [one, three], [two, three], [one, three, two], []])
      expect(() => fromPieces('blocks', damaged)).toThrow(DamagedPiece);
    const [alone] = toPieces(9, bytesOf(20));
    expect(() => fromPieces('blocks', alone ? [{ ...alone, at: 10 }] : [])).toThrow(DamagedPiece);
  });
});
