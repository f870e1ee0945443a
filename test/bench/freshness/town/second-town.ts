import { type Random, seededRandom } from '../../../../sync/kernel/random.ts';
import { drawQuestions } from './asking.ts';
import { type Calendar, hour, minute } from './calendar.ts';
import { between, exponential, geometric, normal, poisson, weighted } from './draw.ts';
import { type Past, type Telling, tellingOf } from './past.ts';
import { type Good, makeGood, secondPlan, type SecondShop } from './second-plan.ts';

const restocksTold = 0.5;

/** What happens in the second town, and what is asked there. */
export function secondTown(seed: number, questionsInEachBucket: number): Telling {
  const { header, shops, variants, askedFrom, dice } = secondPlan(seed);
  const telling = tellingOf({ header, stamped: false });
  const asked = drawQuestions(dice, shops, askedFrom, questionsInEachBucket, () =>
    dice.next() < 0.5 ? dice.below(variants.length) : Math.floor(variants.length * dice.next() ** 2),
  );
  const popular = variants.toSorted((one, other) => other.rate - one.rate);
  for (const [index, shop] of shops.entries())
    for (const [place, { rate, ...named }] of popular.entries()) {
      const own = seededRandom(Math.imul(seed + index, 0x85ebca6b) ^ (place * 11 + 5));
      const good = makeGood(own, { ...named, rate: rate * Math.exp(0.5 * normal(own)) });
      telling.take(good.variant, shop.id, shop.feed, livePast(own, good, shop, asked[index]?.get(place) ?? []));
    }
  return telling;
}

interface Shelf {
  findable: number;
  backRoom: number;
  record: number;
}

function livePast(dice: Random, good: Good, shop: SecondShop, questions: readonly number[]): Past {
  const { calendar } = shop;
  const shelf = shelfAtStart(dice, good);
  const past = {
    records: [{ at: calendar.start, available: shelf.record }],
    restocks: [] as { at: number; quantity: number }[],
    counts: [] as { at: number; counted: number; recorded: number | null }[],
    answers: [] as { at: number; onHand: number }[],
  };
  const book = (at: number, available: number) => {
    shelf.record = Math.max(0, available);
    past.records.push({ at, available: shelf.record });
  };
  const happenings: { readonly at: number; readonly happen: (at: number) => void }[] = [];
  let coming = 0;

  const sell = (at: number) => {
    if (shelf.findable === 0) return;
    shelf.findable--;
    book(at, shelf.record - 1);
  };
  const sweep = () => {
    shelf.findable = Math.floor(
      shelf.findable *
        weighted(dice, [
          [0, 2],
          [0.4, 1],
        ]),
    );
  };
  const misbook = (at: number) =>
    book(
      at,
      shelf.record +
        weighted(dice, [
          [-1, 2],
          [1, 2],
          [good.pack, 0.5],
          [-good.pack, 0.5],
        ]),
    );
  const putAway = () => {
    shelf.findable += shelf.backRoom;
    shelf.backRoom = 0;
  };
  const deliver = (at: number, quantity: number) => {
    coming -= quantity;
    shelf.backRoom += dice.next() < 0.03 ? Math.max(0, quantity - good.pack) : quantity;
    book(at, shelf.record + quantity);
    if (dice.next() < restocksTold) past.restocks.push({ at, quantity });
  };
  const count = (at: number) => {
    putAway();
    const counted = Math.max(
      0,
      shelf.findable +
        (dice.next() < 0.03
          ? weighted(dice, [
              [-1, 1],
              [1, 1],
            ])
          : 0),
    );
    past.counts.push({ at, counted, recorded: null });
    book(at, counted);
  };

  const plan = (at: number, happen: (at: number) => void) => happenings.push({ at: Math.round(at), happen });
  for (let dayIndex = 0; dayIndex < calendar.days; dayIndex++) {
    const midnight = calendar.midnight(dayIndex);
    for (const at of wantedOn(dice, good, calendar, dayIndex)) plan(at, sell);
    if (dice.next() < good.swept) plan(midnight + between(dice, 9, 18) * hour, sweep);
    if (dice.next() < 0.003 + 0.004 * Math.min(2, good.rate)) plan(midnight + between(dice, 8, 20) * hour, misbook);
    if (shop.countNights.get(good.department)?.includes(dayIndex)) plan(midnight + 3 * hour, count);
    plan(midnight + 22.5 * hour, () => {
      const missing = good.least - shelf.record - coming;
      if (missing < 0) return;
      const quantity = Math.max(1, Math.ceil(missing / good.pack)) * good.pack;
      const comes = calendar.midnight(dayIndex + shop.leadDays + poisson(dice, 0.4)) + between(dice, 13, 16) * hour;
      coming += quantity;
      later.push({ at: comes, happen: (at) => deliver(at, quantity) });
      later.push({ at: comes + 20 * minute + exponential(dice) * 2 * hour, happen: putAway });
    });
  }
  for (const at of questions) plan(at, () => past.answers.push({ at, onHand: shelf.findable }));
  const later: { readonly at: number; readonly happen: (at: number) => void }[] = [];
  for (const { at, happen } of happenings.toSorted((one, other) => one.at - other.at)) {
    for (;;) {
      const [next] = later.toSorted((one, other) => one.at - other.at);
      if (next === undefined || next.at > at) break;
      later.splice(later.indexOf(next), 1);
      next.happen(Math.round(next.at));
    }
    happen(at);
  }
  return past;
}

/** Nobody, on most days; or a few groups, each within minutes. */
function wantedOn(dice: Random, good: Good, calendar: Calendar, dayIndex: number): number[] {
  const [from, to] = [
    calendar.busyUntil(calendar.midnight(dayIndex)),
    calendar.busyUntil(calendar.midnight(dayIndex + 1)),
  ];
  if (to <= from || dice.next() < good.idle) return [];
  const season = Math.exp(good.season * ((2 * dayIndex) / calendar.days - 1));
  const groups = poisson(dice, (good.rate * season * (to - from) * (1 - good.together)) / (1 - good.idle));
  const closes = calendar.closesAt(dayIndex) ?? 0;
  return Array.from({ length: groups }, () => {
    const first = calendar.momentOf(between(dice, from, to));
    return Array.from(
      { length: geometric(dice, good.together) },
      (_, place) => first + place * 6 * minute * dice.next(),
    );
  })
    .flat()
    .filter((at) => at < closes);
}

function shelfAtStart(dice: Random, good: Good): Shelf {
  const findable = Math.max(0, good.least + dice.below(good.pack + 1) - poisson(dice, good.rate));
  if (dice.next() >= good.wrong) return { findable, backRoom: 0, record: findable };
  const off = dice.next() < 0.75 ? geometric(dice, 0.3) : good.pack;
  const tooMuch = dice.next() < 0.5 || off > findable;
  return { findable, backRoom: 0, record: tooMuch ? findable + off : findable - off };
}
