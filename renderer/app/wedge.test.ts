import { describe, expect, test } from 'vitest';
import { WedgeReader } from './wedge.ts';

/** Types the keys with the same gap between all of them; gives what was read. */
function type(reader: WedgeReader, text: string, gapMs: number, from = 0): readonly string[] {
  const keys = [...text].map((sign) => (sign === '\n' ? 'Enter' : sign));
  return keys.flatMap((key, at) => reader.read(key, from + at * gapMs) ?? []);
}

describe('a barcode reader on the keyboard', () => {
  test('is known by its speed and its Enter', () => {
    expect(type(new WedgeReader(), '4006381333931\n', 5)).toEqual(['4006381333931']);
    expect(type(new WedgeReader(), '96385074\n', 50)).toEqual(['96385074']);
  });

  test('a person typing digits is no reader', () => {
    expect(type(new WedgeReader(), '4006381333931\n', 51)).toEqual([]);
  });

  test('letters at machine speed are no code, and digits after them begin anew', () => {
    expect(type(new WedgeReader(), 'jacket\n', 1)).toEqual([]);
    expect(type(new WedgeReader(), 'x4006381333931\n', 1)).toEqual(['4006381333931']);
    expect(type(new WedgeReader(), '4006381x333931\n', 1)).toEqual([]);
  });

  test('too short and too long are no codes', () => {
    expect(type(new WedgeReader(), '1234567\n', 1)).toEqual([]);
    expect(type(new WedgeReader(), '123456789012345\n', 1)).toEqual([]);
  });

  test('two scans in a row are two codes', () => {
    expect(type(new WedgeReader(), '96385074\n96385074\n', 2)).toHaveLength(2);
  });

  test('an Enter that comes late belongs to somebody else', () => {
    const reader = new WedgeReader();
    type(reader, '96385074', 2);
    expect(reader.read('Enter', 500)).toBeNull();
    expect(reader.read('Enter', 501)).toBeNull();
  });

  test('tells where a code may begin', () => {
    const reader = new WedgeReader();
    reader.read('9', 0);
    expect(reader.beginning).toBe(true);
    reader.read('6', 5);
    expect(reader.beginning).toBe(false);
  });
});
