import { describe, expect, test } from 'vitest';
import { brands } from './brands.ts';
import { makeCatalog } from './catalog.ts';

const catalog = makeCatalog({ seed: 11, products: 1_000_000 });

/** The rule of GS1, written apart from the code under test. */
const hasValidCheckDigit = (barcode: string): boolean => {
  const weighted = [...barcode.padStart(14, '0')].map((digit, place) => Number(digit) * (place % 2 === 0 ? 3 : 1));
  return weighted.reduce((sum, value) => sum + value, 0) % 10 === 0;
};

const first = Array.from({ length: 20_000 }, (_, index) => catalog.productAt(index));
const last = Array.from({ length: 1_000 }, (_, index) => catalog.productAt(999_000 + index));
const variants = [...first, ...last].flatMap((product) => product.variants);

describe('codes', () => {
  const barcodes = variants.map(({ barcode = '' }) => barcode);

  test('barcodes are GTINs of the numbers kept for shops, a few of them short, with true check digits', () => {
    expect(barcodes.filter((barcode) => !/^2(\d{7}|\d{12})$/.test(barcode))).toEqual([]);
    expect(barcodes.filter((barcode) => !hasValidCheckDigit(barcode))).toEqual([]);
    expect(barcodes.filter((barcode) => barcode.length === 8)).toHaveLength(first.length / 50 + last.length / 50);
  });

  test('barcodes, skus, variant ids and handles are unique', () => {
    expect(new Set(barcodes).size).toBe(variants.length);
    expect(new Set(variants.map(({ sku }) => sku)).size).toBe(variants.length);
    expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
    expect(new Set([...first, ...last].map(({ handle }) => handle)).size).toBe(first.length + last.length);
  });
});

describe('brands', () => {
  test('are four hundred different ones, all of them in use', () => {
    expect(new Set(brands).size).toBe(400);
    expect(new Set(first.map(({ brand }) => brand))).toEqual(new Set(brands));
  });

  test('are used unequally', () => {
    const count = new Map<string, number>();
    for (const { brand } of first) count.set(brand, (count.get(brand) ?? 0) + 1);
    const counts = [...count.values()].toSorted((one, other) => other - one);
    expect(counts.slice(0, 40).reduce((sum, value) => sum + value, 0)).toBeGreaterThan(first.length * 0.35);
  });
});
