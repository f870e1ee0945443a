import type { Clock } from '../../kernel/clock.ts';

interface Timer {
  readonly due: number;
  readonly ms: number;
  readonly callback: () => void;
}

/** Time that stands still until it is moved. */
export interface ScriptedClock extends Clock {
  advance(ms: number): void;
  /** Moves the wall clock alone, as an administrator or a flat battery does. */
  jumpTo(now: number): void;
  /** Resolves once somebody waits for exactly so long: then it is safe to advance. */
  waitedFor(ms: number): Promise<void>;
}

/** A Monday, 10:00 in Dublin. */
export const mondayMorning = Date.UTC(2026, 0, 12, 10, 0);

export function scriptedClock(start = mondayMorning): ScriptedClock {
  const timers = new Set<Timer>();
  const waiters = new Set<{ ms: number; resolve: () => void }>();
  let wall = start;
  let elapsed = 0;
  return {
    now: () => wall,
    monotonic: () => elapsed,
    after(ms, callback) {
      const timer = { due: elapsed + ms, ms, callback };
      timers.add(timer);
      for (const waiter of waiters) if (waiter.ms === ms) waiter.resolve();
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = elapsed + ms;
      for (let next = earliest(timers, end); next !== null; next = earliest(timers, end)) {
        wall += next.due - elapsed;
        elapsed = next.due;
        timers.delete(next);
        next.callback();
      }
      wall += end - elapsed;
      elapsed = end;
    },
    jumpTo: (now) => {
      wall = now;
    },
    waitedFor: (ms) =>
      new Promise((resolve) => {
        if ([...timers].some((timer) => timer.ms === ms)) resolve();
        else waiters.add({ ms, resolve });
      }),
  };
}

function earliest(timers: ReadonlySet<Timer>, until: number): Timer | null {
  let found: Timer | null = null;
  for (const timer of timers) if (timer.due <= until && (found === null || timer.due < found.due)) found = timer;
  return found;
}
