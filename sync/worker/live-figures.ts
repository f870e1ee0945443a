import type { Stock } from '../contract/stock.ts';
import { timeInPage } from '../replica/shelf-events.ts';
import type { StoredReading } from '../replica/stock-column.ts';

/** What a store told of its own figure: how long before the question things were; null what it did not tell. */
export interface ToldOfFigure {
  readonly available: number;
  readonly askedAt: number;
  readonly changedMs: number | null;
  readonly countedMs: number | null;
  readonly receivedMs: number | null;
}

/** What the store has said when it was asked for a variant, until a pull of all stock has been asked for later. */
export interface LiveFigures {
  take(variant: string, rows: readonly Stock[], askedAt: number, serverTime: number): void;
  /** Null where nothing newer than the replica is known. */
  at(variant: string, location: string, confirmedAt: number | null): StoredReading | null;
  /** Of the last answer, also where a pull has been asked for since. */
  told(variant: string, location: string): ToldOfFigure | null;
  /** When a variant was last asked for; null: not lately. */
  askedAt(variant: string): number | null;
}

/** More than a shopper looks at before a pull of stock makes it needless. */
const mostVariants = 200;

interface Asked {
  readonly askedAt: number;
  readonly byLocation: ReadonlyMap<string, StoredReading>;
  readonly told: ReadonlyMap<string, ToldOfFigure>;
}

/**
 * They are kept beside the columns and not in them: the feed alone decides what is there in the end (FR15). Of a page that was asked for
 * before and answered after it nobody knows which of the two is newer; a pull that was asked for later has both.
 */
export function createLiveFigures(): LiveFigures {
  const asked = new Map<string, Asked>();
  return {
    take(variant, rows, askedAt, serverTime) {
      const own = rows.filter((row) => row.variant === variant && !row.deleted);
      const byLocation = new Map(
        own.map(({ location, available, policy, confidence }) => [
          location,
          { available, policy, confidence, observedAt: askedAt },
        ]),
      );
      asked.delete(variant);
      const told = new Map(own.map((row) => [row.location, toldOf(row, askedAt, serverTime)]));
      asked.set(variant, { askedAt, byLocation, told });
      for (const oldest of asked.keys()) {
        if (asked.size <= mostVariants) break;
        asked.delete(oldest);
      }
    },
    at(variant, location, confirmedAt) {
      const figure = asked.get(variant)?.byLocation.get(location) ?? null;
      return figure === null || figure.observedAt <= (confirmedAt ?? -Infinity) ? null : figure;
    },
    told: (variant, location) => asked.get(variant)?.told.get(location) ?? null,
    askedAt: (variant) => asked.get(variant)?.askedAt ?? null,
  };
}

function toldOf({ available, sourceUpdatedAt, counted, received }: Stock, askedAt: number, serverTime: number) {
  const timeOf = timeInPage({ askedAt, end: { serverTime } });
  const before = (stamp: number | undefined) => {
    const at = stamp === undefined ? null : timeOf(stamp);
    return at === null ? null : askedAt - at;
  };
  const times = { countedMs: before(counted?.at), receivedMs: before(received?.at) };
  return { available, askedAt, changedMs: before(sourceUpdatedAt), ...times };
}
