import type { Random } from '../../../../sync/kernel/random.ts';
import { exponential, logBetween } from './draw.ts';

export interface Outage {
  readonly from: number;
  readonly to: number;
}

/** A shop's line to the platform: a pull every so often, save in outages. */
export interface Feed {
  readonly outages: readonly Outage[];
  /** The pull that brings what happened at this moment. */
  heardAt(at: number): number;
  /** The last complete pull at this moment. */
  lastPull(at: number): number;
}

export function makeFeed(first: number, every: number, outages: readonly Outage[]): Feed {
  const outageAt = (at: number) => {
    let [low, high] = [0, outages.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((outages[middle]?.to ?? 0) > at) high = middle;
      else low = middle + 1;
    }
    const outage = outages[low];
    return outage !== undefined && outage.from <= at ? outage : null;
  };
  const onOrAfter = (at: number) => first + Math.ceil((at - first) / every) * every;
  const onOrBefore = (at: number) => first + Math.floor((at - first) / every) * every;
  return {
    outages,
    heardAt(at) {
      const pull = onOrAfter(at);
      const outage = outageAt(pull);
      return outage === null ? pull : onOrAfter(outage.to);
    },
    lastPull(at) {
      const pull = onOrBefore(at);
      const outage = outageAt(pull);
      return outage === null ? pull : onOrBefore(outage.from - 1);
    },
  };
}

/** So many outages of so long; what is left of the time between them is shared out by chance. */
export interface Trouble {
  readonly shortest: number;
  readonly longest: number;
  readonly count: number;
}

export function drawOutages(dice: Random, from: number, to: number, troubles: readonly Trouble[]): Outage[] {
  const lengths = troubles
    .flatMap(({ shortest, longest, count }) => Array.from({ length: count }, () => logBetween(dice, shortest, longest)))
    .map((length) => ({ length, order: dice.next() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ length }) => length);
  const calm = to - from - lengths.reduce((sum, length) => sum + length, 0);
  if (calm <= 0) throw new Error('There is more trouble than time');
  const gaps = Array.from({ length: lengths.length + 1 }, () => exponential(dice));
  const gapSum = gaps.reduce((sum, gap) => sum + gap, 0);
  let at = from;
  return lengths.map((length, index) => {
    const begins = at + (calm * (gaps[index] ?? 0)) / gapSum;
    at = begins + length;
    return { from: Math.round(begins), to: Math.round(at) };
  });
}
