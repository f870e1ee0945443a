import { describe, expect, test } from 'vitest';
import { makeCatalog } from './catalog.ts';

/** What "N products" means in every figure of this project; a catalog that drifts from it makes the figures lie. */
describe.each([1, 20_260])('a hundred thousand products of seed %i', (seed) => {
  const catalog = makeCatalog({ seed, products: 100_000 });

  test('have three variants each on average and titles of over 60,000 words', () => {
    const words = new Set<string>();
    const used = new Map<string, number>();
    let variants = 0;
    for (let index = 0; index < catalog.productCount; index++) {
      const product = catalog.productAt(index);
      variants += product.variants.length;
      for (const word of (product.title['en'] ?? '').toLowerCase().match(/[a-z]+/g) ?? []) {
        words.add(word);
        used.set(word, (used.get(word) ?? 0) + 1);
      }
    }
    expect(words.size).toBeGreaterThan(60_000);
    expect(variants / catalog.productCount).toBeGreaterThan(2.8);
    expect(variants / catalog.productCount).toBeLessThan(3.2);
    const [first = 0, ...others] = [...used.values()].toSorted((one, other) => other - one);
    expect(first).toBeGreaterThan(1_000);
    expect(others[5_000]).toBeLessThan(20);
  });

  test('take about 1.1 KB each beyond the demo range', () => {
    let bytes = 0;
    for (let index = 2_000; index < 12_000; index++)
      bytes += new TextEncoder().encode(JSON.stringify(catalog.productAt(index))).length;
    expect(bytes / 10_000).toBeGreaterThan(1_050);
    expect(bytes / 10_000).toBeLessThan(1_200);
  });
});
