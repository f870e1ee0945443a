import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { stockLevelsSchema } from '../contract/stock.ts';
import { ByteReader } from './byte-reader.ts';
import { cases, editedRows, notUnderstood } from './edited-rows.fixture.ts';
import { plain, quickScan, written } from './quick-scan.ts';
import type { Scan } from './scan-values.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const reader = new ByteReader();

function accepts(scan: Scan, bytes: Uint8Array): boolean {
  reader.begin(bytes, 0);
  return scan(reader) && reader.at === bytes.length;
}

/** What the scan lets through has to be what the schema would have let through as it is. */
function expectAccepted(schema: v.GenericSchema, bytes: Uint8Array): void {
  const row: unknown = JSON.parse(decoder.decode(bytes));
  const checked = v.safeParse(schema, row);
  expect(checked.success).toBe(true);
  expect(checked.output).toEqual(row);
}

describe('the scan', () => {
  test.each(cases)('knows every kind of schema that a %s is made of', (_, schema, sample) => {
    expect(accepts(quickScan(schema), encoder.encode(JSON.stringify(sample)))).toBe(true);
  });

  test.each(cases)('RP4 accepts no %s that its schema would refuse or change', (_, schema, sample) => {
    const scan = quickScan(schema);
    let accepted = 0;
    fc.assert(
      fc.property(editedRows(sample), (row) => {
        const bytes = encoder.encode(JSON.stringify(row));
        if (!accepts(scan, bytes)) return;
        accepted++;
        expectAccepted(schema, bytes);
      }),
      { numRuns: 600, seed: 31 },
    );
    expect(accepted).toBeGreaterThan(50);
  });

  test.each(cases)('RP4 accepts no %s that is not JSON, whatever happened to its bytes', (_, schema, sample) => {
    const scan = quickScan(schema);
    const whole = encoder.encode(JSON.stringify(sample));
    const pieces = [
      '"',
      '\\',
      '\\n',
      '\\u00e4',
      '\\u12',
      ',',
      '}',
      ']',
      '-',
      '0',
      '1e3',
      '.5',
      ' ',
      'ä',
      '\u0001',
      '"de":"x",',
    ];
    const edit = fc.record({
      at: fc.nat(whole.length),
      skip: fc.nat(3),
      put: fc.oneof(
        fc.constantFrom(...pieces).map((piece) => encoder.encode(piece)),
        fc.uint8Array({ maxLength: 2 }),
      ),
    });
    fc.assert(
      fc.property(edit, ({ at, skip, put }) => {
        const bytes = Uint8Array.from([...whole.subarray(0, at), ...put, ...whole.subarray(at + skip)]);
        if (accepts(scan, bytes)) expectAccepted(schema, bytes);
      }),
      { numRuns: 3_000, seed: 32 },
    );
  });

  test('notes what is wanted where it lies, in whatever order it comes', () => {
    const text = '{"at":[["l",3],["m",-12]],"confidence":"eventual","variant":"v-1","policy":"deny"}';
    expect(
      accepts(
        quickScan(stockLevelsSchema, ['variant', 'confidence', 'at.*.0', 'at.*.1'].map(plain)),
        encoder.encode(text),
      ),
    ).toBe(true);
    const notes = Array.from({ length: reader.noted / 3 }, (_, index) => reader.notes.slice(index * 3, index * 3 + 3));
    const said = notes.map(([what = 0, one = 0, other = 0]) => [what, what % 2 === 0 ? text.slice(one, other) : one]);
    expect(said).toEqual([
      ...[
        [2, 'l'],
        [3, 3],
        [2, 'm'],
        [3, -12],
      ],
      ...[
        [1, 1],
        [0, 'v-1'],
      ],
    ]);
  });

  test('notes how something is written, behind what is in it', () => {
    const schema = v.object({ list: v.array(v.object({ id: v.string() })), more: v.record(v.string(), v.string()) });
    const text = '{"more":{"de":"ä"},"list":[{"id":"a"},{"id":"b"}]}';
    const bytes = encoder.encode(text);
    expect(accepts(quickScan(schema, [written('more'), written('list.*'), plain('list.*.id')]), bytes)).toBe(true);
    const notes = Array.from({ length: reader.noted / 3 }, (_, index) => reader.notes.slice(index * 3, index * 3 + 3));
    const said = notes.map(([what = 0, from = 0, to = 0]) => [what, decoder.decode(bytes.subarray(from, to))]);
    expect(said).toEqual([
      ...[
        [0, '{"de":"ä"}'],
        [2, 'a'],
        [1, '{"id":"a"}'],
      ],
      ...[
        [2, 'b'],
        [1, '{"id":"b"}'],
      ],
    ]);
  });

  test('refuses a wanted text that is not written letter for letter, and a field that is there twice', () => {
    const scan = quickScan(v.object({ id: v.string() }), [plain('id')]);
    for (const text of ['{"id":"\\u0061"}', '{"id":"ä"}', '{"id":"a","id":"b"}'])
      expect(accepts(scan, encoder.encode(text))).toBe(false);
    expect(accepts(scan, encoder.encode('{"id":"a"}'))).toBe(true);
  });

  test('reads numbers as JSON does, and leaves long ones to it', () => {
    const scan = quickScan(v.object({ n: v.number() }), [plain('n')]);
    for (const text of ['0', '-0', '7', '-12.50', '0.001', '0.123456789012', '99999999999999.5']) {
      expect(accepts(scan, encoder.encode(`{"n":${text}}`))).toBe(true);
      expect(reader.notes[1]).toBe(JSON.parse(text));
    }
    for (const text of ['', '-', '01', '1.', '.5', '1e3', '+1', '0x1', '1234567890123456', '0.1234567890123456', 'NaN'])
      expect(accepts(scan, encoder.encode(`{"n":${text}}`))).toBe(false);
  });

  test('never says yes to what it does not understand', () => {
    const keyed = v.record(v.pipe(v.string(), v.trim()), v.string());
    for (const schema of [...notUnderstood, keyed])
      for (const value of ['a', 1, {}, { a: 'b' }])
        expect(accepts(quickScan(schema), encoder.encode(JSON.stringify(value)))).toBe(
          schema.type === 'record' && JSON.stringify(value) === '{}',
        );
  });
});
