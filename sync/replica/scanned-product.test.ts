import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Product } from '../contract/product.ts';
import { editedRows } from './edited-rows.fixture.ts';
import { fieldsOf } from './indexed-fields.ts';
import { productRow } from './sample-rows.fixture.ts';
import { scannedProduct } from './scanned-product.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const lead = '{"upsert":';

/** As a line of the feed, between others. */
function scanned(json: string) {
  const line = encoder.encode(`before\n${lead}${json}}\nbehind`);
  return scannedProduct(line, 'before\n'.length + lead.length, line.length - '\nbehind'.length);
}

const variants = [
  { barcode: '4006381333931', id: 'v-1', sku: 'A-1', choices: [0], media: [] },
  { id: 'v-2', sku: 'ß"\\/ ', choices: [1], media: ['m'] },
  { sku: 'x'.repeat(64), id: 'v-3', choices: [1], media: [], barcode: '40063813' },
];
const rich = productRow('p-1', {
  ...{ brand: 'Größe & "Co"', title: { en: 'A\n\u0001', ar: 'سترة' }, popularity: 0.123, variants },
  media: [{ id: 'm', kind: 'image' }],
});

describe('a product that was checked where it lies', () => {
  test('is read as the row that it is', () => {
    for (const row of [rich, productRow('p-2'), rich]) {
      const found = scanned(JSON.stringify(row));
      expect(found?.row).toEqual(row);
      expect(found?.fields).toEqual(fieldsOf(row));
      expect(found?.variantCount).toBe(row.variants.length);
    }
  });

  test('says where its ids lie, in their order', () => {
    const found = scanned(JSON.stringify(rich));
    const ids: string[] = [];
    found?.eachId((from, to, isOwn) => ids.push(`${isOwn ? '!' : ''}${decoder.decode(found.run.subarray(from, to))}`));
    expect(ids.toSorted()).toEqual(['!p-1', 'v-1', 'v-2', 'v-3']);
  });

  test('RP3 RP4 is none when it is gone, followed by something else, or its ids are not plain', () => {
    for (const row of [productRow('p', { deleted: true }), productRow('ü'), productRow('a"b')])
      expect(scanned(JSON.stringify(row))).toBeNull();
    const json = JSON.stringify(rich);
    for (const text of [`${json},"more":1`, `${json} `, json.slice(0, -1), ` ${json}`, json.replace('"p-1"', '"p-1" ')])
      expect(scanned(text)).toBeNull();
  });

  test('RP4 whatever is accepted gives the index what the row would have given it', () => {
    let accepted = 0;
    fc.assert(
      fc.property(editedRows(rich), (row) => {
        const found = scanned(JSON.stringify(row));
        if (found === null) return;
        accepted++;
        expect(found.fields).toEqual(fieldsOf(row as Product));
      }),
      { numRuns: 600, seed: 33 },
    );
    expect(accepted).toBeGreaterThan(50);
  });
});
