import { describe, expect, test } from 'vitest';
import { loadIndex } from './load.ts';
import { saveIndex } from './save.ts';
import { combineIndexes, createIndexBuilder } from './search-index.ts';
import type { SearchIndex } from './search-index.ts';

function indexOfSize(products: number): SearchIndex {
  const builder = createIndexBuilder();
  for (let ordinal = 0; ordinal < products; ordinal++)
    builder.add({
      ordinal,
      titles: { en: `Cap number${ordinal}`, de: `Grüne Mütze ${ordinal}` },
      brand: `Brand ${ordinal % 7}`,
      categories: ['caps'],
      colours: ['moss'],
      sizes: ['M'],
      skus: [`SKU-${ordinal}`],
      barcodes: [String(4_000_000_000_000 + ordinal)],
      priceMinor: ordinal % 3 === 0 ? null : ordinal,
      popularity: (ordinal % 10) / 10,
    });
  return builder.finish();
}

const live = { inStockHere: () => true, deleted: () => false };
const ask = (text: string) => ({ text, filters: {}, sort: 'best', offset: 0, limit: 5 }) as const;

describe('a saved index', () => {
  const built = indexOfSize(5_000);
  const chunks = saveIndex(built);

  test('RP7 is in records of at most 56 KiB, each with bytes of its own', () => {
    expect(chunks.length).toBeGreaterThan(5);
    for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(56 * 1024);
    for (const chunk of chunks) expect(chunk.buffer.byteLength).toBe(chunk.length);
  });

  test.each(['', 'number4711', 'mutze', 'gruen muetze', 'brand 3', 'SKU-77', '4000000000078'])(
    'SE7 answers %j as the one that was built',
    (text) => {
      expect(loadIndex(chunks)?.search(ask(text), live)).toEqual(built.search(ask(text), live));
      expect(loadIndex(chunks)?.lookup(text)).toEqual(built.lookup(text));
    },
  );

  test('SE7 loaded and saved again is the same bytes', () => {
    const loaded = loadIndex(chunks);
    expect(loaded === null ? null : saveIndex(loaded)).toEqual(chunks);
  });

  test('SE7 of no products is an index too', () => {
    expect(loadIndex(saveIndex(indexOfSize(0)))?.search(ask(''), live).total).toBe(0);
  });

  test('that is not all there, or of another version, is none', () => {
    expect(loadIndex([])).toBeNull();
    expect(loadIndex(chunks.slice(0, -1))).toBeNull();
    expect(loadIndex(chunks.slice(1))).toBeNull();
    expect(loadIndex([...chunks, new Uint8Array(8)])).toBeNull();
  });

  test('with changes over it is not saved: they are folded in by building', () => {
    expect(() => saveIndex(combineIndexes(built, indexOfSize(1), new Set([0])))).toThrow('in one piece');
  });
});
