import type { Clock } from '../kernel/clock.ts';

/** Node's longest timer; a longer wait would fire at once. */
const longestTimerMs = 2_147_483_647;

export const nodeClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, ms), longestTimerMs));
    return () => clearTimeout(timer);
  },
};
