import type { Clock } from '../kernel/clock.ts';

/** Closes the shop by itself, once: so long after a kiosk first had the whole catalog, new or kept from before. */
export interface ClosingTime {
  catalogIsOut(): void;
  cancel(): void;
}

export function closingTime(clock: Clock, afterMs: number | null, close: () => void): ClosingTime {
  let cancel: (() => void) | null = null;
  return {
    catalogIsOut() {
      if (afterMs !== null) cancel ??= clock.after(afterMs, close);
    },
    cancel: () => cancel?.(),
  };
}
