import type { Demand } from './negative-binomial.ts';

/** How an article sells, as far as is known. */
export interface Rate {
  /** Pieces in an hour of trade. */
  readonly mean: number;
  /** How sure that is (gamma shape): the more was seen, the larger. */
  readonly shape: number;
  /** Variance over mean of what goes at once. */
  readonly size: number;
}

/** How much less steady the time to come is than the time that was seen: as chance would have it, or more so. */
export interface Unsteadiness {
  /** Variance of the pace itself, over its square. */
  readonly wobble: number;
  /** By how much more is sold than was foreseen. */
  readonly tilt: number;
}

export const steady: Unsteadiness = { wobble: 0, tilt: 1 };

/** Hours of trade in a usual day: what is said of a day's sales is said of these. */
const hoursOfTrade = 11;
export const perDay = ({ mean }: Rate): number => mean * hoursOfTrade;

/** One day is busier than another: variance of a day's pace over its square, as daily sales of single articles in a shop have it. */
export const moodOfADay = 0.5;
const leastBurst = 0.01;
const leastMean = 1e-9;

/** Demand grows as time does, so that waiting longer never leaves more: several at once, a pace not known for certain, and one that changes. */
export function demandIn({ mean: pace, shape, size }: Rate, hours: number, { wobble, tilt }: Unsteadiness): Demand {
  const mean = Math.max(leastMean, pace * hours * tilt);
  const unsure = wobble + moodOver(hours / hoursOfTrade) + 1 / shape;
  return { mean, shape: 1 / (unsure + Math.max(leastBurst, size - 1) / mean) };
}

/** Over days moods even out; within a day there is one, save that a night may lie between. */
const moodOver = (days: number): number => moodOfADay * (days <= 1 ? 1 - days / 3 : (1 - 1 / (3 * days)) / days);
