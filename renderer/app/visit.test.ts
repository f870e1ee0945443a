import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { VisitKeeper } from './visit.ts';

const patience = { idleSeconds: 60, warningSeconds: 15 };
let ended: number;
let keeper: VisitKeeper;

beforeEach(() => {
  vi.useFakeTimers();
  ended = 0;
  keeper = new VisitKeeper(patience, () => ended++);
});

afterEach(() => {
  keeper.close();
  vi.useRealTimers();
});

const phase = () => keeper.state.get().phase;

describe('a visit', () => {
  test('begins with the first touch', () => {
    expect(phase()).toBe('nobody');
    keeper.touch();
    expect(phase()).toBe('here');
  });

  test('without a touch is asked about, and ends when nobody answers', () => {
    keeper.touch();
    vi.advanceTimersByTime(59_999);
    expect(phase()).toBe('here');
    vi.advanceTimersByTime(1);
    expect(keeper.state.get()).toEqual({ phase: 'asked', endsAt: Date.now() + 15_000 });
    vi.advanceTimersByTime(14_999);
    expect(ended).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ended).toBe(1);
    expect(phase()).toBe('nobody');
  });

  test('goes on when they answer in the last second, and all the patience begins anew', () => {
    keeper.touch();
    vi.advanceTimersByTime(74_999);
    keeper.touch();
    expect(phase()).toBe('here');
    vi.advanceTimersByTime(59_999);
    expect(phase()).toBe('here');
    expect(ended).toBe(0);
  });

  test('that has ended ends only once and leaves no timer', () => {
    keeper.touch();
    keeper.end();
    expect(vi.getTimerCount()).toBe(0);
    expect(ended).toBe(1);
  });

  test('leaves no timer behind when the window closes', () => {
    keeper.touch();
    keeper.close();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('what must not happen under a shopper', () => {
  test('is done at once when nobody is there', () => {
    let done = 0;
    keeper.whenNobody(() => done++);
    expect(done).toBe(1);
  });

  test('waits for the end of the visit, and is done once', () => {
    let done = 0;
    keeper.touch();
    keeper.whenNobody(() => done++);
    expect(done).toBe(0);
    keeper.end();
    keeper.touch();
    keeper.end();
    expect(done).toBe(1);
  });
});
