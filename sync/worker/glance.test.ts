import { expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { createGlance } from './glance.ts';

function looking() {
  const clock = scriptedClock(0);
  const read: (readonly number[])[] = [];
  const shelf = { prepare: async (ordinals: readonly number[]) => void read.push(ordinals) };
  return { clock, read, shelf, glance: createGlance(clock) };
}

test('RP21 while letters are typed nothing is read; then the first that are shown are', async () => {
  const { clock, read, shelf, glance } = looking();
  for (let letter = 0; letter < 5; letter++) {
    glance.at(shelf, [letter]);
    await clock.advance(120);
  }
  glance.at(
    shelf,
    Array.from({ length: 24 }, (_, place) => place),
  );
  expect(read).toEqual([]);
  await clock.advance(200);
  expect(read).toEqual([[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]]);
});

test('RP21 nothing is read when nobody is there any more', async () => {
  const { clock, read, shelf, glance } = looking();
  glance.at(shelf, [1]);
  glance.close();
  await clock.advance(200);
  expect(read).toEqual([]);
});
