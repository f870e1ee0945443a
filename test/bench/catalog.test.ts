import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, describe, expect, test } from 'vitest';
import { categorySchema } from '../../sync/contract/category.ts';
import { locationSchema } from '../../sync/contract/location.ts';
import { feedLineSchema } from '../../sync/contract/feed.ts';
import { type Price, priceSchema } from '../../sync/contract/price.ts';
import { productSchema } from '../../sync/contract/product.ts';
import { stockLevelsSchema, stockSchema } from '../../sync/contract/stock.ts';
import { isBarcode } from '../../sync/search/codes.ts';
import { BadCatalog } from './catalog/file.ts';
import { openCatalog, stockRowsOf } from './catalog.ts';
import { type PriceLine, priceLines, pricesALine, pricesIn } from './catalog/packed-prices.ts';

const madeUp = (products: number, seed = 7) => openCatalog({ seed, products, file: null });

describe('the goods of a benchmark', () => {
  test('keep the contract, with a price per variant and stock per variant at five locations', () => {
    const catalog = madeUp(300);
    for (const category of catalog.categories) v.parse(categorySchema, category);
    for (const location of catalog.locations) v.parse(locationSchema, location);
    for (let index = 0; index < catalog.products; index++) {
      const product = v.parse(productSchema, catalog.productAt(index));
      const prices = catalog.pricesOf(product, index).map((price) => v.parse(priceSchema, price));
      const levels = catalog.levelsOf(product, index).map((line) => v.parse(stockLevelsSchema, line));
      const ids = product.variants.map(({ id }) => id);
      expect(prices.map(({ variant }) => variant)).toEqual(ids);
      expect(levels.map(({ variant }) => variant)).toEqual(ids);
      for (const line of levels) expect(stockRowsOf(line).map((row) => v.parse(stockSchema, row))).toHaveLength(5);
      for (const { barcode = '' } of product.variants) expect(isBarcode(barcode)).toBe(true);
    }
  });

  test('have prices that are the same packed, in lines that keep the contract', () => {
    const catalog = madeUp(100);
    const some = Array.from({ length: 100 }, (_, index) => catalog.pricesOf(catalog.productAt(index), index)).flat();
    const [first, second] = some;
    if (first === undefined || second === undefined) throw new Error('There are no prices');
    const odd = [
      { ...first, validFrom: 5 },
      { ...first, sourceId: 'an id of its own' },
      { ...first, context: { country: 'IE' }, compareAt: { ...first.amount, minor: 9 } },
      { ...second, sourceId: `${second.variant}-usd`, amount: { ...second.amount, currency: 'USD' } },
    ];
    const lines = priceLines([...some, ...odd]).map((line) => v.parse(feedLineSchema, line) as PriceLine);
    const told = (prices: readonly Price[]) => prices.map(({ sourceUpdatedAt: _, observedAt: __, ...price }) => price);
    expect(told(lines.flatMap(pricesIn))).toEqual(told([...some, ...odd]));
    expect(lines).toHaveLength(Math.ceil(some.length / pricesALine) + odd.length);
  });

  test('are what "N products" means: variants, languages, bytes, words and how often they are used', () => {
    const catalog = madeUp(100_000);
    const words = new Map<string, number>();
    const codes = new Set<string>();
    let [variants, bytes, latin, notLatin] = [0, 0, 0, 0];
    for (let index = 0; index < catalog.products; index++) {
      const product = catalog.productAt(index);
      variants += product.variants.length;
      if ('en' in product.title && 'ar' in product.title) notLatin++;
      if ('en' in product.title && 'de' in product.title) latin++;
      for (const { sku, barcode } of product.variants) codes.add(sku).add(barcode ?? '');
      if (index % 21 === 0) bytes += 21 * Buffer.byteLength(JSON.stringify(product));
      for (const word of Object.values(product.title).join(' ').toLowerCase().split(' '))
        words.set(word, (words.get(word) ?? 0) + 1);
    }
    expect(variants / catalog.products).toBeCloseTo(3, 1);
    expect(codes.size).toBe(2 * variants);
    expect(notLatin).toBe(catalog.products / 5);
    expect(latin + notLatin).toBe(catalog.products);
    expect(bytes / catalog.products).toBeGreaterThan(1_050);
    expect(bytes / catalog.products).toBeLessThan(1_150);
    expect(words.size).toBeGreaterThan(58_000);
    expect(words.size).toBeLessThan(66_000);
    const uses = [...words.values()].toSorted((one, other) => other - one);
    // Zipf: the hundredth word is used about a tenth as often as the tenth.
    expect((uses[9] ?? 0) / (uses[99] ?? 1)).toBeGreaterThan(5);
    expect((uses[9] ?? 0) / (uses[99] ?? 1)).toBeLessThan(20);
  }, 60_000);

  test('are the same for the same seed, and others for another', () => {
    expect(madeUp(50).productAt(49)).toEqual(madeUp(50).productAt(49));
    expect(madeUp(50, 8).productAt(49).title).not.toEqual(madeUp(50).productAt(49).title);
  });
});

describe('goods from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'endcap-catalog-'));
  const path = join(folder, 'goods.ndjson');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const write = (...lines: readonly unknown[]) =>
    writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  const read = (products = 100) => openCatalog({ seed: 7, products, file: path });
  const source = madeUp(3);

  test('are used as they come, bare or as a feed carries them, and what is missing is made up', () => {
    const [first, second] = [source.productAt(0), source.productAt(1)];
    const [price] = source.pricesOf(first, 0);
    const [level] = source.levelsOf(first, 0);
    if (price === undefined || level === undefined) throw new Error('The first product has no variant');
    const packed = {
      ...{ context: {}, taxIncluded: true, currency: 'EUR', exponent: 2, suffix: '-eur' },
      of: second.variants.map(({ id }) => [id, 777, null]),
    };
    const changed = { ...price, amount: { ...price.amount, minor: 4_242 } };
    write(first, { upsert: second }, '', changed, { prices: packed }, { levels: level });
    const catalog = read();
    expect(catalog.products).toBe(2);
    expect(catalog.productAt(1)).toEqual(second);
    expect(catalog.pricesOf(first, 0)[0]?.amount.minor).toBe(4_242);
    expect(catalog.levelsOf(first, 0)).toEqual([{ ...level, sourceUpdatedAt: undefined }].map(withoutUndefined));
    expect(catalog.pricesOf(second, 1).map(({ amount }) => amount.minor)).toEqual(second.variants.map(() => 777));
    expect(catalog.levelsOf(second, 1)).toHaveLength(second.variants.length);
    expect(catalog.categories.length).toBeGreaterThan(10);
    expect(read(1).products).toBe(1);
  });

  test('that come twice count once, as they came last', () => {
    const first = source.productAt(0);
    write(first, source.productAt(1), { ...first, brand: 'Renamed' });
    expect(read().products).toBe(2);
    expect(read().productAt(0).brand).toBe('Renamed');
    expect(read(1).productAt(0).brand).toBe('Renamed');
  });

  test.each([
    ['not JSON', '{"sourceId":', /Line 2 .* is not JSON/],
    ['a broken product', { ...source.productAt(1), brand: 5 }, /Line 2 .* breaks the contract at brand/],
    ['something else', { hello: 1 }, /Line 2 .* is neither a product nor a price/],
  ])('a line that is %s is named with its number', (_, line, message) => {
    write(source.productAt(0), line);
    expect(() => read()).toThrow(BadCatalog);
    expect(() => read()).toThrow(message);
  });
});

const withoutUndefined = (row: object): object =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
