import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

test.each([
  [0, { id: 'fill.left.moment' }],
  [44, { id: 'fill.left.moment' }],
  [45, { id: 'fill.left.minutes', minutes: 1 }],
  [61, { id: 'fill.left.minutes', minutes: 2 }],
  [600, { id: 'fill.left.minutes', minutes: 10 }],
  [601, { id: 'fill.left.minutes', minutes: 15 }],
  [5_400, { id: 'fill.left.minutes', minutes: 90 }],
  [5_401, { id: 'fill.left.hours', hours: 2 }],
])('%i seconds are told as %o', (seconds, told) => {
  expect(timeLeft(seconds)).toEqual(told);
});
