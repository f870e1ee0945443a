import type { Random } from '../../kernel/random.ts';

/** Negative binomial: mean a day, and variance `perDay + perDay² / dispersion`. */
export interface SalesRate {
  readonly perDay: number;
  readonly dispersion: number;
}

/**
 * Sales that come as customers at random moments, each taking a logarithmic number of pieces, add up over any time to exactly the
 * negative binomial of that time. So nothing has to be rolled for what does not sell, and a tick costs what it sold, not what exists.
 */
export const clusterRate = ({ perDay, dispersion }: SalesRate): number =>
  perDay <= 0 ? 0 : dispersion * Math.log1p(perDay / dispersion);

/** How many pieces one customer takes (Kemp's inversion of the logarithmic distribution). */
export function clusterSize(random: Random, { perDay, dispersion }: SalesRate): number {
  const share = perDay / (perDay + dispersion);
  let chance = -share / Math.log1p(-share);
  let left = random.next();
  let size = 1;
  while (left > chance && size < mostAtOnce) {
    left -= chance;
    chance *= (share * size) / (size + 1);
    size += 1;
  }
  return size;
}

/** Nobody carries more home; it only bounds the loop above. */
const mostAtOnce = 60;

/** How many customers come, when `mean` are expected. Inversion for few, the normal's approximation for many. */
export function poisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const floor = Math.exp(-mean);
  let product = random.next();
  let count = 0;
  while (product > floor) {
    product *= random.next();
    count += 1;
  }
  return count;
}

function normal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
