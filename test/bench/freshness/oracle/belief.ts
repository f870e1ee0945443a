import { hour } from '../town/calendar.ts';
import { between, poisson } from '../town/draw.ts';
import { basket, type ErrorLaw } from '../town/first-laws.ts';
import type { Ware } from '../town/first-plan.ts';
import {
  book,
  bring,
  change,
  each,
  find,
  findableOf,
  giveBack,
  type Guesses,
  missBusy,
  newDay,
  restBusy,
  unload,
  waitOn,
  wanted,
  weigh,
  type World,
  writeOrders,
} from './guesses.ts';
import { arriving, chanceOfSome, copyParticles, makeParticles, resample, totalWeight } from './particles.ts';

const guessCount = 256;
const firstGuessCount = 2_048;

/** Of each day: when what was mislaid is looked for, when the lorry has come and is surely gone, when orders are written. */
const lookedFor = 6 * hour;
const lorryCame = 8 * hour;
const lorryGone = 10 * hour;
const written = 23 * hour;

/** What may be in a shop, knowing everything of it but what happened unseen. */
export interface Belief {
  readonly at: number;
  chance(): number;
  /** Time in which the record is heard and does not change. */
  rest(to: number): void;
  /** Time in which the record is not heard; afterwards it is `record`, where that is known. */
  miss(to: number, record: number | null): void;
  sold(quantity: number): void;
  givenBack(): void;
  delivered(quantity: number): void;
  counted(counted: number): void;
  copy(): Belief;
}

export function firstBelief(world: World, record: number): Belief {
  const { ware, law, dice, shop } = world;
  const drawn = makeParticles(firstGuessCount);
  for (let one = 0; one < firstGuessCount; one++) {
    const findable = Math.max(0, (ware.policy?.upTo ?? 3) - poisson(dice, ware.rate * between(dice, 0, 6)));
    drawn.findable[one] = findable;
    drawn.weight[one] = chanceOfRecord(record - findable, findable, ware, law);
    if (record > findable && dice.next() < law.mislaid) drawn.mislaid[one] = record - findable;
  }
  const particles = makeParticles(guessCount);
  const total = totalWeight(drawn);
  for (let one = 0; one < guessCount; one++) {
    let [left, from] = [dice.next() * total, 0];
    while (from < firstGuessCount - 1 && left > (drawn.weight[from] ?? 0)) left -= drawn.weight[from++] ?? 0;
    particles.findable[one] = total > 0 ? (drawn.findable[from] ?? 0) : Math.max(0, record);
    particles.mislaid[one] = drawn.mislaid[from] ?? 0;
    particles.record[one] = record;
  }
  return beliefOf({ world, particles, at: shop.calendar.start });
}

function chanceOfRecord(tooMuch: number, findable: number, { wrongAtStart }: Ware, { further }: ErrorLaw): number {
  if (tooMuch === 0) return 1 - wrongAtStart;
  const off = Math.abs(tooMuch);
  const size = wrongAtStart * (1 - further) * further ** (off - 1);
  return tooMuch < 0 || off <= findable ? size / 2 : size;
}

function beliefOf(guesses: Guesses): Belief {
  const { world } = guesses;
  const thinOut = () => {
    guesses.particles = resample(guesses.particles, world.dice);
  };
  return {
    get at() {
      return guesses.at;
    },
    chance: () => chanceOfSome(guesses.particles),
    rest(to) {
      advance(guesses, to, true);
      thinOut();
    },
    miss(to, record) {
      advance(guesses, to, false);
      if (record !== null) conditionOn(guesses, record);
      thinOut();
    },
    sold(quantity) {
      each(guesses, (one) => sell(guesses, one, quantity));
      thinOut();
    },
    givenBack: () => each(guesses, (one) => giveBack(guesses, one)),
    delivered: (quantity) =>
      each(guesses, (one) => {
        arriving(guesses.particles, one, Infinity);
        bring(guesses, one, quantity);
      }),
    counted(counted) {
      find(guesses, world.law.foundByCount);
      each(guesses, (one) => putRight(guesses, one, counted));
      thinOut();
    },
    copy: () => beliefOf({ world, particles: copyParticles(guesses.particles), at: guesses.at }),
  };
}

/**
 *   midnight   6:00        8:00         10:00          doors         23:00
 *      |  new    | mislaid   | lorry came  | lorry gone    |  busy     | orders
 *      | interest|  is found | (unheard)   | (heard: none) |           | written
 */
function advance(guesses: Guesses, to: number, heard: boolean): void {
  const { calendar } = guesses.world.shop;
  const pass = (until: number) => {
    const busy = calendar.busyUntil(until) - calendar.busyUntil(guesses.at);
    if (busy > 0) (heard ? restBusy : missBusy)(guesses, busy);
    guesses.at = Math.max(guesses.at, until);
  };
  for (let dayIndex = calendar.dayOf(guesses.at); dayIndex <= calendar.dayOf(to); dayIndex++)
    for (const [moment, happen] of dayEvents(guesses, dayIndex, heard)) {
      if (moment <= guesses.at || moment > to) continue;
      pass(moment);
      happen();
    }
  pass(to);
}

function dayEvents(guesses: Guesses, dayIndex: number, heard: boolean): (readonly [number, () => void])[] {
  const midnight = guesses.world.shop.calendar.midnight(dayIndex);
  return [
    [midnight, () => newDay(guesses)],
    [midnight + lookedFor, () => find(guesses, guesses.world.law.foundADay)],
    heard
      ? [midnight + lorryGone, () => waitOn(guesses, dayIndex)]
      : [midnight + lorryCame, () => unload(guesses, dayIndex)],
    [midnight + written, () => writeOrders(guesses, dayIndex)],
  ];
}

/** Where no guess fits, those are kept that come nearest, put right. */
function conditionOn(guesses: Guesses, record: number): void {
  const { particles } = guesses;
  const fits = (one: number) => particles.record[one] === record && (particles.weight[one] ?? 0) > 0;
  const someFit = particles.record.some((_, one) => fits(one));
  each(guesses, (one) => {
    if (someFit) return weigh(guesses, one, Number(fits(one)));
    const off = record - (particles.record[one] ?? 0);
    particles.weight[one] = (particles.weight[one] ?? 0) * 0.2 ** Math.abs(off) + 1e-300;
    particles.findable[one] = Math.max(0, findableOf(guesses, one) + off);
    particles.record[one] = record;
  });
}

/** Somebody bought it, or something else was scanned as this. */
function sell(guesses: Guesses, one: number, quantity: number): void {
  const { ware, dice } = guesses.world;
  const bought = wanted(guesses, one) * takenBy(findableOf(guesses, one), quantity);
  const scanned = quantity === 1 ? ware.wronglyScanned : 0;
  weigh(guesses, one, bought + scanned + 1e-12);
  if (dice.next() * (bought + scanned) < bought) change(guesses, one, -quantity);
  else if (bought + scanned === 0) guesses.particles.findable[one] = 0;
  book(guesses, one, -quantity);
}

/** Chance that a shopper who wants it takes just so many: who wants more takes what there is. */
const takenBy = (findable: number, quantity: number): number =>
  basket.reduce((sum, [size, share]) => sum + (Math.min(size, findable) === quantity ? share : 0), 0);

function putRight(guesses: Guesses, one: number, counted: number): void {
  const { miscounted } = guesses.world.law;
  const off = Math.abs(findableOf(guesses, one) - counted);
  weigh(guesses, one, off === 0 ? 1 - miscounted : off === 1 ? miscounted / 2 : 1e-9);
  if (off > 1) guesses.particles.findable[one] = counted;
  guesses.particles.record[one] = counted;
}
