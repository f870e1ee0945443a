import { crc32 as zlibCrc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { crc32 } from './checksum.ts';
import { seededRandom } from './random.ts';

const randomBytes = (length: number) => {
  const random = seededRandom(length + 1);
  return Uint8Array.from({ length }, () => random.below(256));
};

test('OB7 RP10 the checksum is zlib’s, for every length around a step and for a large record', () => {
  for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 56 * 1024 + 3]) {
    const bytes = randomBytes(length);
    expect(crc32(bytes)).toBe(zlibCrc32(bytes));
  }
});

test('a checksum goes on from where the last one ended', () => {
  const bytes = randomBytes(1_001);
  expect(crc32(bytes.subarray(333), crc32(bytes.subarray(0, 333)))).toBe(zlibCrc32(bytes));
});
