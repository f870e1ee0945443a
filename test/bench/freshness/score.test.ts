import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../sync/kernel/random.ts';
import { binsOf, brierSkill, calibrationError, honestMin, honestyOf, type Scored, worstBin } from './score.ts';
import { mostHonestLabels, usefulnessOf } from './useful.ts';

const minute = 60_000;
const oneOf = (changes: Partial<Scored>): Scored => ({
  ...{ ageMs: 0, probability: 0.5, labelled: false, there: false },
  ...changes,
});

/** Answers whose goods are there as often as `so` says of what was said. */
function drawn(count: number, so: (said: number) => number): Scored[] {
  const dice = seededRandom(5);
  return Array.from({ length: count }, () => {
    const probability = dice.next();
    return oneOf({ probability, there: dice.next() < so(probability) });
  });
}

describe('whoever reads the figures of a town', () => {
  test('finds honest chances calibrated and boasting ones not', () => {
    const [honest, boasting] = [drawn(40_000, (said) => said), drawn(40_000, (said) => said * 0.8)];
    expect(calibrationError(binsOf(honest))).toBeLessThan(0.01);
    expect(worstBin(binsOf(honest))).toBeLessThan(0.03);
    expect(calibrationError(binsOf(boasting))).toBeCloseTo(0.1, 1);
    expect(worstBin(binsOf(boasting))).toBeCloseTo(0.19, 1);
    expect(binsOf(honest).map(({ count }) => count)).toEqual(Array.from({ length: 10 }, () => 4_000));
  });

  test('finds no skill in saying the same to everything, and all of it in knowing', () => {
    const truths = [true, true, true, false];
    expect(brierSkill(truths.map((there) => oneOf({ there, probability: 0.75 })))).toBeCloseTo(0);
    expect(brierSkill(truths.map((there) => oneOf({ there, probability: Number(there) })))).toBe(1);
    expect(brierSkill(truths.map((there) => oneOf({ there, probability: 1 })))).toBeLessThan(0);
  });

  test('finds the worst age, and an age with too few labels unproved', () => {
    const ages = [0, 2, 10, 30, 120, 600, 2_000, 6_000].map((minutes) => minutes * minute);
    const labels = (ageMs: number, count: number, kept: number) =>
      Array.from({ length: count }, (_, index) => oneOf({ ageMs, labelled: true, there: index < kept }));
    const all = ages.flatMap((ageMs) => labels(ageMs, 500, ageMs === 10 * minute ? 480 : 490));
    expect(honestMin(honestyOf(all))).toBe(0.96);
    expect(honestMin(honestyOf(all.slice(0, -1)))).toBe(0);
    expect(honestyOf(all).map(({ labels: count }) => count)).toEqual(ages.map(() => 500));
  });

  test('finds how many labels keep the promise, and what part of them a model gave', () => {
    const sure = Array.from({ length: 95 }, (_, index) => oneOf({ probability: 0.9 - index / 1_000, there: true }));
    const unsure = Array.from({ length: 50 }, (_, index) => oneOf({ probability: 0.2 - index / 1_000 }));
    expect(mostHonestLabels([...unsure, ...sure], 0.95)).toEqual({ labels: 100, kept: 95 });
    expect(
      mostHonestLabels(
        sure.map((one) => ({ ...one, there: false })),
        0.95,
      ),
    ).toEqual({ labels: 0, kept: 0 });
    const at = (answers: readonly Scored[], labelled: number) =>
      answers.map((one, index) => ({ ...one, ageMs: 15 * minute, labelled: index < labelled }));
    const [quarter] = usefulnessOf(at([...sure, ...unsure], 57), at([...sure, ...unsure], 0));
    expect(quarter).toMatchObject({ age: '15min', atBar: 0.6, asHonest: 0.6 });
  });
});
