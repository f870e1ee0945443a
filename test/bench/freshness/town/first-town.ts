import { type Random, seededRandom } from '../../../../sync/kernel/random.ts';
import { drawQuestions } from './asking.ts';
import { minute } from './calendar.ts';
import { between, binomial, exponential, gammaOfMean1, geometric, poisson, weighted } from './draw.ts';
import { basket, late, lorryMinutes, ordered, promoted } from './first-laws.ts';
import type { FirstPlan, FirstShop, Ware } from './first-plan.ts';
import { type Past, type Telling, tellingOf } from './past.ts';

/** What happens in a planned town, and what is asked there. */
export function firstTown(plan: FirstPlan, questionsInEachBucket: number): Telling {
  const { seed } = plan;
  const dice = seededRandom(seed ^ 0x1f1857);
  const telling = tellingOf({ header: plan.header, stamped: plan.traits.stamped });
  const asked = questionsOf(plan, dice, questionsInEachBucket);
  const lorries = plan.shops.map(({ calendar: { days } }) =>
    Array.from({ length: days + 16 }, () => between(dice, ...lorryMinutes)),
  );
  for (const [index, ware] of plan.wares.entries()) {
    const shop = plan.shops[ware.shop];
    if (shop === undefined) continue;
    const own = seededRandom(Math.imul(seed, 0x9e3779b1) ^ (index * 7 + 3));
    const questions = asked[ware.shop]?.get(index) ?? [];
    const past = livePast(own, { plan, ware, shop, lorry: lorries[ware.shop] ?? [], questions });
    telling.take(ware.variant, shop.id, shop.feed, past);
  }
  return telling;
}

/** What sells more is asked for more, though less than it sells more. */
function questionsOf(plan: FirstPlan, dice: Random, inEachBucket: number): Map<number, number[]>[] {
  const perShop = plan.wares.length / plan.shops.length;
  const heaviest = Math.max(...plan.wares.map(({ rate }) => Math.sqrt(rate)));
  const wareOf = (shop: number): number => {
    for (;;) {
      const index = shop * perShop + dice.below(perShop);
      const weight = Math.sqrt(plan.wares[index]?.rate ?? 0) / heaviest;
      if (dice.next() < 0.15 + weight) return index;
    }
  };
  return drawQuestions(dice, plan.shops, plan.askedFrom, inEachBucket, wareOf);
}

interface Life {
  readonly plan: FirstPlan;
  readonly ware: Ware;
  readonly shop: FirstShop;
  /** Minute of the day at which the lorry comes, by day. */
  readonly lorry: readonly number[];
  readonly questions: readonly number[];
}

interface Shelf {
  findable: number;
  mislaid: number;
  record: number;
}

interface Happening {
  readonly at: number;
  happen(at: number): void;
}

function livePast(dice: Random, life: Life): Past {
  const { ware, shop, plan } = life;
  const { calendar } = shop;
  const shelf = shelfAtStart(dice, ware, plan);
  const past = {
    records: [{ at: calendar.start, available: shelf.record }],
    restocks: [] as { at: number; quantity: number }[],
    counts: [] as { at: number; counted: number; recorded: number }[],
    answers: [] as { at: number; onHand: number }[],
  };
  const onTheWay: { day: number; quantity: number }[] = [];
  const record = (at: number, available: number) => {
    shelf.record = available;
    past.records.push({ at, available });
  };

  const sell = (at: number) => {
    const taken = Math.min(shelf.findable, weighted(dice, basket));
    if (taken === 0) return;
    shelf.findable -= taken;
    record(at, shelf.record - taken);
  };
  const steal = () => {
    if (shelf.findable > 0) shelf.findable--;
  };
  const mislay = () => {
    if (shelf.findable === 0) return;
    shelf.findable--;
    shelf.mislaid++;
  };
  const find = () => {
    const found = binomial(dice, shelf.mislaid, plan.law.foundADay);
    shelf.mislaid -= found;
    shelf.findable += found;
  };
  const giveBack = (at: number) => {
    shelf.findable++;
    record(at, shelf.record + 1);
  };
  const deliver = (at: number, quantity: number) => {
    const off = dice.next() < plan.law.misdelivered ? weighted(dice, plan.law.misdeliveredBy) : 0;
    shelf.findable += Math.max(0, quantity + off);
    record(at, shelf.record + quantity);
    if (dice.next() < plan.traits.restocksTold) past.restocks.push({ at, quantity });
  };
  const count = (at: number) => {
    const found = binomial(dice, shelf.mislaid, plan.law.foundByCount);
    shelf.mislaid -= found;
    shelf.findable += found;
    const off =
      dice.next() < plan.law.miscounted
        ? weighted(dice, [
            [-1, 1],
            [1, 1],
          ])
        : 0;
    const counted = Math.max(0, shelf.findable + off);
    past.counts.push({ at, counted, recorded: shelf.record });
    record(at, counted);
  };
  const order = (dayIndex: number) => {
    const coming = onTheWay.reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = ordered(ware, shop, dayIndex, shelf.record + coming);
    const more = dice.next() < late.chance ? Math.floor(between(dice, late.from, late.to + 1)) : 0;
    if (quantity > 0) onTheWay.push({ day: dayIndex + shop.leadDays + more, quantity });
  };

  for (let dayIndex = 0; dayIndex < calendar.days; dayIndex++) {
    const midnight = calendar.midnight(dayIndex);
    const happenings: Happening[] = [];
    const add = (at: number, happen: Happening['happen']) => happenings.push({ at, happen });
    const [from, to] = [calendar.busyUntil(midnight), calendar.busyUntil(calendar.midnight(dayIndex + 1))];
    const busy = to - from;
    const shoppers = (rate: number, happen: Happening['happen']) => {
      for (let left = poisson(dice, rate * busy); left > 0; left--)
        add(calendar.momentOf(from + busy * dice.next()), happen);
    };
    const interest = gammaOfMean1(dice, ware.evenness) * promoted(shop, ware.category, dayIndex);
    shoppers(ware.rate * interest, sell);
    shoppers(ware.stolen, steal);
    shoppers(ware.mislaid, mislay);
    shoppers(ware.wronglyScanned, (at) => record(at, shelf.record - 1));
    shoppers(ware.returned, giveBack);
    if (shelf.mislaid > 0 || ware.mislaid > 0) add(midnight + 6 * 60 * minute, find);
    if (dayIndex === ware.countDay) add(midnight + 6.25 * 60 * minute, count);
    for (const { quantity } of onTheWay.filter((one) => one.day === dayIndex))
      add(midnight + Math.round((life.lorry[dayIndex] ?? 0) * minute + exponential(dice) * minute), (at) => {
        deliver(at, quantity);
        onTheWay.splice(
          onTheWay.findIndex((one) => one.day === dayIndex && one.quantity === quantity),
          1,
        );
      });
    add(midnight + 23 * 60 * minute, () => order(dayIndex));
    for (const at of life.questions)
      if (calendar.dayOf(at) === dayIndex)
        add(at, () => {
          past.answers.push({ at, onHand: shelf.findable });
        });
    for (const { at, happen } of happenings.toSorted((one, other) => one.at - other.at)) happen(at);
  }
  return past;
}

/** Some days after the last delivery, with a record that is as wrong as a count cycle's beginning has it. */
function shelfAtStart(dice: Random, ware: Ware, { law }: FirstPlan): Shelf {
  const findable = onHandAtStart(dice, ware);
  if (dice.next() >= ware.wrongAtStart) return { findable, mislaid: 0, record: findable };
  const off = geometric(dice, law.further);
  const tooMuch = dice.next() < 0.5 || off > findable;
  if (!tooMuch) return { findable, mislaid: 0, record: findable - off };
  return { findable, mislaid: dice.next() < law.mislaid ? off : 0, record: findable + off };
}

function onHandAtStart(dice: Random, { policy, rate }: Ware): number {
  const upTo = policy?.upTo ?? 3;
  return Math.max(0, upTo - poisson(dice, rate * between(dice, 0, 6)));
}
