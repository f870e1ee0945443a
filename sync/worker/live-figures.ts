import type { Stock } from '../contract/stock.ts';
import type { StoredReading } from '../replica/stock-column.ts';

/** What the store has said when it was asked for a variant, until a pull of all stock has been asked for later. */
export interface LiveFigures {
  take(variant: string, rows: readonly Stock[], askedAt: number): void;
  /** Null where nothing newer than the replica is known. */
  at(variant: string, location: string, confirmedAt: number | null): StoredReading | null;
  /** When a variant was last asked for; null: not lately. */
  askedAt(variant: string): number | null;
}

/** More than a shopper looks at before a pull of stock makes it needless. */
const mostVariants = 200;

interface Asked {
  readonly askedAt: number;
  readonly byLocation: ReadonlyMap<string, StoredReading>;
}

/**
 * They are kept beside the columns and not in them: the feed alone decides what is there in the end (FR15). Of a page that was asked for
 * before and answered after it nobody knows which of the two is newer; a pull that was asked for later has both.
 */
export function createLiveFigures(): LiveFigures {
  const asked = new Map<string, Asked>();
  return {
    take(variant, rows, askedAt) {
      const own = rows.filter((row) => row.variant === variant && !row.deleted);
      const byLocation = new Map(
        own.map(({ location, available, policy, confidence }) => [
          location,
          { available, policy, confidence, observedAt: askedAt },
        ]),
      );
      asked.delete(variant);
      asked.set(variant, { askedAt, byLocation });
      for (const oldest of asked.keys()) {
        if (asked.size <= mostVariants) break;
        asked.delete(oldest);
      }
    },
    at(variant, location, confirmedAt) {
      const figure = asked.get(variant)?.byLocation.get(location) ?? null;
      return figure === null || figure.observedAt <= (confirmedAt ?? -Infinity) ? null : figure;
    },
    askedAt: (variant) => asked.get(variant)?.askedAt ?? null,
  };
}
