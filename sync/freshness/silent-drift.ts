import { paceBin, paceBins } from './likeness.ts';

/** Of a record: chances, in a day or at an event, that one goes, or comes back, unnoticed. */
export interface Drift {
  readonly down: number;
  readonly up: number;
}

/** Shops lose one or two of a hundred pieces that they sell, and less of what only lies there; counts of 400 days weigh as much as that. */
const defaultDays = 400;
const defaultDown = (perDay: number): number => 0.002 + 0.026 * Math.min(3, perDay);
const upOfDown = 0.3;
/** Where more hands are at work than usual more goes wrong: with each piece that is sold (another was scanned, one fell behind the shelf)… */
export const withASale: Drift = { down: 0.03, up: 0.006 };
/** …and with a delivery, which is not always what was booked. */
export const withADelivery: Drift = { down: 0.02, up: 0.006 };
/** A count that finds more missing than that tells of something else. */
const mostAtOnce = 3;

/** What goes missing, or turns up, between two counts: theft, breakage, goods put on the wrong shelf, a wrong key at the till. */
export class SilentDrift {
  /** By pace: pieces that were too many in the record, pieces that were too few, days between the counts. */
  readonly seen = new Float64Array(paceBins * 3);

  of(perDay: number): Drift {
    const at = paceBin(perDay) * 3;
    const { seen } = this;
    const days = (seen[at + 2] ?? 0) + defaultDays;
    const down = defaultDays * defaultDown(perDay);
    return { down: ((seen[at] ?? 0) + down) / days, up: ((seen[at + 1] ?? 0) + down * upOfDown) / days };
  }

  learn(perDay: number, days: number, recorded: number, counted: number): void {
    const at = paceBin(perDay) * 3;
    const off = Math.max(-mostAtOnce, Math.min(mostAtOnce, counted - recorded));
    this.seen[at] = (this.seen[at] ?? 0) + Math.max(0, -off);
    this.seen[at + 1] = (this.seen[at + 1] ?? 0) + Math.max(0, off);
    this.seen[at + 2] = (this.seen[at + 2] ?? 0) + days;
  }
}
