import type { Clock } from '../kernel/clock.ts';

/** Whose shopper is still standing there. In memory only: whoever comes after a restart is somebody else. */
export interface Presence {
  /** Somebody has just ordered this cart. */
  arrived(cart: string): void;
  isHere(cart: string): boolean;
  /** The visit is over: whoever was here has gone. */
  allLeft(): void;
}

/** The window says when a visit ends; one that was killed cannot. */
const longestStayMs = 5 * 60_000;

export function presence(clock: Clock): Presence {
  const leavesAt = new Map<string, number>();
  return {
    arrived(cart) {
      const now = clock.monotonic();
      for (const [other, at] of leavesAt) if (at <= now) leavesAt.delete(other);
      leavesAt.set(cart, now + longestStayMs);
    },
    isHere: (cart) => (leavesAt.get(cart) ?? 0) > clock.monotonic(),
    allLeft: () => leavesAt.clear(),
  };
}
