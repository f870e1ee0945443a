import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { flatTree } from './category-tree.ts';
import { plainNames } from './facet-names.ts';
import { joined } from './joined.fixture.ts';
import { LayeredIndex } from './layered-index.ts';
import { loadSegment } from './load.ts';
import { saveSegment } from './save.ts';
import type { SearchIndex } from './search-index.ts';
import type { SegmentData } from './segment.ts';
import { segmentBuilder } from './segment-builder.ts';
import { atOnce } from './steps.ts';

function segmentOfSize(products: number): SegmentData {
  const builder = segmentBuilder();
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
      popularity: (ordinal % 10) / 10,
    });
  return atOnce(builder.finish());
}

function indexOver(data: SegmentData | null): SearchIndex | null {
  if (data === null) return null;
  const layers = new LayeredIndex(flatTree, plainNames, breathless);
  layers.open(data);
  return layers.index;
}

const live = {
  here: new Uint8Array(9_000).fill(1),
  nearby: new Uint8Array(0),
  gone: new Uint8Array(0),
  lowest: new Float64Array(4_000).fill(990),
};
const pieceBytes = 56 * 1024 - 512;
const ask = (text: string) => ({ text, filters: {}, sort: 'best', offset: 0, limit: 5 }) as const;

describe('a saved index', () => {
  const built = segmentOfSize(5_000);
  const records = [...saveSegment(built, pieceBytes)];
  const whole = joined(records);

  test('RP7 is in records of a given size, each with bytes of its own', () => {
    expect(records.length).toBeGreaterThan(5);
    for (const record of records.slice(0, -1)) expect(record.length).toBe(pieceBytes);
    for (const record of records) expect(record.buffer.byteLength).toBe(record.length);
  });

  test('SE7 is loaded as it was, what is left out and made again included', () => {
    expect(loadSegment(whole)).toEqual(built);
    const none = segmentOfSize(0);
    expect(loadSegment(joined([...saveSegment(none, pieceBytes)]))).toEqual(none);
  });

  test.each(['', 'number4711', 'mutze', 'gruen muetze', 'brand 3', 'SKU-77', '4000000000078'])(
    'SE7 answers %j as the one that was built',
    (text) => {
      const [loaded, before] = [indexOver(loadSegment(whole)), indexOver(built)];
      expect(loaded?.search(ask(text), live)).toEqual(before?.search(ask(text), live));
      expect(loaded?.lookup(text)).toEqual(before?.lookup(text));
    },
  );

  test('SE7 loaded and saved again is the same bytes', () => {
    const loaded = loadSegment(whole);
    expect(loaded === null ? null : joined([...saveSegment(loaded, 1_000)])).toEqual(whole);
  });

  test('SE7 of no products is an index too', () => {
    const empty = loadSegment(joined([...saveSegment(segmentOfSize(0), pieceBytes)]));
    expect(indexOver(empty)?.search(ask(''), live).total).toBe(0);
  });

  test('that is not all there, or of another version, is none', () => {
    expect(loadSegment(new Uint8Array(0))).toBeNull();
    expect(loadSegment(whole.slice(0, -8))).toBeNull();
    expect(loadSegment(whole.slice(8))).toBeNull();
    expect(loadSegment(joined([whole, new Uint8Array(8)]))).toBeNull();
    const other = whole.slice();
    other[0] = 1;
    expect(loadSegment(other)).toBeNull();
  });
});
