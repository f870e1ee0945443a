import { expect, test } from 'vitest';
import { watchLeaps } from './clock-leap.ts';

function bench() {
  const clocks = { wall: 1_000, monotonic: 0 };
  let look = () => {};
  let leaps = 0;
  const ports = {
    now: () => clocks.wall,
    monotonic: () => clocks.monotonic,
    every: (_: number, task: () => void) => {
      look = task;
      return () => (look = () => {});
    },
  };
  const close = watchLeaps(ports, () => leaps++);
  const pass = (wall: number, monotonic: number) => {
    clocks.wall += wall;
    clocks.monotonic += monotonic;
    look();
    return leaps;
  };
  return { pass, close };
}

test.each([
  ['set forward', 3_601_000, 1_000],
  ['set back', -3_599_000, 1_000],
  ['asleep', 60_000, 0],
])('FR9 the screens hear of a clock that was %s, once', (_, wall, monotonic) => {
  const { pass } = bench();
  expect(pass(1_000, 1_001)).toBe(0);
  expect(pass(wall, monotonic)).toBe(1);
  expect(pass(1_000, 1_000)).toBe(1);
});

test('FR9 of late looks and of drift they do not hear, nor of anything once it is closed', () => {
  const { pass, close } = bench();
  for (let look = 0; look < 100; look++) expect(pass(30_000, 30_010)).toBe(0);
  close();
  expect(pass(3_600_000, 0)).toBe(0);
});
