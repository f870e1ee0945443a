import { describe, expect, test } from 'vitest';
import { createPace } from './pace.ts';

describe('a person who waits for the first fill', () => {
  const rig = () => {
    let now = 0;
    return { pace: createPace({ monotonic: () => now }), after: (seconds: number) => (now += seconds * 1_000) };
  };

  test('is told the time left at the present pace, not at that of the beginning', () => {
    const { pace, after } = rig();
    pace.note(0, 10_000);
    expect(pace.secondsLeft()).toBeNull();
    after(2);
    pace.note(1_000, 10_000);
    expect(pace.secondsLeft()).toBe(18);
    for (let second = 1; second <= 20; second++) {
      after(1);
      pace.note(1_000 + second * 100, 10_000);
    }
    expect(pace.secondsLeft()).toBe(70);
  });

  test('is told nothing while the end is not known, when it stands still, and when it is there', () => {
    const { pace, after } = rig();
    pace.note(5, null);
    after(5);
    pace.note(500, null);
    expect(pace.secondsLeft()).toBeNull();
    pace.note(500, 600);
    expect(pace.secondsLeft()).toBe(2);
    after(20);
    pace.note(500, 600);
    expect(pace.secondsLeft()).toBeNull();
    pace.note(600, 600);
    expect(pace.secondsLeft()).toBeNull();
  });

  test('is told the pace of the catalog that comes in now, when another begins', () => {
    const { pace, after } = rig();
    pace.note(0, 1_000);
    after(3);
    pace.note(900, 1_000);
    pace.note(0, 1_000);
    expect(pace.secondsLeft()).toBeNull();
    after(2);
    pace.note(10, 1_000);
    expect(pace.secondsLeft()).toBe(198);
  });
});
