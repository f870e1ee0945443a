import { seededRandom } from '../../../../sync/kernel/random.ts';
import { minute } from './calendar.ts';
import { between, logBetween } from './draw.ts';
import type { Traits } from './first-traits.ts';

/** A town nobody has thought of: how big it is, how wrong, how busy, how well connected and how talkative is for the seed to say. */
export function anyTraits(seed: number): Traits {
  const dice = seededRandom(seed ^ 0xa11);
  const whole = (low: number, high: number) => Math.floor(between(dice, low, high + 1));
  const pull = logBetween(dice, 10_000, 4 * minute);
  const cover = between(dice, 1.5, 6);
  const spare = between(dice, 0, 1.5);
  return {
    name: 'any town',
    shops: whole(10, 20),
    variants: whole(250, 600),
    weeks: whole(5, 7),
    learningDays: whole(7, 14),
    countCycleDays: whole(20, 150),
    wrongShare: between(dice, 0.2, 0.75),
    demand: logBetween(dice, 0.3, 3),
    loss: logBetween(dice, 0.3, 3),
    evenness: logBetween(dice, 0.4, 4),
    coverDays: [cover, cover * 2.5],
    spare: [spare, spare + 1.5],
    pullMs: [pull, pull * 1.5],
    restocksTold: dice.next() < 0.2 ? 0 : dice.next(),
    hoursTold: dice.next() < 0.2 ? 0 : 1,
    stamped: dice.next() < 0.5,
  };
}
