import type { Random } from '../../../../sync/kernel/random.ts';

/** Goods ordered and not yet come; the day they come on is anybody's guess, so each guess has its own. */
const orderSlots = 2;
const noOrder = -1;

/** Many guesses at what is truly in a shop, each as likely as its weight. Flat arrays: there are millions of them. */
export interface Particles {
  readonly count: number;
  readonly findable: Int16Array;
  readonly mislaid: Int16Array;
  /** What the record says by now, where it is not heard. */
  readonly record: Int16Array;
  readonly weight: Float64Array;
  /** How much more than usual is wanted today. */
  readonly interest: Float64Array;
  readonly comesOn: Int16Array;
  readonly comes: Int16Array;
}

export const makeParticles = (count: number): Particles => ({
  count,
  findable: new Int16Array(count),
  mislaid: new Int16Array(count),
  record: new Int16Array(count),
  weight: new Float64Array(count).fill(1),
  interest: new Float64Array(count).fill(1),
  comesOn: new Int16Array(count * orderSlots).fill(noOrder),
  comes: new Int16Array(count * orderSlots),
});

export function copyParticles(from: Particles): Particles {
  const copy = makeParticles(from.count);
  for (let one = 0; one < from.count; one++) copyOne(from, one, copy, one);
  copy.weight.set(from.weight);
  return copy;
}

function copyOne(from: Particles, one: number, to: Particles, other: number): void {
  to.findable[other] = from.findable[one] ?? 0;
  to.mislaid[other] = from.mislaid[one] ?? 0;
  to.record[other] = from.record[one] ?? 0;
  to.interest[other] = from.interest[one] ?? 1;
  for (let slot = 0; slot < orderSlots; slot++) {
    to.comesOn[other * orderSlots + slot] = from.comesOn[one * orderSlots + slot] ?? noOrder;
    to.comes[other * orderSlots + slot] = from.comes[one * orderSlots + slot] ?? 0;
  }
}

export const totalWeight = ({ weight }: Particles): number => weight.reduce((sum, one) => sum + one, 0);

/** Guesses that have become unlikely make room for copies of likely ones, once a few of them carry all the weight. */
export function resample(particles: Particles, dice: Random): Particles {
  const { weight, count } = particles;
  const total = totalWeight(particles);
  const squares = weight.reduce((sum, one) => sum + one * one, 0);
  if (!(total > 0) || (total * total) / squares > count / 2) return particles;
  const fresh = makeParticles(count);
  let [one, sum] = [0, weight[0] ?? 0];
  const first = dice.next();
  for (let other = 0; other < count; other++) {
    const wanted = ((other + first) * total) / count;
    while (sum < wanted && one < count - 1) sum += weight[++one] ?? 0;
    copyOne(particles, one, fresh, other);
  }
  return fresh;
}

export function chanceOfSome({ weight, findable }: Particles): number {
  let [some, all] = [0, 0];
  for (const [one, own] of weight.entries()) {
    all += own;
    if ((findable[one] ?? 0) > 0) some += own;
  }
  return some / all;
}

export function comingTo({ comesOn, comes }: Particles, one: number): number {
  let sum = 0;
  for (let slot = one * orderSlots; slot < (one + 1) * orderSlots; slot++)
    if (comesOn[slot] !== noOrder) sum += comes[slot] ?? 0;
  return sum;
}

export function expect({ comesOn, comes }: Particles, one: number, dayIndex: number, quantity: number): void {
  const free = comesOn[one * orderSlots] === noOrder ? 0 : 1;
  comesOn[one * orderSlots + free] = dayIndex;
  comes[one * orderSlots + free] = quantity;
}

/** Pieces that this guess expects by this day, taken off what it waits for. */
export function arriving({ comesOn, comes }: Particles, one: number, dayIndex: number): number {
  let sum = 0;
  for (let slot = one * orderSlots; slot < (one + 1) * orderSlots; slot++) {
    if (comesOn[slot] === noOrder || (comesOn[slot] ?? 0) > dayIndex) continue;
    sum += comes[slot] ?? 0;
    comesOn[slot] = noOrder;
  }
  return sum;
}

/** What was to come by this day and has not comes later. */
export function postpone({ comesOn, count }: Particles, dayIndex: number, days: () => number): void {
  for (let slot = 0; slot < count * orderSlots; slot++)
    if (comesOn[slot] !== noOrder && (comesOn[slot] ?? 0) <= dayIndex) comesOn[slot] = dayIndex + days();
}
