import type { Clock } from '../../kernel/clock.ts';

/** A bucket per client: full after a quiet second, one call each. */
export interface RateLimit {
  /** 0 when the call may go on, otherwise how long to wait. */
  take(client: string): number;
}

export function openRateLimit(clock: Clock, limit: () => number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(client) {
      const now = clock.monotonic();
      // A store that allows one call in ten seconds has a bucket for that one.
      const perSecond = limit();
      const most = Math.max(1, perSecond);
      const bucket = buckets.get(client) ?? { left: most, at: now };
      const left = Math.min(most, bucket.left + ((now - bucket.at) * perSecond) / 1_000);
      buckets.set(client, { left: left < 1 ? left : left - 1, at: now });
      return left < 1 ? Math.ceil(((1 - left) * 1_000) / perSecond) : 0;
    },
  };
}
