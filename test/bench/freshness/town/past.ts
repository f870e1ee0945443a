import type { TownHeader } from '../town-line.ts';
import type { Feed } from './feed.ts';

/** All that happened to one variant in one shop, in order of time. */
export interface Past {
  readonly records: readonly { readonly at: number; readonly available: number }[];
  readonly restocks: readonly { readonly at: number; readonly quantity: number }[];
  readonly counts: readonly { readonly at: number; readonly counted: number; readonly recorded: number | null }[];
  readonly answers: readonly { readonly at: number; readonly onHand: number }[];
}

interface Line {
  readonly at: number;
  readonly text: string;
}

/** Collects what a kiosk hears of everything that happens, and what is asked of it. */
export interface Telling {
  take(variant: string, location: string, feed: Feed, past: Past): void;
  /** The whole town, a line at a time. */
  lines(): Generator<string>;
}

interface TellingOptions {
  readonly header: TownHeader;
  /** Does the platform say when a figure changed? */
  readonly stamped: boolean;
}

export function tellingOf({ header, stamped }: TellingOptions): Telling {
  const lines: Line[] = [];
  const pulls = new Set<string>();
  let questions = 0;
  const add = (at: number, line: object) => lines.push({ at, text: JSON.stringify(line) });

  const tellRecords = (place: object, feed: Feed, records: Past['records']) => {
    let said: number | null = null;
    for (const [index, { at: changedAt, available }] of records.entries()) {
      const at = feed.heardAt(changedAt);
      const next = records[index + 1];
      const overtaken = next !== undefined && feed.heardAt(next.at) === at;
      if (overtaken || available === said) continue;
      said = available;
      add(at, { kind: 'observation', at, ...place, available, ...(stamped && { sourceUpdatedAt: changedAt }) });
    }
  };
  const tellPull = (location: string, at: number) => {
    const key = `${location} ${at}`;
    if (pulls.has(key)) return;
    pulls.add(key);
    add(at, { kind: 'confirmed', at, location });
  };

  return {
    take(variant, location, feed, { records, restocks, counts, answers }) {
      const place = { variant, location };
      for (const { at: bookedAt, quantity } of restocks) {
        const at = feed.heardAt(bookedAt);
        add(at, { kind: 'restock', at, ...place, quantity, bookedAt });
      }
      for (const { at: countedAt, counted, recorded } of counts) {
        const at = feed.heardAt(countedAt);
        add(at, { kind: 'count', at, ...place, counted, ...(recorded !== null && { recorded }), countedAt });
      }
      tellRecords(place, feed, records);
      for (const { at, onHand } of answers) {
        tellPull(location, feed.lastPull(at));
        const id = `q${++questions}`;
        add(at, { kind: 'question', id, at, ...place });
        add(at, { kind: 'truth', question: id, onHand });
      }
    },
    *lines() {
      yield JSON.stringify(header);
      for (const { text } of lines.toSorted((one, other) => one.at - other.at)) yield text;
    },
  };
}
