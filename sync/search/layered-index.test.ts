import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { countingBreath } from './counting-breath.fixture.ts';
import { flatTree } from './category-tree.ts';
import { type FacetNames, plainNames } from './facet-names.ts';
import { LayeredIndex } from './layered-index.ts';
import type { IndexQuery, LiveColumns } from './query.ts';
import type { SearchDocument } from './search-document.ts';

const document = (ordinal: number, title: string, sku = ''): SearchDocument => ({
  ordinal,
  titles: { en: title },
  brand: `Brand ${ordinal % 50}`,
  categories: [`c${ordinal % 30}`],
  colours: ['moss'],
  sizes: [],
  skus: [sku],
  barcodes: [''],
  popularity: (ordinal % 100) / 100,
});
const many = (count: number, from = 0, title = 'Cap'): SearchDocument[] =>
  Array.from({ length: count }, (_, index) => document(from + index, `${title} word${(from + index) % 5_000}`));
const live: LiveColumns = {
  here: new Uint8Array(0),
  nearby: new Uint8Array(0),
  gone: new Uint8Array(0),
  lowest: new Float64Array(0),
};
const query = (text: string): IndexQuery => ({ text, filters: {}, sort: 'new', offset: 0, limit: 50 });

async function layered(...pages: readonly (readonly SearchDocument[])[]): Promise<LayeredIndex> {
  const layers = new LayeredIndex(flatTree, plainNames, breathless);
  for (const page of pages) await layers.add(page);
  return layers;
}
const found = ({ index }: LayeredIndex, text: string): readonly number[] => index.search(query(text), live).ordinals;

describe('changes over an index', () => {
  const base = [document(10, 'Old shirt', 'A'), document(20, 'Trousers', 'B'), document(30, 'Scarf', 'C')];
  const changes = [document(10, 'New shirt', 'A2'), document(40, 'Shirt dress', 'C')];

  test('SE10 the newer version of a product is the one that is found; one that is gone is not', async () => {
    const layers = await layered(base, changes);
    await layers.drop([30]);
    expect(found(layers, 'shirt')).toEqual([40, 10]);
    expect(found(layers, 'old')).toEqual([]);
    expect(found(layers, 'scarf')).toEqual([]);
    expect(found(layers, '')).toEqual([40, 20, 10]);
    expect(layers.index.lookup('A')).toBeNull();
    expect(layers.index.lookup('C')).toEqual({ ordinal: 40, variant: 0 });
  });

  test('SE10 merged it answers the same, and what was replaced is no longer there', async () => {
    const layers = await layered(base, changes);
    await layers.drop([30]);
    const data = await layers.whole();
    expect(layers.segmentCount).toBe(1);
    expect([...data.ordinals]).toEqual([10, 20, 40]);
    expect(found(layers, 'shirt')).toEqual([40, 10]);
    expect(layers.index.suggest('sca', 5).terms).toEqual([]);
  });

  test('SE10 of a product added twice the later counts, also in one page', async () => {
    const layers = await layered([document(5, 'First', 'X'), document(4, 'Other'), document(5, 'Second', 'Y')]);
    expect(found(layers, '')).toEqual([5, 4]);
    expect(found(layers, 'first')).toEqual([]);
    expect(layers.index.lookup('X')).toBeNull();
    expect(layers.index.lookup('Y')).toEqual({ ordinal: 5, variant: 0 });
  });

  test('SE10 what changes while segments are merged is not lost in the merge', async () => {
    const breath = countingBreath(50);
    const layers = new LayeredIndex(flatTree, plainNames, breath);
    await layers.add(many(300));
    await layers.add(many(300, 300));
    const merging = layers.whole();
    await layers.add([document(7, 'Hat'), document(308, 'Hat')]);
    await layers.drop([9]);
    await merging;
    await layers.settled();
    expect(found(layers, 'hat')).toEqual([308, 7]);
    expect(found(layers, 'word7')).not.toContain(7);
    expect(found(layers, 'word9')).not.toContain(9);
    expect(layers.size).toBe(599);
  });
});

describe('a question after a round of changes', () => {
  test('SE10 finds the names of all values taken apart already, also after a merge and of what was here before', async () => {
    let version = 0;
    let asked = 0;
    const names: FacetNames = {
      get version() {
        return version;
      },
      namesOf: (_, id) => {
        asked++;
        return [`${id} ${version}`];
      },
    };
    const layers = new LayeredIndex(flatTree, names, breathless);
    for (let change = 0; change < 12; change++) {
      version = change;
      await layers.add(many(20, change * 20));
      await layers.settled();
      asked = 0;
      expect(found(layers, 'moss')).not.toEqual([]);
      expect(asked).toBe(0);
    }
  });

  test('RP19 what it was built with took memory for what came, not for a catalog', async () => {
    const layers = await layered(many(20));
    expect(layers.heldBytes).toBeLessThan(100_000);
    await layers.add(many(2_000, 20));
    const grown = layers.heldBytes;
    layers.forgetWords();
    await layers.add(many(20, 2_020));
    expect(layers.heldBytes).toBeLessThan(grown);
  });
});

test('SE2 how many have a word is counted over all segments', async () => {
  const layers = await layered(
    [document(1, 'Short'), document(2, 'Short'), document(13, 'Shirt'), document(14, 'Shirt'), document(15, 'Shirt')],
    [document(6, 'Short'), document(7, 'Short')],
  );
  const ask = { ...query('shrt'), sort: 'best' } as const;
  expect(layers.index.search(ask, live).ordinals.slice(0, 2)).toEqual([7, 6]);
});

describe('growing', () => {
  test('SE10 after any number of small changes there are few segments', async () => {
    const layers = await layered(many(2_000));
    for (let change = 0; change < 400; change++) {
      await layers.add(many(3, (change * 7) % 2_000, 'Hat'));
      expect(layers.segmentCount).toBeLessThanOrEqual(20);
    }
    await layers.settled();
    expect(layers.segmentCount).toBeLessThanOrEqual(8);
    expect(layers.size).toBe(2_000);
  });

  test('SE10 while a catalog comes in, half of it at least can be found at any time', async () => {
    const layers = new LayeredIndex(flatTree, plainNames, breathless);
    for (let page = 0; page < 40; page++) {
      await layers.add(many(1_000, page * 1_000), true);
      expect(layers.size * 2).toBeGreaterThanOrEqual((page + 1) * 1_000);
    }
    await layers.add([]);
    expect(layers.size).toBe(40_000);
  });
});

test('SE10 nobody waits long: between two looks at the clock there is a bounded number of steps, whatever the size', async () => {
  const breath = countingBreath(1);
  const layers = new LayeredIndex(flatTree, plainNames, breath);
  for (let page = 0; page < 20; page++) await layers.add(many(1_000, page * 1_000), true);
  await layers.whole();
  await layers.settled();
  expect(breath.taken).toBeGreaterThan(20_000 / 64);
  // Measured in time, because that is what it is for; the bound leaves room for a busy machine and the collector.
  expect(breath.typicalMs(0.98)).toBeLessThan(5);
});
