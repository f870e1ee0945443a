import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Journey } from './journey.ts';
import { openWith } from './open-with.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => {});

describe('a touch opens a page', () => {
  test.each([
    ['when there is something to show on it', async () => 1],
    ['when reading has failed: the page says so itself', () => Promise.reject(new Error('closed'))],
  ])('%s', async (_, answer) => {
    const journey = new Journey('/');
    void openWith(journey, '/product?id=1', answer());
    await vi.advanceTimersByTimeAsync(0);
    expect(journey.here.path).toBe('/product?id=1');
    expect(vi.getTimerCount()).toBe(0);
  });

  test('two frames later at the latest', async () => {
    const journey = new Journey('/');
    void openWith(journey, '/product?id=1', never);
    await vi.advanceTimersByTimeAsync(31);
    expect(journey.here.path).toBe('/');
    await vi.advanceTimersByTimeAsync(1);
    expect(journey.here.path).toBe('/product?id=1');
  });

  test('once, however often it is touched, and not when the visit has ended meanwhile', async () => {
    const journey = new Journey('/');
    for (const id of [1, 1, 2]) void openWith(journey, `/product?id=${id}`, never);
    await vi.advanceTimersByTimeAsync(100);
    expect(journey.here.path).toBe('/product?id=1');
    void openWith(journey, '/product?id=3', never);
    journey.startAt('/attract');
    await vi.advanceTimersByTimeAsync(100);
    expect(journey.here.path).toBe('/attract');
  });
});
