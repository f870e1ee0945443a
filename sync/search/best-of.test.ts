import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf } from './best-of.ts';

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
