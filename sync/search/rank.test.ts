import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf, CODE_TYPED, MEETINGS, scoreOf, wordScore } from './rank.ts';

test('the best so many of any numbers are those that sorting would put first', () => {
  const scores = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom(Infinity, -Infinity)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(scores, fc.nat(120), (all, limit) => {
      const best = bestOf(limit);
      all.forEach((score, ordinal) => best.offer(score, ordinal));
      const sorted = all
        .map((score, ordinal) => ({ score, ordinal }))
        .toSorted((one, other) => (one.score === other.score ? one.ordinal - other.ordinal : other.score - one.score));
      expect([...best.take()]).toEqual(sorted.slice(0, limit).map(({ ordinal }) => ordinal));
    }),
  );
});

test('no number of words, popularity and stock together outweighs what stands before them', () => {
  const most = wordScore('whole', 0);
  expect(most * 16).toBeLessThan(CODE_TYPED);
  expect(scoreOf(1, 0, 0)).toBeGreaterThan(scoreOf(0, 1023, 1));
  expect(scoreOf(0, 1, 0)).toBeGreaterThan(scoreOf(0, 0, 1));
});

test('a better meeting outweighs any field, and among equals title comes before brand, category and colour', () => {
  const scores = MEETINGS.flatMap((meeting) => [0, 1, 2, 3].map((field) => wordScore(meeting, field)));
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(new Set(scores).size).toBe(scores.length);
  expect(Math.min(...scores)).toBeGreaterThan(0);
});
