import type { Random } from '../../../../sync/kernel/random.ts';

export const exponential = (dice: Random): number => -Math.log(1 - dice.next());

export const normal = (dice: Random): number => Math.sqrt(2 * exponential(dice)) * Math.cos(2 * Math.PI * dice.next());

export const between = (dice: Random, low: number, high: number): number => low + (high - low) * dice.next();

/** As likely between 1 and 2 as between 10 and 20. */
export const logBetween = (dice: Random, low: number, high: number): number => low * (high / low) ** dice.next();

/** Mean 1, variance 1/shape (Marsaglia and Tsang). */
export function gammaOfMean1(dice: Random, shape: number): number {
  if (shape < 1) return (gammaOfMean1(dice, shape + 1) * (shape + 1) * (1 - dice.next()) ** (1 / shape)) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(dice);
    const v = (1 + c * z) ** 3;
    if (v > 0 && Math.log(1 - dice.next()) < z * z * 0.5 + d - d * v + d * Math.log(v)) return (d * v) / shape;
  }
}

/** Counts waiting times: the means here are small. */
export function poisson(dice: Random, expected: number): number {
  let count = 0;
  for (let left = expected - exponential(dice); left > 0; left -= exponential(dice)) count++;
  return count;
}

export function binomial(dice: Random, tries: number, chance: number): number {
  let count = 0;
  for (let done = 0; done < tries; done++) if (dice.next() < chance) count++;
  return count;
}

/** 1 or more; each further one is as likely as `more`. */
export function geometric(dice: Random, more: number): number {
  let count = 1;
  while (dice.next() < more) count++;
  return count;
}

/** One of `values`, as often as its weight says. */
export function weighted<Value>(dice: Random, values: readonly (readonly [Value, number])[]): Value {
  let left = dice.next() * values.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of values) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = values.at(-1);
  if (last === undefined) throw new Error('Nothing to choose from');
  return last[0];
}
