import { type Random, seededRandom } from '../../../../sync/kernel/random.ts';
import { drawQuestions, type Shop } from './asking.ts';
import { type Calendar, day, hour, makeCalendar, minute } from './calendar.ts';
import { between, exponential, geometric, logBetween, normal, poisson, weighted } from './draw.ts';
import { drawOutages, makeFeed } from './feed.ts';
import { type Past, type Telling, tellingOf } from './past.ts';

/**
 * A town that shares no law with the first. People come in bursts or not at all; weekends, pay days and a season rule what they want; goods
 * come in packs, in the afternoon, and stand in the back room for hours; a thief takes the shelf; a record never goes below zero; whole
 * departments are counted in one night, and nobody says what the record had been.
 */
const monday = Date.UTC(2025, 9, 6);
const days = 42;
const learningDays = 14;
const shopCount = 12;
const variantCount = 750;
const restocksTold = 0.5;

const departments = ['garden', 'sports', 'audio', 'books', 'baby', 'pets', 'lamps', 'bags', 'paint', 'games'] as const;

interface Good {
  readonly variant: string;
  readonly department: (typeof departments)[number];
  /** Pieces a day, on average over a year. */
  readonly rate: number;
  /** Share of days on which nobody wants it; how many come together; how much the season takes it up or down by its end. */
  readonly idle: number;
  readonly together: number;
  readonly season: number;
  readonly pack: number;
  readonly least: number;
  readonly swept: number;
  readonly wrong: number;
}

interface SecondShop extends Shop {
  readonly id: string;
  /** By department: nights on which it is counted. */
  readonly countNights: ReadonlyMap<string, readonly number[]>;
  readonly leadDays: number;
}

export function secondTown(seed: number, questionsInEachBucket: number): Telling {
  const dice = seededRandom(seed ^ 0x2ec0d);
  const shops = Array.from({ length: shopCount }, (_, index) => makeShop(dice, index));
  const variants = Array.from({ length: variantCount }, (_, index) => ({
    id: `item-${index}`,
    department: departments[dice.below(departments.length)] ?? departments[0],
    rate: logBetween(dice, 0.02, 1.6) * Math.exp(0.5 * normal(dice)),
  }));
  const telling = tellingOf({
    header: {
      ...{ kind: 'town', version: 1, name: `second town, seed ${seed}` },
      start: Math.min(...shops.map(({ calendar }) => calendar.start)),
      end: Math.max(...shops.map(({ calendar }) => calendar.end)),
      locations: shops.map(({ id, calendar: { hours, offsetMinutes } }) => ({
        id,
        hours: hours.map(([opens, closes]): [number, number] => [opens, closes]),
        offsetMinutes,
      })),
      variants: variants.map(({ id, department }) => ({ id, category: department })),
    },
    stamped: false,
  });
  const asked = drawQuestions(dice, shops, monday + learningDays * day, questionsInEachBucket, () =>
    dice.next() < 0.5 ? dice.below(variantCount) : Math.floor(variantCount * dice.next() ** 2),
  );
  const popular = variants.toSorted((one, other) => other.rate - one.rate);
  for (const [index, shop] of shops.entries())
    for (const [place, { id, department, rate }] of popular.entries()) {
      const own = seededRandom(Math.imul(seed + index, 0x85ebca6b) ^ (place * 11 + 5));
      const good = makeGood(own, { variant: id, department, rate: rate * Math.exp(0.5 * normal(own)) });
      telling.take(id, shop.id, shop.feed, livePast(own, good, shop, asked[index]?.get(place) ?? []));
    }
  return telling;
}

function makeShop(dice: Random, index: number): SecondShop {
  const late = weighted(dice, [
    [1_320, 1],
    [1_200, 1],
    [1_140, 1],
  ]);
  const closedOn = weighted(dice, [
    [-1, 3],
    [0, 1],
    [6, 2],
  ]);
  const hours = Array.from({ length: 7 }, (_, weekday): [number, number] =>
    weekday === closedOn ? [0, 0] : [480, late],
  );
  const offsetMinutes = weighted(dice, [
    [-480, 1],
    [0, 1],
    [330, 1],
    [600, 1],
  ]);
  const calendar = makeCalendar(
    monday,
    days,
    { hours, offsetMinutes },
    {
      hourly: (hourOfDay) => (hourOfDay < 11 ? 1.8 : hourOfDay < 16 ? 0.4 : 1.4),
      daily: (weekday, dayIndex) => (weekday >= 4 ? 2.6 : 0.7) * ([24, 25, 26].includes(dayIndex % 30) ? 1.8 : 1),
    },
  );
  const asks = calendar.midnight(learningDays);
  const hours4 = { shortest: 1.5 * hour, longest: 5 * hour, count: 6 };
  const short = { shortest: 2 * minute, longest: hour, count: 70 };
  const feed = makeFeed(calendar.start + dice.below(4 * minute), Math.round(between(dice, 2 * minute, 4 * minute)), [
    ...drawOutages(dice, calendar.start + hour, asks, [hours4, short]),
    ...drawOutages(dice, asks, calendar.end, [
      ...[hours4, short, { shortest: 10 * hour, longest: 1.2 * day, count: 3 }],
      { shortest: 1.5 * day, longest: 4 * day, count: 2 },
      { shortest: 7 * day, longest: 7.5 * day, count: 1 },
    ]),
  ]);
  const countNights = new Map(departments.map((department) => [department, countNightsOf(dice)]));
  return { id: `branch ${String.fromCodePoint(65 + index)}`, calendar, feed, countNights, leadDays: 1 + dice.below(4) };
}

const countNightsOf = (dice: Random): readonly number[] =>
  weighted(dice, [
    [[], 1],
    [[dice.below(days)], 2],
    [[dice.below(20), 20 + dice.below(20)], 1],
  ]);

function makeGood(dice: Random, { rate, ...named }: Pick<Good, 'variant' | 'department' | 'rate'>): Good {
  const pack =
    rate > 0.8
      ? weighted(dice, [
          [4, 1],
          [6, 1],
          [8, 1],
        ])
      : weighted(dice, [
          [1, 4],
          [2, 2],
          [3, 1],
        ]);
  // 60 % of all records, more where more is sold.
  const wrong = Math.min(0.93, Math.max(0.25, 0.755 + 0.09 * Math.log(rate)));
  return {
    ...{ ...named, rate, pack, wrong },
    idle: between(dice, 0.3, 0.75),
    together: between(dice, 0, 0.5),
    season: between(dice, -0.9, 0.9),
    least: Math.round(rate * between(dice, 1, 5) + between(dice, 0, 1.2)),
    swept: 0.0015 + 0.0015 * Math.min(2, rate),
  };
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
