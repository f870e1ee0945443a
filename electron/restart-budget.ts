/** A process that dies may be started again, but not for ever: after this many times in a while something else is wrong. */
export interface RestartBudget {
  /** Spends one restart; false when there is none left. */
  spend(now: number): boolean;
}

export function restartBudget(restarts: number, windowMs: number): RestartBudget {
  let spent: readonly number[] = [];
  return {
    spend(now) {
      spent = spent.filter((at) => now - at < windowMs);
      if (spent.length >= restarts) return false;
      spent = [...spent, now];
      return true;
    },
  };
}
