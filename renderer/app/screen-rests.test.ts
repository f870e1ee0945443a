import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { screenRests } from './screen-rests.ts';

let idle: (() => void) | null = null;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestIdleCallback', (done: () => void) => void (idle = done));
  vi.stubGlobal('cancelIdleCallback', () => (idle = null));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  idle = null;
});

function beIdle(): void {
  idle?.();
  idle = null;
}

/** Somebody on their way, and what waits for them to rest. */
function shopper() {
  const journey = { lastStepAt: performance.now() };
  const end = new AbortController();
  const outcome: string[] = [];
  screenRests(journey, end.signal).then(
    () => outcome.push('rests'),
    () => outcome.push('given up'),
  );
  return { journey, outcome, end: () => end.abort() };
}

describe('what can wait until the shopper has looked around', () => {
  test('waits for the last of several quick steps, and then for a thread with nothing to draw', async () => {
    const { journey, outcome } = shopper();
    for (let step = 0; step < 5; step++) {
      await vi.advanceTimersByTimeAsync(120);
      journey.lastStepAt = performance.now();
    }
    await vi.advanceTimersByTimeAsync(149);
    expect(idle).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(outcome).toEqual([]);
    idle?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome).toEqual(['rests']);
  });

  test('waits anew when the next step was drawn before the thread was idle', async () => {
    const { journey, outcome } = shopper();
    await vi.advanceTimersByTimeAsync(150);
    journey.lastStepAt = performance.now();
    beIdle();
    await vi.advanceTimersByTimeAsync(149);
    expect(outcome).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    beIdle();
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome).toEqual(['rests']);
  });

  test.each([0, 200])('leaves nothing behind when it is not wanted any more, %i ms after a step', async (ms) => {
    const { outcome, end } = shopper();
    await vi.advanceTimersByTimeAsync(ms);
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(outcome).toEqual(['given up']);
    expect(vi.getTimerCount()).toBe(0);
    expect(idle).toBeNull();
  });
});
