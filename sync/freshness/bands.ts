import type { Stock } from '../contract/stock.ts';
import type { Band, Offer } from './stock-view.ts';

/** What kind of record a figure is: each kind has its own rows, because each can be believed for a different time. */
export type RecordKind = 'counted' | 'none' | 'negative' | 'untracked' | 'missing';

interface BandRow {
  readonly band: Band;
  /** Pieces left after our own orders; for kinds without a count it is 0. */
  readonly atLeast: number;
  readonly upToMs: number;
}

/** From what chance on, and up to what age, a band may be said of pieces that were counted (FR21). */
export interface PromiseRow {
  readonly band: Band;
  /** That one is there, of all who are told so: of the record itself and of all that are surer (FR41). */
  readonly chance: number;
  readonly upToMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The first row that fits gives the band. Of all that is said to be here at one age nineteen of twenty have to be; what is asked for more than
 * that is what the model is too sure of itself by.
 */
export const PROMISES: readonly PromiseRow[] = [
  { band: 'just-checked', chance: 0.962, upToMs: 3 * MINUTE },
  { band: 'likely', chance: 0.962, upToMs: 7 * DAY },
  { band: 'ask', chance: 0, upToMs: 7 * DAY },
];

/**
 * The first row that fits gives the band; where none fits the band is "unknown" (FR2, FR4, FR6). Few pieces sell out sooner than many, so a
 * small count is believed for a shorter time. Every band is at most as old as the one below it in the same kind.
 */
export const BANDS: Readonly<Record<RecordKind, readonly BandRow[]>> = {
  counted: [
    { band: 'just-checked', atLeast: 1, upToMs: 3 * MINUTE },
    { band: 'likely', atLeast: 2, upToMs: 15 * MINUTE },
    { band: 'likely', atLeast: 3, upToMs: HOUR },
    { band: 'likely', atLeast: 5, upToMs: 4 * HOUR },
    { band: 'ask', atLeast: 1, upToMs: 3 * DAY },
  ],
  // A delivery may have come since: nothing left is only worth saying while the day's deliveries are not yet due.
  none: [{ band: 'out', atLeast: 0, upToMs: 4 * HOUR }],
  // A shelf cannot hold less than nothing, so the record is known to be wrong and is believed for as short a time as a number is.
  negative: [{ band: 'out', atLeast: 0, upToMs: 3 * MINUTE }],
  untracked: [
    { band: 'likely', atLeast: 0, upToMs: 4 * HOUR },
    { band: 'ask', atLeast: 0, upToMs: 3 * DAY },
  ],
  missing: [],
};

/** The strongest band that a platform's own trust in its figures allows: a sum over several places says little about this one. */
export const STRONGEST_BAND: Readonly<Record<Stock['confidence'], Band>> = {
  exact: 'just-checked',
  eventual: 'likely',
  aggregate: 'ask',
};

/** How much a band lets a shopper hope for. "Out" is below "unknown": of the second it may still be found. */
export const HOPE: Readonly<Record<Band, number>> = { 'just-checked': 4, likely: 3, ask: 2, unknown: 1, out: 0 };

/**
 * What may be offered at the place the figure is about, strongest first (FR5). `keep-here` and `collect` need goods that are there;
 * sending home never depends on this place's shelf.
 */
export const OFFERS: Readonly<Record<Band, readonly Offer[]>> = {
  'just-checked': ['keep-here', 'collect', 'ship'],
  likely: ['keep-here', 'collect', 'ask-associate', 'ship'],
  ask: ['ask-associate', 'ship'],
  unknown: ['ask-associate', 'ship'],
  out: ['ship'],
};

/** The same where the platform takes orders beyond what it has: then it may be collected once it has come, whatever the shelf says. */
export const BACKORDER_OFFERS: Readonly<Record<Band, readonly Offer[]>> = {
  'just-checked': OFFERS['just-checked'],
  likely: OFFERS.likely,
  ask: ['collect', 'ask-associate', 'ship'],
  unknown: ['collect', 'ask-associate', 'ship'],
  out: ['collect', 'ship'],
};
