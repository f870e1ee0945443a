import type { Stock, StockLevels } from '../contract/stock.ts';
import type { Page } from './read-page.ts';

/** Somebody counted so many where so many were recorded. */
export interface CountedThen {
  readonly at: number;
  readonly pieces: number;
  readonly recorded: number;
}

export interface ReceivedThen {
  readonly at: number;
  readonly pieces: number;
}

/** What a platform told with a figure (FR47), by this kiosk's clock. */
export interface ShelfEvents {
  readonly counted: CountedThen | null;
  readonly received: ReceivedThen | null;
}

/** Null of a time that lies ahead. */
export type TimeOf = (stamp: number) => number | null;

/** Clocks that are set by hand are off by seconds. */
const aheadMs = 2_000;

/** How long ago a thing was is known from the platform's two stamps alone: neither clock has to be right (FR8, FR12). */
export const timeInPage =
  ({ askedAt, end }: Pick<Page, 'askedAt'> & { readonly end: Pick<Page['end'], 'serverTime'> }): TimeOf =>
  (stamp) => {
    const agoMs = end.serverTime - stamp;
    return agoMs < -aheadMs ? null : askedAt - Math.max(0, agoMs);
  };

export function eventsOfRow({ counted, received }: Pick<Stock, 'counted' | 'received'>, timeOf: TimeOf) {
  return counted === undefined && received === undefined ? null : eventsOf(counted, received, timeOf);
}

/** By place; null where none is told of any, as of nearly all. */
export function eventsOfLevels(
  { counted = [], received = [] }: Pick<StockLevels, 'counted' | 'received'>,
  timeOf: TimeOf,
): ReadonlyMap<string, ShelfEvents> | null {
  if (counted.length + received.length === 0) return null;
  const counts = new Map(counted.map(([place, at, pieces, recorded]) => [place, { at, pieces, recorded }]));
  const receipts = new Map(received.map(([place, at, pieces]) => [place, { at, pieces }]));
  const places = new Set([...counts.keys(), ...receipts.keys()]);
  return new Map([...places].map((place) => [place, eventsOf(counts.get(place), receipts.get(place), timeOf)]));
}

function eventsOf(counted: Stock['counted'], received: Stock['received'], timeOf: TimeOf): ShelfEvents {
  return { counted: timed(counted, timeOf), received: timed(received, timeOf) };
}

function timed<Event extends { readonly at: number }>(event: Event | undefined, timeOf: TimeOf): Event | null {
  const at = event === undefined ? null : timeOf(event.at);
  return event === undefined || at === null ? null : { ...event, at };
}
