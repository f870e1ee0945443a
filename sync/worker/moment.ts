import { checkedAt } from '../freshness/age.ts';
import { assessStock } from '../freshness/assess.ts';
import type { StockView } from '../freshness/stock-view.ts';
import type { Since } from '../kernel/steady-time.ts';
import type { StoredReading } from '../replica/stock-column.ts';
import type { SeenDemand } from './demand-book.ts';
import { type Expectation, outlookOf } from './expectation.ts';
import type { LiveFigures, ToldOfFigure } from './live-figures.ts';
import type { Promises } from './promises.ts';

/** What a stock figure is judged by at the time of an answer. */
export interface Moment {
  /** By the wall clock, which prices go by. */
  readonly now: number;
  /** What ages are measured by. */
  readonly since: Since;
  /** When a complete pull of stock last ended. */
  readonly confirmedAt: number | null;
  /** What this kiosk has ordered there, with when it was seen that the store has it (FR7). */
  ordered(variant: string, location: string): readonly SeenDemand[];
  /** What the store said when it was asked for it, where that is newer than any pull. */
  live(variant: string, location: string): StoredReading | null;
  /** What it said of that figure besides. */
  told(variant: string, location: string): ToldOfFigure | null;
  /** FR20. */
  readonly outlook: Expectation;
  readonly promises: Promises;
}

/** Somebody's look at a variant: which, and how many of it are never promised. */
export interface Goods {
  readonly variant: string;
  readonly keptBack: number;
}

/** What all answers of a moment are made with. */
export interface MomentParts extends Pick<Moment, 'now' | 'since' | 'outlook' | 'promises'> {
  readonly demand: readonly SeenDemand[];
  readonly figures: Pick<LiveFigures, 'at' | 'told'>;
}

const none: readonly SeenDemand[] = [];
const keyOf = (variant: string, location: string) => JSON.stringify([variant, location]);

export function momentOf(parts: MomentParts, confirmedAt: number | null): Moment {
  const { now, since, outlook, promises, demand, figures } = parts;
  const byShelf = Map.groupBy(demand, ({ variant, location }) => keyOf(variant, location));
  const ordered: Moment['ordered'] = (variant, location) =>
    byShelf.size === 0 ? none : (byShelf.get(keyOf(variant, location)) ?? none);
  const live: Moment['live'] = (variant, location) => figures.at(variant, location, confirmedAt);
  return { now, since, confirmedAt, ordered, live, told: figures.told, outlook, promises };
}

/** Columns round to the nearest second: an answer must be later by more than that to be surely later. */
const surelyLaterMs = 1_000;

/** FR16: what the store said to an order counts until it has then been asked for this figure once more. */
function stillOpen(
  { ordered, confirmedAt }: Moment,
  variant: string,
  location: string,
  reading: StoredReading | null,
): readonly SeenDemand[] {
  const checked = checkedAt({ observedAt: reading?.observedAt ?? 0, confirmedAt });
  return ordered(variant, location).filter(
    ({ placedSeenAt }) => placedSeenAt === null || checked < placedSeenAt + surelyLaterMs,
  );
}

export function pendingOwn(moment: Moment, variant: string, location: string, reading: StoredReading | null): number {
  const taken = stillOpen(moment, variant, location, reading).filter(({ refused }) => refused !== true);
  return taken.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** FR48: of what it has just refused the store has fewer than were asked for, whatever its figure of before says. */
function asRefused(moment: Moment, variant: string, location: string, reading: StoredReading): StoredReading {
  const refused = stillOpen(moment, variant, location, reading).filter((each) => each.refused === true);
  const most = refused.reduce((least, { quantity }) => Math.min(least, quantity - 1), reading.available);
  return most === reading.available ? reading : { ...reading, available: most };
}

/** What is known of a variant at a place: the replica's figure, or what the store said when it was asked for it later. */
export function newestReading(
  moment: Moment,
  variant: string,
  location: string,
  stored: StoredReading | null,
): StoredReading | null {
  const said = moment.live(variant, location);
  const newest = said !== null && said.observedAt > (stored?.observedAt ?? -Infinity) ? said : stored;
  return newest === null ? null : asRefused(moment, variant, location, newest);
}

export function stockView(
  moment: Moment,
  { variant, keptBack }: Goods,
  location: string,
  stored: StoredReading | null,
): StockView {
  const { since, confirmedAt } = moment;
  const { table } = moment.promises;
  const reading = newestReading(moment, variant, location, stored);
  const pending = pendingOwn(moment, variant, location, reading);
  const outlook = outlookOf(moment, variant, location, reading, pending + keptBack);
  return assessStock({ reading, confirmedAt, since, pendingOwn: pending, outlook, keptBack, table });
}
