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

const leastBurst = 0.01;
const leastMean = 1e-9;

/** Demand grows as time does, so that waiting longer never leaves more: several at once, a pace not known for certain, and one that changes. */
export function demandIn({ mean: pace, shape, size }: Rate, hours: number, { wobble, tilt }: Unsteadiness): Demand {
  const mean = Math.max(leastMean, pace * hours * tilt);
  return { mean, shape: 1 / (wobble + 1 / shape + Math.max(leastBurst, size - 1) / mean) };
}
