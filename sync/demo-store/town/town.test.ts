import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import type { Data } from '../data/open-data.ts';
import { mondayMorning, scriptedClock } from '../testing/scripted-clock.ts';
import { testData } from '../testing/test-data.ts';
import { dayMs, live } from './day.ts';
import { clusterRate, clusterSize, poisson } from './demand.ts';
import { isOpenAt, nextOpening } from './opening.ts';
import { openShoppers } from './shoppers.ts';
import { openTown } from './town.ts';

const stockOf = (data: Data) =>
  data
    .statement('SELECT level, available, shelf FROM stock ORDER BY level')
    .all()
    .map((row) => ({ ...row }));

/** Lets a town of its own live for so many ticks of a scripted clock. */
async function lived(seed: number, ticks: number) {
  const shop = await testData();
  const before = stockOf(shop.data);
  const town = openTown(shop.data, shop.clock, { seed, speed: 3_000 });
  for (let tick = 0; tick < ticks; tick++) shop.clock.advance(2_000);
  town.close();
  return { ...shop, before, after: stockOf(shop.data), state: town.state() };
}

describe('the town', () => {
  test('a seed and a clock replay it exactly', async () => {
    const [one, two, other] = await Promise.all([lived(1, 60), lived(1, 60), lived(2, 60)]);
    expect(one.after).toEqual(two.after);
    expect(one.after).not.toEqual(one.before);
    expect(one.after).not.toEqual(other.after);
  });

  test('sells, restocks, counts, and loses some: the books are wrong here and there', async () => {
    const { state, after } = await lived(3, 400);
    expect(state.sold).toBeGreaterThan(50);
    expect(state.delivered).toBeGreaterThan(0);
    expect(after.some(({ available, shelf }) => available !== shelf)).toBe(true);
    expect(after.every(({ shelf }) => Number(shelf) >= 0)).toBe(true);
  });

  test('what is stolen leaves the shelf, and the books do not hear of it', async () => {
    const { data } = await testData();
    const before = stockOf(data);
    const shoppers = openShoppers(data);
    // A throw of 0.015 is a thief's.
    const random = { next: () => 0.015, below: () => 0 };
    const locations = data.catalog.locations();
    live({ data, random, shoppers, locations }, mondayMorning, mondayMorning + (20 * dayMs) / shoppers.perDay);
    const after = stockOf(data);
    const sum = (rows: typeof after, column: 'available' | 'shelf') =>
      rows.reduce((total, row) => total + Number(row[column]), 0);
    expect(sum(after, 'available')).toBe(sum(before, 'available'));
    expect(sum(after, 'shelf')).toBeLessThan(sum(before, 'shelf'));
    expect(data.statement('SELECT 1 FROM stock WHERE changed_at IS NOT NULL').all()).toEqual([]);
  });

  test('rests when told to, and goes on where it was', async () => {
    const { data, clock } = await testData();
    const town = openTown(data, clock, { seed: 1, speed: 3_000 });
    town.set({ running: false });
    clock.advance(60_000);
    expect(town.state().townTime).toBe(data.meta('townTime'));
    const { townTime } = town.state();
    town.set({ running: true, speed: 10 });
    clock.advance(2_000);
    expect(town.state().townTime).toBe(townTime + 20_000);
    town.close();
  });

  test('after it was closed nothing moves', async () => {
    const { data, clock } = await testData();
    const town = openTown(data, clock, { seed: 1, speed: 3_000 });
    town.close();
    const before = stockOf(data);
    clock.advance(600_000);
    expect(stockOf(data)).toEqual(before);
  });
});

describe('demand', () => {
  test('customers and what they take add up to the negative binomial asked for', () => {
    const random = seededRandom(5);
    const rate = { perDay: 3, dispersion: 1.2 };
    const days = Array.from({ length: 20_000 }, () => {
      let sold = 0;
      for (let left = poisson(random, clusterRate(rate)); left > 0; left--) sold += clusterSize(random, rate);
      return sold;
    });
    const mean = days.reduce((sum, sold) => sum + sold, 0) / days.length;
    const variance = days.reduce((sum, sold) => sum + (sold - mean) ** 2, 0) / days.length;
    expect(mean).toBeCloseTo(3, 0);
    expect(Math.abs(variance / (3 + 9 / 1.2) - 1)).toBeLessThan(0.08);
  });

  test('many customers are counted as truly as few', () => {
    const random = seededRandom(6);
    for (const mean of [0.2, 7, 59, 61, 900]) {
      const draws = Array.from({ length: 4_000 }, () => poisson(random, mean));
      const average = draws.reduce((sum, count) => sum + count, 0) / draws.length;
      expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / draws.length));
    }
  });
});

describe('opening hours', () => {
  const shop = { timeZone: 'Europe/Dublin', hours: [{ day: 1, opens: '09:00', closes: '19:00' }] };

  test('are those of the shop’s own clock', () => {
    expect(isOpenAt(shop, Date.UTC(2026, 0, 12, 9, 0))).toBe(true);
    expect(isOpenAt(shop, Date.UTC(2026, 0, 12, 8, 59))).toBe(false);
    expect(isOpenAt(shop, Date.UTC(2026, 0, 12, 19, 0))).toBe(false);
    // In July Dublin is an hour ahead.
    expect(isOpenAt(shop, Date.UTC(2026, 6, 13, 8, 0))).toBe(true);
    expect(isOpenAt(shop, Date.UTC(2026, 0, 13, 12, 0))).toBe(false);
  });

  test('a town first seen at night begins in the morning', () => {
    const night = scriptedClock(Date.UTC(2026, 0, 12, 2, 15)).now();
    const begins = nextOpening([{ ...shop }] as never, night);
    expect(new Date(begins).toISOString()).toBe('2026-01-12T09:15:00.000Z');
    expect(nextOpening([], night)).toBe(night);
  });
});
