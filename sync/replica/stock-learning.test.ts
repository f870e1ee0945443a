import { describe, expect, test } from 'vitest';
import { breathless } from '../kernel/breath.ts';
import { fold } from './fold.ts';
import type { Generation } from './generation.ts';
import type { Change } from './page-lines.ts';
import { storage } from './reopened-generation.fixture.ts';
import { locationRow, productRow, sampleTime, stockRow } from './sample-rows.fixture.ts';
import { takeIn, writePage } from './write-page.ts';

const hour = 3_600_000;
/** Closed at night, and on Sundays. */
const hours = [1, 2, 3, 4, 5, 6].map((on) => ({ day: on, opens: '09:00', closes: '20:00' }));
const day = 24 * hour;

async function write(to: Generation, resource: 'stock' | 'product' | 'location', at: number, ...changes: Change[]) {
  const end = { next: 'c', complete: true, epoch: 'e', serverTime: 0 };
  const page = { resource, changes, askedAt: at, quarantine: [], end };
  await writePage(to, await takeIn(to, page, breathless));
}

const says = (variant: string, available: number): Change<'stock'> => ({
  kind: 'row',
  row: stockRow(variant, 'loc-1', available),
  json: null,
});

/** One sold each day, down to the last few. */
async function sellDaily(to: Generation, days: number, from: number): Promise<number> {
  for (let at = 0; at < days; at++) await write(to, 'stock', sampleTime + at * day, says('v', from - at));
  return sampleTime + (days - 1) * day;
}

const outlookOf = (generation: Generation, available: number, at: number, ageMs: number) =>
  generation.outlook('loc-1', 'v', { told: { available, at }, knownAt: at, ageMs, keptBack: 0 });

describe('what stock teaches', () => {
  test('FR20 a record that sells every day is not expected to last as long as one that never did', async () => {
    const [seller, sleeper] = [await storage()(), await storage()()];
    const at = await sellDaily(seller, 30, 33);
    await write(sleeper, 'stock', sampleTime, says('v', 4));
    expect(outlookOf(seller, 4, at, 4 * day).certain).toBeLessThan(outlookOf(sleeper, 4, at, 4 * day).certain - 0.1);
  });

  test.each([
    ['from what was noted page by page', async () => {}],
    ['from what was folded into place', (generation: Generation) => fold(generation, { logged: 0, overlaid: 0 })],
  ])('FR27 is there again after a restart, %s', async (_what, before: (generation: Generation) => Promise<void>) => {
    const opened = storage();
    const first = await opened();
    await write(first, 'location', sampleTime, { kind: 'row', row: locationRow('loc-1', { hours }), json: null });
    const at = await sellDaily(first, 33, 36);
    const told = [0, hour, day, 3 * day].map((age) => outlookOf(first, 4, at, age).certain);
    await before(first);
    const second = await opened();
    const again = [0, hour, day, 3 * day].map((age) => outlookOf(second, 4, at, age).certain);
    for (const [index, certain] of told.entries()) expect(again[index]).toBeCloseTo(certain, 2);
    expect(told[0]).toBeGreaterThan(0.9);
  });

  test('FR42 how articles sell everywhere is looked up again after a restart, also where no survey is due', async () => {
    const opened = storage();
    const first = await opened();
    const at = await sellDaily(first, 30, 60);
    const elsewhere = (generation: Generation) =>
      generation.outlook('loc-2', 'v', { told: { available: 4, at }, knownAt: at, ageMs: 4 * day, keptBack: 0 });
    await write(first, 'stock', at, { kind: 'row', row: stockRow('v', 'loc-2', 4), json: null }, says('w', 4));
    const untold = elsewhere(first).certain;
    await first.learning.survey(first.stock, at, breathless);
    const told = elsewhere(first).certain;
    expect(told).toBeLessThan(untold - 0.1);
    for (let page = 0; page < 32; page++) await write(first, 'stock', at, says('v', 31));
    const second = await opened();
    await second.learning.survey(second.stock, at + hour, breathless);
    expect(elsewhere(second).certain).toBeCloseTo(told, 2);
  });

  test('FR42 is looked up in small slices, also in a shop of a few goods: who asks meanwhile is answered', async () => {
    const generation = await storage()();
    const goods = Array.from({ length: 400 }, (_, at) => says(`v-${at}`, at % 7));
    await write(generation, 'stock', sampleTime, ...goods);
    let taken = 0;
    const breath = { due: true, take: async () => void taken++ };
    await generation.learning.survey(generation.stock, sampleTime + day, breath);
    expect(taken).toBeGreaterThan(40);
  });

  test('FR42 what nobody knows is not expected to sell as something else does, and goods at a new place as elsewhere', async () => {
    const generation = await storage()();
    const at = await sellDaily(generation, 30, 60);
    await write(generation, 'stock', at, says('never-sold', 4));
    const held = generation.heldBytes;
    await generation.learning.survey(generation.stock, at, breathless);
    const certain = (place: string, variant: string) =>
      generation.outlook(place, variant, { told: { available: 4, at }, knownAt: at, ageMs: 4 * day, keptBack: 0 })
        .certain;
    expect(certain('loc-1', 'unknown')).toBeCloseTo(certain('loc-1', 'never-sold'), 6);
    expect(certain('unknown', 'v')).toBeLessThan(certain('unknown', 'never-sold') - 0.02);
    expect(generation.heldBytes).toBeGreaterThan(held);
  });

  test('FR47 FR49 when a shelf was counted is known of a record that was told so, also after a restart', async () => {
    const opened = storage();
    const first = await opened();
    const countedOf = (generation: Generation, place: string) =>
      generation.countedAt(generation.locations.find(place) ?? -1, generation.variants.find('v') ?? -1);
    const levels = { variant: 'v', policy: 'deny', confidence: 'exact' } as const;
    const at: [string, number][] = [
      ['loc-1', 4],
      ['loc-2', 4],
    ];
    await write(first, 'stock', sampleTime, { kind: 'levels', levels: { ...levels, at } });
    expect(countedOf(first, 'loc-1')).toBeNull();
    // The store's clock stands at nought in these pages: that is when they were asked for.
    const counted: [string, number, number, number][] = [['loc-1', 0, 3, 4]];
    await write(first, 'stock', sampleTime + day, {
      kind: 'levels',
      levels: { ...levels, at: [['loc-1', 3]], counted },
    });
    for (const generation of [first, await opened()]) {
      expect(Math.abs((countedOf(generation, 'loc-1') ?? 0) - sampleTime - day)).toBeLessThanOrEqual(4 * hour);
      expect(countedOf(generation, 'loc-2')).toBeNull();
    }
  });

  test('FR27 a record that went away takes what was remembered of it along', async () => {
    const generation = await storage()();
    const at = await sellDaily(generation, 30, 33);
    const sold = outlookOf(generation, 4, at, 4 * day).certain;
    await write(generation, 'stock', at, { kind: 'gone', id: 'v@loc-1' });
    await write(generation, 'stock', at, says('v', 4));
    expect(outlookOf(generation, 4, at, 4 * day).certain).toBeGreaterThan(sold + 0.1);
  });

  test('FR25 knows the category of a variant, also after a restart', async () => {
    const opened = storage();
    const first = await opened();
    const product = productRow('p', { categories: ['lamps'] });
    const other = productRow('q', { categories: ['chairs'] });
    await write(first, 'product', sampleTime, { kind: 'row', row: product, json: null });
    await write(first, 'product', sampleTime, { kind: 'row', row: other, json: null });
    const second = await opened();
    for (const { links, variants } of [first, second]) {
      const group = ({ variants: [variant] }: typeof product) => links.groupOf(variants.find(variant?.id ?? '') ?? -1);
      expect(group(product)).toBeGreaterThan(0);
      expect(group(product)).not.toBe(group(other));
    }
  });
});
