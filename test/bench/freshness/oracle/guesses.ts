import type { Random } from '../../../../sync/kernel/random.ts';
import { between, binomial, exponential, gammaOfMean1, weighted } from '../town/draw.ts';
import { basket, type ErrorLaw, late, ordered, promoted } from '../town/first-laws.ts';
import type { FirstShop, Ware } from '../town/first-plan.ts';
import { arriving, comingTo, expect, type Particles, postpone } from './particles.ts';

export interface World {
  readonly ware: Ware;
  readonly shop: FirstShop;
  readonly law: ErrorLaw;
  readonly dice: Random;
}

/** Guesses at one level, and the moment they are about. */
export interface Guesses {
  readonly world: World;
  particles: Particles;
  at: number;
}

export function each({ particles }: Guesses, act: (one: number) => void): void {
  for (let one = 0; one < particles.count; one++) act(one);
}

export const findableOf = ({ particles }: Guesses, one: number): number => particles.findable[one] ?? 0;

export function change({ particles }: Guesses, one: number, findable: number, mislaid = 0): void {
  particles.findable[one] = (particles.findable[one] ?? 0) + findable;
  particles.mislaid[one] = (particles.mislaid[one] ?? 0) + mislaid;
}

export function book({ particles }: Guesses, one: number, quantity: number): void {
  particles.record[one] = (particles.record[one] ?? 0) + quantity;
}

export function weigh({ particles }: Guesses, one: number, likelihood: number): void {
  particles.weight[one] = (particles.weight[one] ?? 0) * likelihood;
}

/** Shoppers a busy day who want it, by this guess at how much it is wanted today. */
export const wanted = ({ particles, at, world: { ware, shop } }: Guesses, one: number): number =>
  ware.rate * (particles.interest[one] ?? 1) * promoted(shop, ware.category, shop.calendar.dayOf(at));

/** Goods go unseen: stolen or mislaid. Where a sale would have been seen, none was. */
export function restBusy(guesses: Guesses, busy: number): void {
  const { ware, dice } = guesses.world;
  const unseen = ware.stolen + ware.mislaid;
  each(guesses, (one) => {
    let left = busy;
    while (findableOf(guesses, one) > 0 && left > 0) {
      const goes = exponential(dice) / unseen;
      weigh(guesses, one, Math.exp(-wanted(guesses, one) * Math.min(goes, left)));
      if (goes < left) change(guesses, one, -1, dice.next() * unseen < ware.mislaid ? 1 : 0);
      left -= goes;
    }
  });
}

/** Everything may happen. */
export function missBusy(guesses: Guesses, busy: number): void {
  const { ware, dice } = guesses.world;
  each(guesses, (one) => {
    for (let left = busy; ;) {
      const shopped = findableOf(guesses, one) > 0;
      const [buys, steals, mislays] = shopped ? [wanted(guesses, one), ware.stolen, ware.mislaid] : [0, 0, 0];
      const all = buys + steals + mislays + ware.wronglyScanned + ware.returned;
      left -= exponential(dice) / all;
      if (left <= 0) return;
      let which = dice.next() * all;
      if ((which -= buys) < 0) buy(guesses, one);
      else if ((which -= steals) < 0) change(guesses, one, -1);
      else if ((which -= mislays) < 0) change(guesses, one, -1, 1);
      else if (which < ware.wronglyScanned) book(guesses, one, -1);
      else giveBack(guesses, one);
    }
  });
}

function buy(guesses: Guesses, one: number): void {
  const taken = Math.min(findableOf(guesses, one), weighted(guesses.world.dice, basket));
  change(guesses, one, -taken);
  book(guesses, one, -taken);
}

export function giveBack(guesses: Guesses, one: number): void {
  change(guesses, one, 1);
  book(guesses, one, 1);
}

export function bring(guesses: Guesses, one: number, quantity: number): void {
  const { dice, law } = guesses.world;
  const off = dice.next() < law.misdelivered ? weighted(dice, law.misdeliveredBy) : 0;
  change(guesses, one, Math.max(0, quantity + off));
  book(guesses, one, quantity);
}

const lateDays = (dice: Random): number => Math.floor(between(dice, late.from, late.to + 1));

export const newDay = (guesses: Guesses): void =>
  each(guesses, (one) => {
    guesses.particles.interest[one] = gammaOfMean1(guesses.world.dice, guesses.world.ware.evenness);
  });

export function find(guesses: Guesses, chance: number): void {
  each(guesses, (one) => {
    const mislaid = guesses.particles.mislaid[one] ?? 0;
    if (mislaid === 0) return;
    const found = binomial(guesses.world.dice, mislaid, chance);
    change(guesses, one, found, -found);
  });
}

export const unload = (guesses: Guesses, dayIndex: number): void =>
  each(guesses, (one) => bring(guesses, one, arriving(guesses.particles, one, dayIndex)));

/** The lorry has been and brought nothing of this. */
export const waitOn = ({ particles, world: { dice } }: Guesses, dayIndex: number): void =>
  postpone(particles, dayIndex, () => lateDays(dice));

export function writeOrders(guesses: Guesses, dayIndex: number): void {
  const { ware, shop, dice } = guesses.world;
  const { particles } = guesses;
  each(guesses, (one) => {
    const quantity = ordered(ware, shop, dayIndex, (particles.record[one] ?? 0) + comingTo(particles, one));
    const more = dice.next() < late.chance ? lateDays(dice) : 0;
    if (quantity > 0) expect(particles, one, dayIndex + shop.leadDays + more, quantity);
  });
}
