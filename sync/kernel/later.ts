import type { Clock } from './clock.ts';

/** Puts something off for a moment, and does it once for however often it was asked for meanwhile. */
export interface Later {
  soon(): void;
  /** What was put off is not done any more. */
  close(): void;
}

export function later(clock: Clock, ms: number, act: () => void): Later {
  let cancel: (() => void) | null = null;
  return {
    soon() {
      cancel ??= clock.after(ms, () => {
        cancel = null;
        act();
      });
    },
    close() {
      cancel?.();
      cancel = null;
    },
  };
}
