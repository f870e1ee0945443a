import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Belief, came, corrected, distances, drifted, seenFlat, settle, sold } from './belief.ts';

const seeded = { seed: 4, numRuns: 500 } as const;
const beliefs = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: distances, maxLength: distances })
  .map((chances): Belief => Float64Array.from(chances));
const records = fc.integer({ min: 0, max: 30 });
const sum = (belief: Belief) => belief.reduce((all, chance) => all + chance, 0);

test('FR20 whatever is seen, a belief is chances that make one, none of it less than nothing on a shelf', () => {
  const chances = fc.double({ min: 0, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(
      beliefs,
      records,
      chances,
      chances,
      fc.integer({ min: 1, max: 9 }),
      (belief, recorded, one, other, pieces) => {
        settle(belief, recorded);
        drifted(belief, recorded, one, other);
        seenFlat(belief, one, recorded);
        if (pieces <= recorded) sold(belief, recorded, pieces);
        came(belief, Math.max(0, recorded - pieces), pieces);
        corrected(belief, Math.max(recorded, pieces), one);
        expect(sum(belief)).toBeCloseTo(1, 9);
        expect(Math.min(...belief)).toBeGreaterThanOrEqual(0);
      },
    ),
    seeded,
  );
});
