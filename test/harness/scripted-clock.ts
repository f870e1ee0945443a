import type { Clock } from '../../sync/kernel/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that stands still until the test moves it. Timers run in the order of their times. */
export interface ScriptedClock extends Clock {
  /** Moves on, ringing every timer that falls due on the way, each with the work that follows from it. */
  advance(ms: number): Promise<void>;
  /** Sets the wall clock alone, as an administrator or a bad time server does. */
  jump(to: number): void;
  readonly timers: number;
}

export function scriptedClock(start = 1_700_000_000_000): ScriptedClock {
  const timers = new Set<Timer>();
  let elapsed = 0;
  let offset = start;
  return {
    now: () => offset + elapsed,
    monotonic: () => elapsed,
    after(ms, callback) {
      const timer = { at: elapsed + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const until = elapsed + ms;
      await settled();
      for (let timer = nextOf(timers, until); timer; timer = nextOf(timers, until)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.at);
        timer.callback();
        await settled();
      }
      elapsed = until;
    },
    jump(to) {
      offset = to - elapsed;
    },
    get timers() {
      return timers.size;
    },
  };
}

const nextOf = (timers: ReadonlySet<Timer>, until: number) =>
  [...timers].filter((timer) => timer.at <= until).toSorted((one, other) => one.at - other.at)[0];

/** In-memory databases answer within a few turns of the event loop; no wall-clock time has to pass. */
const turns = 12;

export async function settled(): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Waits for something to become true, by turns and not by time; says what it waited for when it never does. */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  mostTurns = 2_000,
): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn++) {
    if (await condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`Waited in vain for: ${what}`);
}
