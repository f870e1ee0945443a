import { describe, expect, test } from 'vitest';
import { seededRandom } from '../kernel/random.ts';
import { TextArena } from './text-arena.ts';

const megabyte = 1 << 20;

describe('texts by number', () => {
  test('RP3 RP15 whatever is put, replaced and taken away, each number has its last text or none', () => {
    for (const seed of [1, 2, 3]) {
      const dice = seededRandom(seed);
      const arena = new TextArena(64 * megabyte);
      const model = new Map<number, string>();
      for (let step = 0; step < 60_000; step++) {
        const number = dice.below(4_000);
        if (dice.below(10) === 0) {
          arena.forget(number);
          model.delete(number);
        } else {
          const text = `${step} ${'سروال ä x'.slice(0, dice.below(10))}`.repeat(1 + dice.below(20));
          arena.put(number, text);
          model.set(number, text);
        }
      }
      for (let number = 0; number < 4_100; number++) {
        expect(arena.get(number)).toBe(model.get(number) ?? null);
        expect(arena.has(number)).toBe(model.has(number));
      }
    }
  });

  test('RP15 a hundred times the room written over and over fits where what is held fits', () => {
    const arena = new TextArena(4 * megabyte);
    const text = 'x'.repeat(1_000);
    for (let round = 0; round < 400; round++)
      for (let number = 0; number < 1_500; number++) arena.put(number, `${round} ${text}`);
    for (let number = 0; number < 1_500; number++) expect(arena.get(number)).toBe(`399 ${text}`);
  });

  test('RP15 what does not fit is not held, and what was there before is not told in its place', () => {
    const arena = new TextArena(megabyte);
    for (let number = 0; number < 2_000; number++) arena.put(number, 'y'.repeat(1_000));
    expect(arena.has(0)).toBe(true);
    expect(arena.has(1_999)).toBe(false);
    arena.put(5, 'z'.repeat(megabyte));
    expect(arena.get(5)).toBeNull();
    arena.put(6, 'short');
    expect([null, 'short']).toContain(arena.get(6));
  });
});
