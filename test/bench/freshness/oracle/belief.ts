import type { Random } from '../../../../sync/kernel/random.ts';
import { hour } from '../town/calendar.ts';
import { between, binomial, exponential, gammaOfMean1, poisson, weighted } from '../town/draw.ts';
import { basket, type ErrorLaw, type FirstShop, late, ordered, promoted, type Ware } from '../town/first-plan.ts';
import {
  arriving,
  chanceOfSome,
  comingTo,
  copyParticles,
  expect,
  makeParticles,
  type Particles,
  postpone,
  resample,
  totalWeight,
} from './particles.ts';

const guesses = 256;
const firstGuesses = 2_048;

/** Of each day: when what was mislaid is looked for, when the lorry has come, when orders are written. */
const lookedFor = 6 * hour;
const lorryCame = 8 * hour;
const lorryGone = 10 * hour;
const written = 23 * hour;

export interface World {
  readonly ware: Ware;
  readonly shop: FirstShop;
  readonly law: ErrorLaw;
  readonly dice: Random;
}

/** What may be in a shop, knowing everything of it but what happened unseen. */
export interface Belief {
  readonly at: number;
  readonly chance: () => number;
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
  const drawn = makeParticles(firstGuesses);
  for (let one = 0; one < firstGuesses; one++) {
    const findable = Math.max(0, (ware.policy?.upTo ?? 3) - poisson(dice, ware.rate * between(dice, 0, 6)));
    drawn.findable[one] = findable;
    drawn.weight[one] = chanceOfRecord(record - findable, findable, ware, law);
    if (record > findable && dice.next() < law.mislaid) drawn.mislaid[one] = record - findable;
  }
  const particles = makeParticles(guesses);
  const total = totalWeight(drawn);
  for (let one = 0; one < guesses; one++) {
    let [left, from] = [dice.next() * total, 0];
    while (from < firstGuesses - 1 && left > (drawn.weight[from] ?? 0)) left -= drawn.weight[from++] ?? 0;
    particles.findable[one] = total > 0 ? (drawn.findable[from] ?? 0) : Math.max(0, record);
    particles.mislaid[one] = drawn.mislaid[from] ?? 0;
    particles.record[one] = record;
  }
  return beliefOf(world, particles, shop.calendar.start);
}

function chanceOfRecord(tooMuch: number, findable: number, { wrongAtStart }: Ware, { further }: ErrorLaw): number {
  if (tooMuch === 0) return 1 - wrongAtStart;
  const off = Math.abs(tooMuch);
  const size = wrongAtStart * (1 - further) * further ** (off - 1);
  return tooMuch < 0 || off <= findable ? size / 2 : size;
}

function beliefOf(world: World, start: Particles, since: number): Belief {
  const { ware, shop, law, dice } = world;
  const { calendar } = shop;
  let [particles, at] = [start, since];

  const each = (act: (one: number) => void) => {
    for (let one = 0; one < guesses; one++) act(one);
  };
  const weigh = (likelihood: (one: number) => number) =>
    each((one) => {
      particles.weight[one] = (particles.weight[one] ?? 0) * likelihood(one);
    });
  const change = (one: number, findable: number, mislaid = 0) => {
    particles.findable[one] = (particles.findable[one] ?? 0) + findable;
    particles.mislaid[one] = (particles.mislaid[one] ?? 0) + mislaid;
  };
  const book = (one: number, quantity: number) => {
    particles.record[one] = (particles.record[one] ?? 0) + quantity;
  };
  const wanted = (one: number) =>
    ware.rate * (particles.interest[one] ?? 1) * promoted(shop, ware.category, calendar.dayOf(at));
  const lateDays = () => Math.floor(between(dice, late.from, late.to + 1));

  /** Goods go unseen: stolen or mislaid. Where a sale would have been seen, none was. */
  const restBusy = (busy: number) =>
    each((one) => {
      const unseen = ware.stolen + ware.mislaid;
      let left = busy;
      while ((particles.findable[one] ?? 0) > 0 && left > 0) {
        const goes = exponential(dice) / unseen;
        const spent = Math.min(goes, left);
        particles.weight[one] = (particles.weight[one] ?? 0) * Math.exp(-wanted(one) * spent);
        if (goes < left) change(one, -1, dice.next() * unseen < ware.mislaid ? 1 : 0);
        left -= goes;
      }
    });

  /** Everything may happen. */
  const missBusy = (busy: number) =>
    each((one) => {
      for (let left = busy; ;) {
        const some = (particles.findable[one] ?? 0) > 0;
        const rates = [some ? wanted(one) : 0, some ? ware.stolen : 0, some ? ware.mislaid : 0] as const;
        const all = rates[0] + rates[1] + rates[2] + ware.wronglyScanned + ware.returned;
        left -= exponential(dice) / all;
        if (left <= 0) return;
        let which = dice.next() * all;
        if ((which -= rates[0]) < 0) {
          const taken = Math.min(particles.findable[one] ?? 0, weighted(dice, basket));
          change(one, -taken);
          book(one, -taken);
        } else if ((which -= rates[1]) < 0) change(one, -1);
        else if ((which -= rates[2]) < 0) change(one, -1, 1);
        else if (which < ware.wronglyScanned) book(one, -1);
        else {
          change(one, 1);
          book(one, 1);
        }
      }
    });

  const bring = (one: number, quantity: number) => {
    const off = dice.next() < law.misdelivered ? weighted(dice, law.misdeliveredBy) : 0;
    change(one, Math.max(0, quantity + off));
    book(one, quantity);
  };

  const writeOrders = (dayIndex: number) =>
    each((one) => {
      const quantity = ordered(ware, shop, dayIndex, (particles.record[one] ?? 0) + comingTo(particles, one));
      const more = dice.next() < late.chance ? lateDays() : 0;
      if (quantity > 0) expect(particles, one, dayIndex + shop.leadDays + more, quantity);
    });

  const find = () =>
    each((one) => {
      const mislaid = particles.mislaid[one] ?? 0;
      if (mislaid === 0) return;
      const found = binomial(dice, mislaid, law.foundADay);
      change(one, found, -found);
    });

  /**
   *   midnight   6:00        8:00         10:00          doors         23:00
   *      |  new    | mislaid   | lorry came  | lorry gone    |  busy     | orders
   *      | interest|  is found | (unheard)   | (heard: none) |           | written
   */
  const dayEvents = (dayIndex: number, heard: boolean): (readonly [number, () => void])[] => {
    const midnight = calendar.midnight(dayIndex);
    const newDay = () => each((one) => (particles.interest[one] = gammaOfMean1(dice, ware.evenness)));
    const lorry = heard
      ? ([lorryGone, () => postpone(particles, dayIndex, lateDays)] as const)
      : ([lorryCame, () => each((one) => bring(one, arriving(particles, one, dayIndex)))] as const);
    return [
      [midnight, newDay],
      [midnight + lookedFor, find],
      [midnight + lorry[0], lorry[1]],
      [midnight + written, () => writeOrders(dayIndex)],
    ];
  };

  const advance = (to: number, heard: boolean) => {
    const pass = (until: number) => {
      const busy = calendar.busyUntil(until) - calendar.busyUntil(at);
      if (busy > 0) (heard ? restBusy : missBusy)(busy);
      at = Math.max(at, until);
    };
    for (let dayIndex = calendar.dayOf(at); dayIndex <= calendar.dayOf(to); dayIndex++)
      for (const [moment, happen] of dayEvents(dayIndex, heard)) {
        if (moment <= at || moment > to) continue;
        pass(moment);
        happen();
      }
    pass(to);
    particles = resample(particles, dice);
  };

  /** Where no guess fits, those are kept that come nearest, put right. */
  const conditionOn = (record: number) => {
    const fits = (one: number) => particles.record[one] === record;
    let fitting = 0;
    each((one) => (fitting += fits(one) ? (particles.weight[one] ?? 0) : 0));
    if (fitting > 0) weigh((one) => Number(fits(one)));
    else
      each((one) => {
        const off = record - (particles.record[one] ?? 0);
        particles.weight[one] = (particles.weight[one] ?? 0) * 0.2 ** Math.abs(off) + 1e-300;
        particles.findable[one] = Math.max(0, (particles.findable[one] ?? 0) + off);
        particles.record[one] = record;
      });
    particles = resample(particles, dice);
  };

  const takenBy = (findable: number, quantity: number): number => {
    if (findable < quantity) return 0;
    return basket.reduce(
      (sum, [size, share]) => sum + (size === quantity || (size > quantity && findable === quantity) ? share : 0),
      0,
    );
  };

  return {
    get at() {
      return at;
    },
    chance: () => chanceOfSome(particles),
    rest: (to) => advance(to, true),
    miss(to, record) {
      advance(to, false);
      if (record !== null) conditionOn(record);
    },
    sold(quantity) {
      each((one) => {
        const bought = wanted(one) * takenBy(particles.findable[one] ?? 0, quantity);
        const scanned = quantity === 1 ? ware.wronglyScanned : 0;
        particles.weight[one] = (particles.weight[one] ?? 0) * (bought + scanned + 1e-12);
        if (dice.next() * (bought + scanned) < bought) change(one, -quantity);
        else if (bought + scanned === 0) particles.findable[one] = 0;
        book(one, -quantity);
      });
      particles = resample(particles, dice);
    },
    givenBack: () =>
      each((one) => {
        change(one, 1);
        book(one, 1);
      }),
    delivered: (quantity) =>
      each((one) => {
        arriving(particles, one, Infinity);
        bring(one, quantity);
      }),
    counted(counted) {
      find();
      each((one) => {
        const found = binomial(dice, particles.mislaid[one] ?? 0, law.foundByCount);
        change(one, found, -found);
        const off = Math.abs((particles.findable[one] ?? 0) - counted);
        particles.weight[one] =
          (particles.weight[one] ?? 0) * (off === 0 ? 1 - law.miscounted : off === 1 ? law.miscounted / 2 : 1e-9);
        if (off > 1) particles.findable[one] = counted;
        particles.record[one] = counted;
      });
      particles = resample(particles, dice);
    },
    copy: () => beliefOf(world, copyParticles(particles), at),
  };
}
