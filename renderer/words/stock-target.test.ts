import { expect, test } from 'vitest';
import { formatSpan } from './formats.ts';
import { meetsTarget } from './stock-target.ts';

const ages = {
  figures: 20,
  bands: { 'just-checked': 20, likely: 0, ask: 0, unknown: 0, out: 0 },
  medianMs: 5_000,
  p95Ms: 60_000,
};

test('FR38 the target is met by nineteen of twenty, and not where their age is not known', () => {
  expect(meetsTarget(ages, 60_000)).toBe(true);
  expect(meetsTarget(ages, 59_999)).toBe(false);
  expect(meetsTarget({ ...ages, p95Ms: null }, 60_000)).toBe(false);
  expect(meetsTarget({ ...ages, figures: 0, p95Ms: null }, 60_000)).toBe(true);
});

test('FR38 a span is told in the unit in which it is a small number', () => {
  const plain = (ms: number) => formatSpan('en', ms).replaceAll(/\s/g, ' ');
  expect([400, 90_000, 30 * 60_000, 5 * 3_600_000, 72 * 3_600_000].map(plain)).toEqual([
    '0 sec',
    '90 sec',
    '30 min',
    '5 hr',
    '3 days',
  ]);
});
