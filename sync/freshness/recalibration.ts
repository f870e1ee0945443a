import type { Rate } from './demand.ts';
import { perDay } from './demand.ts';

/** What a doubtful record is known by. */
export interface Doubt {
  /** The model's own chance that there is one. */
  readonly there: number;
  readonly recorded: number;
  readonly rate: Rate;
  /** Hours of trade since it last changed. */
  readonly flatHours: number;
  /** Days since it was counted; null where it never was. */
  readonly countedDays: number | null;
  /** Days since anything was heard of any record. */
  readonly watchedDays: number;
  /** Pieces sold since then. */
  readonly sold: number;
  /** Have goods come since then? */
  readonly filled: boolean;
}

const owned = 8;
const ofUnfilled = 11;
const traits = owned * 2 + ofUnfilled;
/** After so many days half of what time does is done. */
const fadingDays = 14;
/** So far a trait may pull before anything was learned, as a variance of log odds. */
const firstVariance = 0.3;
const surest = 0.998;
const forgetting = 0.0005;

const logistic = (odds: number): number => 1 / (1 + Math.exp(-odds));
const oddsOf = (chance: number): number => {
  const held = Math.min(surest, Math.max(1 - surest, chance));
  return Math.log(held / (1 - held));
};

const own = new Float64Array(owned);
const seen = new Float64Array(traits);
const pulled = new Float64Array(traits);

/**
 * Learns from each count by how much the log odds of "there is one" were off, given what was counted: logistic regression, brought up to
 * date one count at a time as a Kalman filter does. Without counts it changes nothing.
 */
export class Recalibration {
  /** Weights of the traits, then how unsure they are. */
  readonly figures = new Float64Array(traits + traits * traits);

  constructor() {
    for (let at = 0; at < traits; at++) this.figures[traits + at * traits + at] = firstVariance;
  }

  corrected(doubt: Doubt): number {
    const odds = look(doubt);
    return logistic(odds + this.#shift());
  }

  learn(doubt: Doubt, there: boolean): void {
    const odds = look(doubt);
    const chance = logistic(odds + this.#shift());
    const told = chance * (1 - chance);
    const gain = 1 / (1 + told * this.#pull());
    for (let row = 0; row < traits; row++) {
      this.#add(row, (pulled[row] ?? 0) * gain * ((there ? 1 : 0) - chance));
      for (let at = 0; at < traits; at++)
        this.#add(traits + row * traits + at, -told * gain * (pulled[row] ?? 0) * (pulled[at] ?? 0));
    }
    for (let at = 0; at < traits; at++) this.#forget(traits + at * traits + at);
  }

  #add(at: number, amount: number): void {
    this.figures[at] = (this.figures[at] ?? 0) + amount;
  }

  /** What was learned long ago binds less. */
  #forget(at: number): void {
    const sure = this.figures[at] ?? 0;
    this.figures[at] = sure + forgetting * Math.max(0, firstVariance - sure);
  }

  #shift(): number {
    let sum = 0;
    for (let at = 0; at < traits; at++) sum += (this.figures[at] ?? 0) * (seen[at] ?? 0);
    return sum;
  }

  /** How much each weight follows this doubt, and how unsure all of them are about it. */
  #pull(): number {
    let unsure = 0;
    for (let row = 0; row < traits; row++) {
      let sum = 0;
      for (let at = 0; at < traits; at++) sum += (this.figures[traits + row * traits + at] ?? 0) * (seen[at] ?? 0);
      pulled[row] = sum;
      unsure += sum * (seen[row] ?? 0);
    }
    return unsure;
  }
}

/**
 * Fills in the traits, each of about the same size, and answers the log odds. What is wrong with a record that was never counted, and what
 * goes wrong with any record as time passes, are learned apart: the second of both kinds.
 */
function look(doubt: Doubt): number {
  const { there, recorded, rate, flatHours, countedDays, watchedDays } = doubt;
  const odds = oddsOf(there);
  const days = countedDays ?? watchedDays;
  const passed = Math.max(0, days) / (Math.max(0, days) + fadingDays);
  const never = countedDays === null ? 1 : 0;
  own[0] = 1;
  own[1] = odds / 3;
  own[2] = recorded <= 0 ? 1 : 0;
  own[3] = recorded === 1 ? 1 : 0;
  own[4] = Math.log1p(Math.max(0, recorded)) - 0.7;
  own[5] = Math.log(perDay(rate) + 0.02) / 3 + 0.6;
  own[6] = Math.log1p(flatHours * rate.mean);
  own[7] = Math.min(2, perDay(rate) / (Math.max(0, recorded) + 0.5));
  for (let at = 0; at < owned; at++) {
    seen[at] = never * (own[at] ?? 0);
    seen[owned + at] = passed * (own[at] ?? 0);
  }
  lookAtUnfilled(doubt, never);
  return odds;
}

/**
 * A record that sold and was never filled up again stands higher than such goods are ordered at, and one that is right seldom does; of one
 * that never sold anything the same is no sign. Each kind has traits of its own, from those that are filled in already.
 */
function lookAtUnfilled({ sold, filled, watchedDays }: Doubt, never: number): void {
  const unfilled = filled ? 0 : never;
  const after = sold > 0.5 ? unfilled : 0;
  const untouched = unfilled - after;
  const [, odds = 0, , , quantity = 0, pace = 0, flat = 0] = own;
  const ofAfter = [1, Math.log1p(sold) - 1, quantity, odds, pace, flat, Math.log1p(Math.max(0, watchedDays)) / 3];
  let at = owned * 2;
  seen[at++] = unfilled;
  for (const trait of ofAfter) seen[at++] = after * trait;
  for (const trait of [odds, pace, quantity]) seen[at++] = untouched * trait;
}
