import type { CommerceError } from '../contract/commerce-error.ts';
import type { Random } from '../kernel/random.ts';

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** A person at a till notices a second and forgives a quarter of one; five minutes spare a platform that is down all night. */
export const orderBackoff: Backoff = { firstMs: 250, longestMs: 300_000 };
/** The probe is one small question, and a shopper whose order is to be on its way two seconds after the store is back waits for its answer. */
export const probeBackoff: Backoff = { firstMs: 250, longestMs: 1_500 };
/** A store that answers and fails is overloaded more often than broken. */
export const breakerBackoff: Backoff = { firstMs: 1_000, longestMs: 60_000 };

/**
 * Full jitter over a growing time, above what the store asked for (OB10): jitter alone can come to nothing, and a whole fleet that
 * waits exactly `Retry-After` comes back in one moment.
 */
export function delayBefore(attempt: number, { firstMs, longestMs }: Backoff, floorMs: number, random: Random): number {
  // 2^30 quarter seconds are eight years: the exponent never overflows what `min` then cuts.
  const most = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  return floorMs + random.next() * most;
}

/** Who asks for a day has made a mistake, and the orders of a day would pay for it. */
const longestAskedMs = 3_600_000;

export const askedToWaitMs = (error: CommerceError | null): number =>
  error?.kind === 'RateLimited' ? Math.min(error.retryAfterMs, longestAskedMs) : 0;
