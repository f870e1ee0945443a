import { type Random, seededRandom } from '../../../../sync/kernel/random.ts';
import type { TownHeader } from '../town-line.ts';
import type { Shop } from './asking.ts';
import { day, hour, makeCalendar, minute } from './calendar.ts';
import { between, logBetween, normal, weighted } from './draw.ts';
import { drawOutages, makeFeed } from './feed.ts';

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

const departments = ['garden', 'sports', 'audio', 'books', 'baby', 'pets', 'lamps', 'bags', 'paint', 'games'] as const;

export interface Good {
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

export interface SecondShop extends Shop {
  readonly id: string;
  /** By department: nights on which it is counted. */
  readonly countNights: ReadonlyMap<string, readonly number[]>;
  readonly leadDays: number;
}

export interface SecondPlan {
  readonly seed: number;
  readonly header: TownHeader;
  readonly shops: readonly SecondShop[];
  readonly variants: readonly Pick<Good, 'variant' | 'department' | 'rate'>[];
  readonly askedFrom: number;
  /** What is left of the dice, for the questions. */
  readonly dice: Random;
}

export function secondPlan(seed: number): SecondPlan {
  const dice = seededRandom(seed ^ 0x2ec0d);
  const shops = Array.from({ length: shopCount }, (_, index) => makeShop(dice, index));
  const variants = Array.from({ length: variantCount }, (_, index) => ({
    variant: `item-${index}`,
    department: departments[dice.below(departments.length)] ?? departments[0],
    rate: logBetween(dice, 0.02, 1.6) * Math.exp(0.5 * normal(dice)),
  }));
  const header: TownHeader = {
    ...{ kind: 'town', version: 1, name: `second town, seed ${seed}` },
    start: Math.min(...shops.map(({ calendar }) => calendar.start)),
    end: Math.max(...shops.map(({ calendar }) => calendar.end)),
    locations: shops.map(({ id, calendar: { hours, offsetMinutes } }) => ({
      id,
      hours: hours.map(([opens, closes]): [number, number] => [opens, closes]),
      offsetMinutes,
    })),
    variants: variants.map(({ variant, department }) => ({ id: variant, category: department })),
  };
  return { seed, header, shops, variants, askedFrom: monday + learningDays * day, dice };
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

export function makeGood(dice: Random, { rate, ...named }: Pick<Good, 'variant' | 'department' | 'rate'>): Good {
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
