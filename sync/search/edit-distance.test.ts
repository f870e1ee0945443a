import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forgivenErrors, nearTerms } from './edit-distance.ts';
import type { Nearness } from './edit-distance.ts';
import { begunDistance, distance, looseDistance } from './naive-search.fixture.ts';
import { atOnce } from './steps.ts';
import { packTerms } from './terms.ts';

function near(terms: readonly string[], word: string, errors: 1 | 2, beginnings: boolean): Map<string, Nearness> {
  const sorted = [...new Set(terms)].toSorted();
  const packed = atOnce(
    packTerms(
      sorted,
      sorted.map(() => ''),
    ),
  );
  const found = new Map<string, Nearness>();
  nearTerms(packed, word, errors, beginnings, (term, nearness) => found.set(sorted[term] ?? '', nearness));
  return found;
}

describe('words within some errors', () => {
  test('SE2 one error from four letters, two from eight', () => {
    expect([1, 3, 4, 7, 8, 30].map(forgivenErrors)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  test.each(['shirt', 'hirt', 'sshirt', 'shirz', 'hsirt', 'shitr'])('SE2 %s is one error from shirt', (typed) => {
    expect([...near(['shirt', 'trousers', 'skirmish'], typed, 1, false).keys()]).toEqual(['shirt']);
  });

  test('SE2 the beginning of a longer word is met too, and told apart', () => {
    expect(near(['jacket', 'jam'], 'jakc', 1, true).get('jacket')).toEqual({ whole: Infinity, begun: 1, loosely: 1 });
    expect(near(['jacketry'], 'jackef', 1, true).get('jacketry')).toEqual({
      whole: Infinity,
      begun: Infinity,
      loosely: 1,
    });
  });

  test('words of the greatest length are compared in full', () => {
    const longest = 'abcdefghijklmnopqrstuvwxyzabcd';
    expect(near([longest], `b${longest.slice(1)}`, 1, false).get(longest)?.whole).toBe(1);
    expect(near([longest], `${longest.slice(0, -2)}xx`, 2, false).get(longest)?.whole).toBe(2);
    expect(near([longest], `${longest.slice(0, -3)}xxx`, 2, true).size).toBe(0);
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 12 });
  const within = (value: number, errors: number): number => (value <= errors ? value : Infinity);

  test('SE2 for any dictionary exactly those that a plain reckoning finds, as near as it says', () => {
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 4, maxLength: 10 }),
        fc.constantFrom(1 as const, 2 as const),
        fc.boolean(),
        (terms, word, errors, beginnings) => {
          const found = near(terms, word, errors, beginnings);
          for (const term of new Set(terms)) {
            const whole = within(distance(word, term), errors);
            const loosely = within(looseDistance(word, term), errors);
            const isNear = whole <= errors || (beginnings && loosely <= errors);
            expect(found.has(term)).toBe(isNear);
            if (!isNear) continue;
            expect(found.get(term)?.whole).toBe(whole);
            if (!beginnings) continue;
            expect(found.get(term)).toEqual({ whole, begun: within(begunDistance(word, term), errors), loosely });
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
