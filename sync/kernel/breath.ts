/**
 * Long work in a thread that also answers questions is done in slices: `if (breath.due) await breath.take()` between two steps. Asking is
 * cheap enough for every hundredth row.
 */
export interface Breath {
  /** The slice is over: who waits for an answer should get it first. */
  readonly due: boolean;
  /** Lets everything that waits go first; then a new slice begins. */
  take(): Promise<void>;
}

/** For a thread of its own, where nobody waits. */
export const breathless: Breath = { due: false, take: async () => {} };
