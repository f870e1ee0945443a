import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROMISES } from './bands.ts';
import { pooledAges, PromisePool } from './promise-pool.ts';

const seeded = { seed: 41, numRuns: 300 } as const;
/** Counts enough. */
const proof = 1_000;
const minute = 60_000;
const day = 24 * 60 * minute;

describe('what may be promised', () => {
  test('FR41 goes by all that are as sure or surer: the surest carry those that are less sure', () => {
    const pool = new PromisePool();
    for (const [age] of pooledAges.entries()) {
      pool.note(age, 0.995, 0.995, 9_000);
      pool.note(age, 0.805, 0.8, 1_000);
    }
    pool.tune(proof);
    expect(pool.share(0.8, 0)).toBeCloseTo(0.9755, 2);
    expect(pool.share(0.8, 0)).toBeLessThan(pool.share(0.99, 0));
  });

  test('FR41 before counts have shown that chances are right, three pieces may be promised all the same', () => {
    const pool = new PromisePool();
    for (const [age] of pooledAges.entries()) pool.note(age, 0.915, 0.915, 9_000);
    pool.tune(0);
    const unproven = pool.share(0.91, 0);
    pool.tune(proof);
    expect(unproven).toBeGreaterThan(PROMISES[0]?.chance ?? 1);
    expect(pool.share(0.91, 0)).toBeLessThan(0.93);
  });

  test('FR41 where few are surer, one has to be sure itself', () => {
    const pool = new PromisePool();
    pool.note(0, 0.805, 0.8, 9_000);
    pool.note(0, 0.995, 0.995, 100);
    pool.tune(proof);
    expect(pool.share(0.8, 0)).toBeLessThan(0.82);
  });

  test('FR41 what is there more often than was certain, for deliveries came, counts as often as it is there', () => {
    const [plain, filled] = [new PromisePool(), new PromisePool()];
    for (const [age] of pooledAges.entries()) {
      plain.note(age, 0.805, 0.805, 5_000);
      filled.note(age, 0.805, 0.97, 5_000);
    }
    for (const pool of [plain, filled]) pool.tune(proof);
    expect(filled.share(0.8, day)).toBeGreaterThan(plain.share(0.8, day) + 0.1);
  });

  test('FR41 goes by what shoppers really open, from the next survey on: it may be less sure than what sells most', () => {
    const pool = new PromisePool();
    const survey = () => {
      pool.fade();
      pool.note(0, 0.995, 0.995, 20);
      pool.tune(proof);
    };
    survey();
    const before = pool.share(0.8, 0);
    for (let look = 0; look < 400; look++) pool.asked(minute, 0.805, 0.7);
    expect(pool.share(0.8, 0)).toBe(before);
    survey();
    expect(pool.share(0.8, 0)).toBeLessThan(0.75);
    expect(pool.share(0.99, 0)).toBeGreaterThan(0.97);
  });

  test('FR41 the last surveys count most', () => {
    const pool = new PromisePool();
    pool.note(0, 0.905, 0.5, 2_000);
    pool.tune(proof);
    const before = pool.share(0.9, 0);
    for (let survey = 0; survey < 40; survey++) {
      pool.fade();
      pool.note(0, 0.905, 0.95, 2_000);
      pool.tune(proof);
    }
    expect(before).toBeLessThan(0.55);
    expect(pool.share(0.9, 0)).toBeGreaterThan(0.93);
  });

  test('FR22 whatever was seen, it never grows with age or with doubt', () => {
    const chances = fc.double({ min: 0, max: 1, noNaN: true });
    const notes = fc.array(fc.tuple(fc.nat(pooledAges.length - 1), chances, chances, fc.nat(900)), { maxLength: 40 });
    fc.assert(
      fc.property(notes, chances, chances, fc.nat(9 * day), fc.nat(9 * day), (seen, one, other, age, more) => {
        const pool = new PromisePool();
        for (const [at, certain, probability, often] of seen) pool.note(at, certain, probability, often);
        pool.tune(proof);
        const [less, surer] = [Math.min(one, other), Math.max(one, other)];
        expect(pool.share(less, age + more)).toBeLessThanOrEqual(pool.share(surer, age) + 1e-12);
      }),
      seeded,
    );
  });
});
