import { expect, test } from 'vitest';
import {
  CODE_TYPED,
  isTyped,
  leastTyped,
  MOST_WORDS,
  NEAR,
  type NearMeeting,
  nearRank,
  scoreOf,
  TYPED,
  wordScore,
} from './rank.ts';

const meetings = Object.keys(NEAR) as NearMeeting[];

test('no number of words, popularity and stock together outweighs what stands before them', () => {
  expect(wordScore(TYPED.whole, 0) * MOST_WORDS).toBeLessThan(CODE_TYPED);
  expect(scoreOf(1, 0, 0)).toBeGreaterThan(scoreOf(0, 1023, 1));
  expect(scoreOf(0, 1, 0)).toBeGreaterThan(scoreOf(0, 0, 1));
});

test('SE2 one word with an error is behind any number of words as typed, however frequent it is', () => {
  const likeliest = Math.max(...meetings.map((meeting) => nearRank(meeting, 2 ** 30)));
  expect(isTyped(likeliest)).toBe(false);
  for (let words = 1; words <= MOST_WORDS; words++)
    expect(wordScore(TYPED.whole, 0) * (words - 1) + wordScore(likeliest, 0)).toBeLessThan(leastTyped(words));
});

test('as typed, how a word was met outweighs any field, and among equals title comes before brand, category and colour', () => {
  const scores = Object.values(TYPED).flatMap((rank) => [0, 1, 2, 3].map((field) => wordScore(rank, field)));
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(new Set(scores).size).toBe(scores.length);
});

test('SE2 of two words as near the frequent one is likelier; fewer errors outweigh some frequency, but not any', () => {
  expect(nearRank('one-error', 1_000)).toBeGreaterThan(nearRank('one-error', 100));
  expect(nearRank('one-error', 10)).toBeGreaterThan(nearRank('two-errors', 100));
  expect(nearRank('one-error', 1)).toBeLessThan(nearRank('two-errors', 10_000));
  for (const meeting of meetings) expect(nearRank(meeting, 0)).toBeGreaterThan(0);
});
