import { expect, test } from 'vitest';
import { QuietDoor } from './quiet-door.ts';

const tapped = (door: QuietDoor, times: readonly number[]) => times.map((at) => door.tap(at));

test('five taps in a row open the door, and five more open it again', () => {
  const door = new QuietDoor();
  expect(tapped(door, [0, 200, 400, 600, 800])).toEqual([false, false, false, false, true]);
  expect(tapped(door, [1_000, 1_200, 1_400, 1_600, 1_800]).indexOf(true)).toBe(4);
});

test('a pause begins anew', () => {
  expect(tapped(new QuietDoor(), [0, 200, 400, 600, 1_301, 1_500])).not.toContain(true);
});

test('a touch elsewhere begins anew', () => {
  const door = new QuietDoor();
  tapped(door, [0, 100, 200, 300]);
  door.elsewhere();
  expect(door.tap(400)).toBe(false);
});
