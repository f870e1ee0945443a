import type { Clock } from '../kernel/clock.ts';

/** How fast the first fill goes. */
export interface Pace {
  /** So many rows are here now, of so many. */
  note(received: number, expected: number | null): void;
  /** Null until enough has been seen, and when nothing is missing. */
  secondsLeft(): number | null;
}

/** Long enough to even out one slow page, short enough to follow a line that gets better. */
const lookBackMs = 15_000;
/** Before that the first pages' own overhead would be all there is to go by. */
const leastSeenMs = 1_500;

export function createPace(clock: Pick<Clock, 'monotonic'>): Pace {
  let seen: { readonly at: number; readonly received: number }[] = [];
  let missing: number | null = null;
  return {
    note(received, expected) {
      const at = clock.monotonic();
      // Another generation begins again at nothing.
      if ((seen.at(-1)?.received ?? 0) > received) seen = [];
      seen = [...seen.filter((one) => at - one.at <= lookBackMs), { at, received }];
      missing = expected === null ? null : Math.max(0, expected - received);
    },
    secondsLeft() {
      const [first] = seen;
      const last = seen.at(-1);
      if (first === undefined || last === undefined || missing === null || missing === 0) return null;
      const [elapsed, rows] = [last.at - first.at, last.received - first.received];
      return elapsed < leastSeenMs || rows <= 0 ? null : Math.ceil((missing * elapsed) / rows / 1_000);
    },
  };
}
