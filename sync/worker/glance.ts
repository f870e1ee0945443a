import type { Clock } from '../kernel/clock.ts';
import type { ProductShelf } from '../replica/product-shelf.ts';

/** Goods that a screen shows, one of which is likely opened next: they are read while they are looked at. */
export interface Glance {
  /** In the order shown, in place of those before. */
  at(shelf: Pick<ProductShelf, 'prepare'>, ordinals: readonly number[]): void;
  close(): void;
}

/** Longer than between two letters, and shorter than a finger takes to what the eye has found. */
const afterMs = 160;
/** As many as a screen shows at once; they lie in about half a megabyte. */
const mostShown = 12;

export function createGlance(clock: Pick<Clock, 'after'>): Glance {
  let cancel = () => {};
  return {
    at(shelf, ordinals) {
      cancel();
      // What cannot be read is found to be so by whoever opens it.
      cancel = clock.after(afterMs, () => void shelf.prepare(ordinals.slice(0, mostShown)).catch(() => {}));
    },
    close: () => cancel(),
  };
}
