import { describe, expect, test } from 'vitest';
import { ArticlePaces, ArticleTally, type Sales } from './article-paces.ts';
import { GoodsGroup } from './goods-group.ts';

const group = new GoodsGroup();

/** Told again and again: busy places are seen once articles are known. */
function tallied(all: readonly Sales[], times = 6): ArticlePaces {
  const paces = new ArticlePaces();
  for (let time = 0; time < times; time++) {
    const tally = new ArticleTally(paces);
    for (const sales of all) tally.add(sales, group);
    tally.end();
  }
  return paces;
}

/** Each article sells at a pace of its own, in each place so many times as much. */
function town(paceOf: (article: number) => number, busyAt: readonly number[]): Sales[] {
  const hours = 400;
  return Array.from({ length: 60 }, (_, article) =>
    busyAt.map((busy, place) => ({ article, place, hours, sold: Math.round(paceOf(article) * busy * hours) })),
  ).flat();
}

const usualOf = (paces: ArticlePaces, article: number, place: number) =>
  paces.usual({ article, place, sold: 0, hours: 0 }, group);

describe('how an article sells', () => {
  test('FR42 is known from other places before it was sold here', () => {
    const pace = (article: number) => (article % 2 === 0 ? 0.2 : 0.01);
    const paces = tallied(town(pace, [1, 1, 1, 1]));
    expect(usualOf(paces, 0, 4).mean).toBeGreaterThan(0.15);
    expect(usualOf(paces, 1, 4).mean).toBeLessThan(0.02);
    expect(usualOf(paces, 0, 4).shape).toBeGreaterThan(2 * usualOf(new ArticlePaces(), 0, 4).shape);
  });

  test('FR42 its own sales here are not counted for it twice', () => {
    const all = town(() => 0.05, [1, 1, 1]);
    const paces = tallied(
      all.map((sales) => (sales.article === 7 && sales.place === 2 ? { ...sales, sold: 200 } : sales)),
    );
    const own = paces.usual({ article: 7, place: 2, sold: 200, hours: 400 }, group);
    expect(own.mean).toBeLessThan(0.08);
  });

  test('FR42 nor while it is only just learned how busy this place is', () => {
    const all = town(() => 0.02, [0.3, 1.7]);
    for (const times of [1, 2, 3, 4, 5, 6]) {
      const { mean } = tallied(all, times).usual({ article: 7, place: 1, sold: 14, hours: 400 }, group);
      expect(mean).toBeGreaterThan(0.005);
      expect(mean).toBeLessThan(0.05);
    }
  });

  test('FR42 of two places each is told by the other, and they do not swing for ever', () => {
    const busyAfter = (times: number) => {
      const paces = tallied(
        town(() => 0.02, [0.5, 1.5]),
        times,
      );
      return (paces.busyAt(1)[0] ?? 0) / (paces.busyAt(0)[0] ?? 1);
    };
    expect(busyAfter(12)).toBeGreaterThan(2);
    expect(busyAfter(13) / busyAfter(12)).toBeCloseTo(1, 1);
  });

  test('FR42 a busy place sells more of everything', () => {
    const paces = tallied(town((article) => 0.02 + article / 1_000, [0.5, 1, 2]));
    const [quiet, usual, busy] = [0, 1, 2].map((place) => usualOf(paces, 30, place).mean);
    expect((busy ?? 0) / (quiet ?? 1)).toBeGreaterThan(3);
    expect((usual ?? 0) / (quiet ?? 1)).toBeGreaterThan(1.6);
  });

  test('FR42 where each place sells differently, others say less', () => {
    const alike = tallied(town(() => 0.05, [1, 1, 1, 1]));
    const different = tallied(
      town(() => 0.05, [1, 1, 1, 1]).map((sales) => ({
        ...sales,
        sold: (sales.article + sales.place) % 4 === 0 ? 80 : 0,
      })),
    );
    expect(usualOf(different, 3, 0).shape).toBeLessThan(usualOf(alike, 3, 0).shape / 2);
  });

  test('FR42 an article of a number that is far ahead has its place', () => {
    const paces = tallied([{ article: 70_000, place: 0, sold: 40, hours: 400 }]);
    expect(usualOf(paces, 70_000, 0).mean).toBeGreaterThan(0.05);
  });
});
