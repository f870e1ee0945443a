import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import type { Generation } from '../replica/generation.ts';
import { type StockChunk, stockChunkOf, stockKind } from '../replica/stock-column.ts';
import type { Moment } from './moment.ts';
import { promisesOf } from './promises.ts';
import { stockAges } from './stock-ages.ts';

const minute = 60_000;
const noneKept = async () => 0;
const now = 1_800_000_000_000;
const exactly = 1;

interface Figure {
  readonly available: number;
  readonly ageMs: number;
}

/** A shop of so many variants at so many places, with a figure on each shelf or none. */
function shop(
  variants: number,
  places: number,
  figureAt: (variant: number, place: number) => Figure | null,
  loaded = true,
) {
  const chunks = new Map<number, StockChunk>();
  for (let place = 0; place < places; place++)
    for (let variant = 0; variant < variants; variant++) {
      const figure = figureAt(variant, place);
      const number = stockChunkOf(place, variant);
      const chunk = chunks.get(number) ?? stockKind.empty();
      chunks.set(number, chunk);
      if (figure === null) continue;
      const slot = variant % chunk.terms.length;
      chunk.terms[slot] = exactly;
      chunk.available[slot] = figure.available;
      chunk.observed[slot] = (now - figure.ageMs) / 1_000;
    }
  const named = (count: number) => ({ count, idAt: (at: number) => `id-${at}` });
  return {
    ...{ loaded, variants: named(variants), locations: named(places) },
    stock: { chunk: (number: number) => chunks.get(number) ?? null },
  } as unknown as Generation;
}

const moment = {
  ...{ now, confirmedAt: null, since: (stamp: number) => (stamp <= now ? now - stamp : null) },
  ...{
    ordered: () => [],
    live: () => null,
    told: () => null,
    outlook: () => ({ probability: 1, certain: 1, share: 1 }),
  },
  promises: promisesOf(),
} as Moment;

describe('how old the figures of a replica are', () => {
  test('FR38 all of them count in a small shop: each band, the median and the age that nineteen of twenty keep to', async () => {
    const generation = shop(10, 2, (variant, place) =>
      place === 0 ? { available: 5, ageMs: variant * minute } : variant === 9 ? { available: 0, ageMs: minute } : null,
    );
    expect(await stockAges(generation, moment, breathless, noneKept)).toEqual({
      figures: 11,
      bands: { 'just-checked': 4, likely: 6, ask: 0, unknown: 0, out: 1 },
      medianMs: 4 * minute,
      p95Ms: 9 * minute,
    });
  });

  test('FR38 a large shop is told from a part of it, whatever rhythm it has', async () => {
    for (const rhythm of [2, 3, 5, 8, 2_048]) {
      const isOld = (variant: number) => variant % rhythm === 0;
      const generation = shop(30_000, 5, (variant) => ({ available: 5, ageMs: isOld(variant) ? 5 * minute : 0 }));
      const ages = await stockAges(generation, moment, breathless, noneKept);
      expect(ages?.figures).toBe(2_000);
      expect(Math.abs((ages?.bands.likely ?? 0) / 2_000 - 1 / rhythm)).toBeLessThan(0.03);
    }
  });

  test('FR38 nothing is told while not all is in memory, of no figure, and of ages that nobody knows', async () => {
    const fromTomorrow = () => ({ available: 5, ageMs: -minute });
    expect(await stockAges(shop(10, 1, fromTomorrow, false), moment, breathless, noneKept)).toBeNull();
    expect(await stockAges(shop(10, 1, fromTomorrow), moment, breathless, noneKept)).toMatchObject({
      ...{ figures: 10, bands: { unknown: 10 }, medianMs: null, p95Ms: null },
    });
    const empty = await stockAges(
      shop(10, 1, () => null),
      moment,
      breathless,
      noneKept,
    );
    expect(empty).toMatchObject({ figures: 0, medianMs: null, p95Ms: null });
  });
});
