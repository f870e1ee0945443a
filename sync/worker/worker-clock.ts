import type { Clock } from '../kernel/clock.ts';

/** The real clock of a worker. */
export const workerClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

export const workerRandom = { next: () => Math.random(), below: (bound: number) => Math.floor(Math.random() * bound) };

export const workerRandomBytes = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
