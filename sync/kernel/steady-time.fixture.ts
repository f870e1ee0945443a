import type { Clock } from './clock.ts';
import type { HostTime, SteadyTime } from './steady-time.ts';

/** Of a machine that never sleeps, with a wall clock that nobody sets. */
export function plainTime(clock: Pick<Clock, 'now'>): SteadyTime {
  return {
    now: () => clock.now(),
    since: (stamp) => (stamp <= clock.now() ? clock.now() - stamp : null),
    settled: async () => clock.now(),
    storeSaid: () => {},
  };
}

/** A host that was started with the test, and never again. */
export const hostOf =
  ({ now, monotonic }: Pick<Clock, 'now' | 'monotonic'>) =>
  async (): Promise<HostTime> => ({ boot: 'first', upMs: monotonic(), wall: now() });
