import { expect, test } from 'vitest';
import { memoryCeiling } from './memory-ceiling.ts';

test('RP16 a quarter of a small machine, and never more than a million products with their like need', () => {
  expect(memoryCeiling(2)).toBe(512 * 1024 * 1024);
  expect(memoryCeiling(8)).toBe(1_100 * 1024 * 1024);
  expect(memoryCeiling()).toBe(1_024 * 1024 * 1024);
});
