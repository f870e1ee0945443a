import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { feedRows, type Resource } from '../../contract/feed.ts';
import { makeCatalog } from './catalog.ts';
import { parseMediaId } from './media-id.ts';

const million = makeCatalog({ seed: 7, products: 1_000_000 });
const sample = [0, 1, 2, 1_999, 2_000, 2_001, 2_002, 2_003, 2_004, 31_337, 500_000, 999_998, 999_999];

const stamps = { sourceUpdatedAt: 1, observedAt: 2, deleted: false };
const problemsOf = (resource: Resource, rows: readonly object[]): unknown[] =>
  rows.flatMap((row) => v.safeParse(feedRows[resource], { ...row, ...stamps }).issues ?? []);

function* between(from: number, to: number): Generator<number> {
  for (let index = from; index < to; index++) yield index;
}

describe('any product', () => {
  test('is the same whoever asks and in whatever order', () => {
    const again = makeCatalog({ seed: 7, products: 1_000_000 });
    for (const index of sample.toReversed()) {
      expect(again.demandAt(index)).toEqual(million.demandAt(index));
      expect(again.stockAt(index)).toEqual(million.stockAt(index));
      expect(again.pricesAt(index)).toEqual(million.pricesAt(index));
      expect(again.productAt(index)).toEqual(million.productAt(index));
    }
  });

  test('does not depend on how many others there are', () => {
    expect(makeCatalog({ seed: 7, products: 2_000 }).productAt(1_999)).toEqual(million.productAt(1_999));
  });

  test('is another one in the shop of another seed', () => {
    const other = makeCatalog({ seed: 8, products: 1_000_000 });
    const alike = sample.filter((index) => other.productAt(index).title['en'] === million.productAt(index).title['en']);
    expect(alike).toEqual([]);
  });

  test('is there only within the catalog', () => {
    const small = makeCatalog({ seed: 7, products: 10 });
    expect(small.productCount).toBe(10);
    for (const index of [-1, 10, 0.5, Number.NaN]) expect(() => small.productAt(index)).toThrow(RangeError);
    for (const products of [0, -1, 2.5, 3_000_001])
      expect(() => makeCatalog({ seed: 7, products })).toThrow(RangeError);
  });
});

describe('the rows', () => {
  test('keep to the contract', () => {
    const indices = [...sample, ...between(40, 340), ...between(2_100, 2_400)];
    expect(problemsOf('product', indices.map(million.productAt))).toEqual([]);
    expect(problemsOf('price', indices.flatMap(million.pricesAt))).toEqual([]);
    expect(problemsOf('stock', indices.flatMap(million.stockAt))).toEqual([]);
    expect(problemsOf('category', million.categories())).toEqual([]);
    expect(problemsOf('location', million.locations())).toEqual([]);
    expect(problemsOf('promotion', million.promotions())).toEqual([]);
  });

  test('fit together: choices to options, prices to variants, stock and demand to variants and locations', () => {
    const locations = million.locations().map(({ sourceId }) => sourceId);
    for (const index of sample) {
      const { variants, options, media } = million.productAt(index);
      const ids = variants.map(({ id }) => id);
      expect(million.pricesAt(index).map(({ variant }) => variant)).toEqual(ids);
      const levels = ids.flatMap((variant) => locations.map((location) => `${variant}@${location}`));
      expect(million.stockAt(index).map(({ sourceId }) => sourceId)).toEqual(levels);
      expect(million.demandAt(index).map(({ variant, location }) => `${variant}@${location}`)).toEqual(levels);
      const combinations = options.reduce((product, { values }) => product * values.length, 1);
      expect(new Set(variants.map(({ choices }) => choices.join())).size).toBe(combinations);
      expect(variants.every(({ choices }) => choices.length === options.length)).toBe(true);
      const pictures = new Set(media.map(({ id }) => id));
      expect(variants.flatMap((variant) => variant.media).filter((id) => !pictures.has(id))).toEqual([]);
    }
  });

  test('name pictures that can be drawn, in the colour of the swatch', () => {
    for (const index of sample) {
      const { options, media } = million.productAt(index);
      const swatches = options[0]?.values.map(({ swatch }) => swatch);
      for (const { id } of media) expect(swatches).toContain(parseMediaId(id)?.colour);
    }
    for (const { media = '' } of million.categories()) expect(parseMediaId(media)).not.toBeNull();
  });
});

describe('languages', () => {
  const spokenIn = (index: number) => {
    const { title, description, options } = million.productAt(index);
    const texts = [
      title,
      description,
      ...options.flatMap(({ name, values }) => [name, ...values.map((one) => one.name)]),
    ];
    const [first = '', ...others] = texts.map((text) => Object.keys(text).join(' '));
    expect(others.filter((other) => other !== first)).toEqual([]);
    return first;
  };

  test('all five in the demo range, wherever there is text', () => {
    for (const index of between(0, 2_000)) expect(spokenIn(index)).toBe('en de fr es ar');
    for (const { name } of million.categories()) expect(Object.keys(name)).toEqual(['en', 'de', 'fr', 'es', 'ar']);
  });

  test('two beyond it, Arabic for a fifth', () => {
    const count: Record<string, number> = {};
    for (const index of between(10_000, 10_600)) count[spokenIn(index)] = (count[spokenIn(index)] ?? 0) + 1;
    expect(count).toEqual({ 'en de': 160, 'en fr': 160, 'en es': 160, 'en ar': 120 });
  });

  test('Arabic titles are in Arabic letters throughout', () => {
    for (const index of between(0, 2_000))
      expect(million.productAt(index).title['ar']?.replace('USB-C', '')).not.toMatch(/[A-Za-z,]/);
  });
});

describe('the town', () => {
  test('wants few things often and most things seldom', () => {
    const perDay = [...between(0, 2_000)]
      .map((index) => million.demandAt(index).reduce((sum, demand) => sum + demand.perDay, 0))
      .toSorted((one, other) => other - one);
    const share = (part: readonly number[]) => part.reduce((sum, value) => sum + value, 0);
    expect(share(perDay.slice(0, 200)) / share(perDay)).toBeGreaterThan(0.5);
    expect(perDay[1_000]).toBeLessThan(0.5);
    expect(perDay.at(-1)).toBeGreaterThan(0);
  });

  test('finds most of it on the shelf, and not all of it', () => {
    const levels = [...between(0, 2_000)].flatMap((index) => million.stockAt(index).map(({ available }) => available));
    const empty = levels.filter((available) => available === 0).length / levels.length;
    expect(empty).toBeGreaterThan(0.08);
    expect(empty).toBeLessThan(0.2);
  });
});
