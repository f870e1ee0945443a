import { expect, test } from 'vitest';
import { heldBytes } from './held-bytes.ts';

test('RP16 arrays count once, wherever they lie', () => {
  const buffer = new ArrayBuffer(100);
  const shared = { one: new Uint8Array(buffer, 0, 10), other: new Uint8Array(buffer, 50) };
  const deep = { a: [{ b: new Map([['c', new Float64Array(4)]]) }], text: 'x', nothing: null };
  expect(heldBytes(shared, deep, null)).toBe(100 + 32);
});
