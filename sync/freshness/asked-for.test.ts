import { expect, test } from 'vitest';
import { oddsWhenAskedFor } from './asked-for.ts';

const pace = { mean: 0.1, shape: 4, size: 1.3 };

test('FR43 that somebody asks says nothing of what has just been sold, and the more the longer nothing was', () => {
  expect(oddsWhenAskedFor(pace, 0, 0)).toBe(1);
  const odds = [1, 5, 20, 80].map((hours) => oddsWhenAskedFor(pace, hours, Math.min(5, hours)));
  expect(odds).toEqual(odds.toSorted((one, other) => other - one));
  expect(odds[0]).toBeGreaterThan(0.9);
  expect(odds[3]).toBeLessThan(0.5);
});

test('FR43 it says the more the less is known of the pace, and nothing else of one that is known for sure', () => {
  expect(oddsWhenAskedFor({ ...pace, shape: 1 }, 40, 0)).toBeLessThan(oddsWhenAskedFor(pace, 40, 0) - 0.1);
  expect(oddsWhenAskedFor({ ...pace, shape: 1e9 }, 40, 0)).toBeCloseTo(1, 6);
});
