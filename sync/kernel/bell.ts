import { type Cancellation, cancellationSource, type Clock, pause } from './clock.ts';

/** Wakes whoever waits, and is not missed by who was busy when it rang. One listener. */
export interface Bell {
  ring(): void;
  /** Until it rings (or has rung since the last wait), or `ms` have passed. */
  heard(ms: number): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let rung = false;
  let waiting: ReturnType<typeof cancellationSource> | null = null;
  return {
    ring() {
      rung = true;
      waiting?.cancel();
    },
    async heard(ms) {
      if (!rung) {
        waiting = cancellationSource();
        await pause(clock, ms, waiting satisfies Cancellation);
        waiting = null;
      }
      rung = false;
    },
  };
}
