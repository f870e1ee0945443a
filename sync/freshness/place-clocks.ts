import { hourOfWeek, hoursPerWeek, WeekClock } from './week-clock.ts';

const hourMs = 3_600_000;
/** A change that was found longer after it happened says nothing of the hour. */
const tellingMs = 3 * hourMs;
/** So many sales or deliveries in an hour of the week are taken as seen before: the fewer were, the evener the week. */
const evenly = 6;
/** The clock is made anew when a third more has been seen. */
const grownBy = 1.3;
const leastSeen = 48;

export const alwaysOpen: readonly number[] = Array.from({ length: hoursPerWeek }, () => 1);

/** What is known of a place's hours: the share of each hour of the week, Monday first, that its doors are open, in its own local time. */
export interface Hours {
  readonly open: readonly number[];
  readonly offsetMs: number;
}

/** Hours of a place in which goods are sold and in which they come, each hour weighing as much as it was seen to. */
export class PlaceClocks {
  /** By hour of the week: pieces sold, then deliveries. */
  readonly seen = new Float64Array(hoursPerWeek * 2);
  #hours: Hours = { open: alwaysOpen, offsetMs: 0 };
  #sales = new WeekClock(alwaysOpen);
  #deliveries = new WeekClock(alwaysOpen);
  readonly #nextAt = [0, 0];
  readonly #sum = [0, 0];

  setHours(hours: Hours): void {
    this.#hours = hours;
    this.tune();
  }

  /** In hours of average trade. */
  selling(from: number, to: number): number {
    return this.#sales.between(from + this.#hours.offsetMs, to + this.#hours.offsetMs);
  }

  /** In days of average deliveries. */
  delivering(from: number, to: number): number {
    return this.#deliveries.between(from + this.#hours.offsetMs, to + this.#hours.offsetMs) / 24;
  }

  sold(from: number, to: number, pieces: number): void {
    if (to - from <= tellingMs) this.#note(0, to, pieces);
  }

  came(from: number, to: number): void {
    if (to - from <= 2 * tellingMs) this.#note(1, to, 1);
  }

  /** Makes both clocks of what was seen. */
  tune(): void {
    this.#sales = new WeekClock(this.#weights(0, this.#hours.open));
    this.#deliveries = new WeekClock(this.#weights(1, alwaysOpen));
  }

  #note(kind: 0 | 1, at: number, amount: number): void {
    const hour = kind * hoursPerWeek + hourOfWeek(at + this.#hours.offsetMs);
    this.seen[hour] = (this.seen[hour] ?? 0) + amount;
    const sum = (this.#sum[kind] ?? 0) + amount;
    this.#sum[kind] = sum;
    if (sum < Math.max(leastSeen, this.#nextAt[kind] ?? 0)) return;
    this.#nextAt[kind] = sum * grownBy;
    this.tune();
  }

  #weights(kind: 0 | 1, usual: readonly number[]): number[] {
    const own = this.seen.subarray(kind * hoursPerWeek, (kind + 1) * hoursPerWeek);
    const all = own.reduce((sum, amount) => sum + amount, 0);
    const hours = usual.reduce((sum, share) => sum + share, 0);
    this.#sum[kind] = all;
    return usual.map(
      (open, hour) => open * (((own[hour] ?? 0) + evenly) / ((all * open) / Math.max(1, hours) + evenly)),
    );
  }
}
