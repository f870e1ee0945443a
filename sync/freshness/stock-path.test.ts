import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Belief, distances, drifted, known, newBelief, settle } from './belief.ts';
import { demandIn, steady } from './demand.ts';
import { quantityBins } from './likeness.ts';
import { type Coming, StockPath } from './stock-path.ts';

const seeded = { seed: 4, numRuns: 500 } as const;
const beliefs = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: distances, maxLength: distances })
  .map((chances): Belief => Float64Array.from(chances));
const records = fc.integer({ min: 0, max: 30 });
const chances = fc.double({ min: 0, max: 1, noNaN: true });
const wanted = (hours: number, mean = 0.1) => demandIn({ mean, shape: 2, size: 1.4 }, hours, steady);

/** Goods come where so little is left as the first bins say. */
const comingTo = (...byQuantity: number[]): Coming => ({
  byQuantity: Float64Array.from({ length: quantityBins }, (_, bin) => byQuantity[bin] ?? 0),
  untouched: 0,
});

function pathOf(belief: Belief, recorded: number): StockPath {
  const path = new StockPath(belief);
  path.start(recorded);
  return path;
}

function sure(recorded: number, there: number): StockPath {
  const belief = newBelief();
  known(belief, recorded, there);
  return pathOf(belief, recorded);
}

describe('the way of a record through time to come', () => {
  test('FR22 where no goods come, more pieces, less demand or less kept back never leave less', () => {
    const left = (belief: Belief, recorded: number, hours: number, keptBack: number) => {
      const held = Float64Array.from(belief);
      settle(held, 4 + recorded);
      const path = pathOf(held, 4 + recorded);
      path.sell(wanted(hours));
      path.sell(wanted(hours / 2));
      return path.there(keptBack);
    };
    fc.assert(
      fc.property(beliefs, records, fc.nat(100), fc.nat(100), fc.nat(3), (belief, recorded, hours, more, keptBack) => {
        const before = left(belief, recorded, hours + more, keptBack + 1);
        // The middle of "fewer" moves by half pieces; no more than a rounding of what is in it.
        expect(left(belief, recorded + 2, hours + more, keptBack + 1)).toBeGreaterThanOrEqual(before - 1e-9);
        expect(left(belief, recorded, hours, keptBack + 1)).toBeGreaterThanOrEqual(before - 1e-9);
        expect(left(belief, recorded, hours + more, keptBack)).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      seeded,
    );
  });

  test('FR22 also where goods come, a piece that went missing is never a reason to hope for more', () => {
    const later = (belief: Belief, recorded: number, comes: readonly number[]) => {
      const path = pathOf(belief, recorded);
      for (const come of comes) {
        path.sell(wanted(11));
        path.deliver(comingTo(come, come / 2, come / 4));
      }
      return path.there(0);
    };
    fc.assert(
      fc.property(
        beliefs,
        records,
        fc.array(chances, { minLength: 1, maxLength: 6 }),
        chances,
        (belief, recorded, comes, lost) => {
          settle(belief, recorded);
          const before = later(Float64Array.from(belief), recorded, comes);
          drifted(belief, recorded, lost / 3, 0);
          expect(later(belief, recorded, comes)).toBeLessThanOrEqual(before + 1e-9);
        },
      ),
      seeded,
    );
  });

  test('FR20 what is sold down is filled where goods come to what is low', () => {
    const path = sure(2, 2);
    path.sell(wanted(110, 0.5));
    expect(path.there(0)).toBeLessThan(0.05);
    path.deliver(comingTo(0.9));
    expect(path.there(0)).toBeGreaterThan(0.8);
  });

  test('FR20 to a bare shelf of which much is recorded nothing comes', () => {
    const path = sure(5, 0);
    for (let day = 0; day < 7; day++) {
      path.sell(wanted(11, 0.5));
      path.deliver(comingTo(0.9));
    }
    expect(path.there(0)).toBe(0);
  });

  test('FR20 of two pieces that are wanted one by one, the chances are those of the demand', () => {
    const path = sure(2, 2);
    const demand = { mean: 1, shape: 1e9 };
    path.sell(demand);
    expect(path.there(0)).toBeCloseTo(2 / Math.E, 6);
    expect(path.there(1)).toBeCloseTo(1 / Math.E, 6);
    path.sell(demand);
    expect(path.there(0)).toBeCloseTo(3 / Math.E ** 2, 6);
  });
});
