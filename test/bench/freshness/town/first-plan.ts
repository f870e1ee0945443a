import { type Random, seededRandom } from '../../../../sync/kernel/random.ts';
import type { TownHeader } from '../town-line.ts';
import type { Shop } from './asking.ts';
import { day, hour, makeCalendar, minute } from './calendar.ts';
import { between, logBetween, normal, weighted } from './draw.ts';
import { type ErrorLaw, law, type Promotion } from './first-laws.ts';
import { firstTraits, type Traits } from './first-traits.ts';
import { drawOutages, makeFeed, type Trouble } from './feed.ts';

export interface FirstShop extends Shop {
  readonly id: string;
  /** Weekdays on whose evening orders are written, and how many days later they come. */
  readonly reviewDays: readonly number[];
  readonly leadDays: number;
  readonly promotions: ReadonlyMap<string, Promotion>;
}

/** One variant in one shop: all that could be known of it but what happens. */
export interface Ware {
  readonly variant: string;
  readonly category: string;
  readonly shop: number;
  /** Shoppers who want it, a busy day, on average; how evenly (a day's interest is gamma with this shape). */
  readonly rate: number;
  readonly evenness: number;
  readonly stolen: number;
  readonly mislaid: number;
  readonly wronglyScanned: number;
  readonly returned: number;
  /** Ordered up to `upTo` when the record is at `atOrBelow`; null is not ordered any more. */
  readonly policy: { readonly atOrBelow: number; readonly upTo: number } | null;
  readonly wrongAtStart: number;
  readonly countDay: number;
}

export interface FirstPlan {
  readonly seed: number;
  readonly traits: Traits;
  readonly header: TownHeader;
  readonly shops: readonly FirstShop[];
  readonly wares: readonly Ware[];
  readonly law: ErrorLaw;
  readonly askedFrom: number;
}

const monday = Date.UTC(2025, 2, 3);

const troubles: readonly Trouble[] = [
  { shortest: 7.1 * day, longest: 7.3 * day, count: 1 },
  { shortest: 1.2 * day, longest: 3 * day, count: 2 },
  { shortest: 8 * hour, longest: day, count: 3 },
  { shortest: 1.5 * hour, longest: 4 * hour, count: 9 },
  { shortest: 25 * minute, longest: hour, count: 18 },
  { shortest: 7 * minute, longest: 15 * minute, count: 40 },
  { shortest: 2 * minute, longest: 5 * minute, count: 80 },
];
/** While it learns, the line is as bad as a line is. */
const usualTroubles = troubles.filter(({ longest }) => longest <= 4 * hour);

const categories = [
  { id: 'shoes', sells: 0.16, evenness: 1.2, stolen: 0.012 },
  { id: 'shirts', sells: 0.3, evenness: 1.6, stolen: 0.02 },
  { id: 'jackets', sells: 0.1, evenness: 0.9, stolen: 0.025 },
  { id: 'toys', sells: 0.3, evenness: 0.8, stolen: 0.015 },
  { id: 'tools', sells: 0.14, evenness: 1.2, stolen: 0.03 },
  { id: 'kitchen', sells: 0.2, evenness: 1.5, stolen: 0.01 },
  { id: 'cosmetics', sells: 0.55, evenness: 2.2, stolen: 0.05 },
  { id: 'stationery', sells: 0.75, evenness: 2.5, stolen: 0.02 },
] as const;

export function firstPlan(seed: number, traits: Traits = firstTraits): FirstPlan {
  const dice = seededRandom(seed ^ 0x70111);
  const shops = Array.from({ length: traits.shops }, (_, index) => makeShop(dice, index, traits));
  const variants = Array.from({ length: traits.variants }, (_, index) => {
    const category = categories[dice.below(categories.length)] ?? categories[0];
    return { id: `v${index}`, category, appeal: Math.exp(0.95 * normal(dice)) };
  });
  const wares = shops.flatMap(({ size }, shop) =>
    variants.map(({ id, category, appeal }) => {
      const here = Math.exp(0.6 * normal(dice) - 0.18);
      const rate = Math.min(12, Math.max(0.01, category.sells * appeal * size * here * traits.demand));
      return { variant: id, shop, ...makeWare(dice, category, rate, traits) };
    }),
  );
  return {
    seed,
    traits,
    header: {
      ...{ kind: 'town', version: 1, name: `${traits.name}, seed ${seed}` },
      start: Math.min(...shops.map(({ calendar }) => calendar.start)),
      end: Math.max(...shops.map(({ calendar }) => calendar.end)),
      locations: shops.map(({ id, calendar: { hours, offsetMinutes } }) => ({
        id,
        ...(dice.next() < traits.hoursTold && {
          hours: hours.map(([opens, closes]): [number, number] => [opens, closes]),
        }),
        offsetMinutes,
      })),
      variants: variants.map(({ id, category }) => ({ id, category: category.id })),
    },
    shops: shops.map(({ size: _, ...shop }) => shop),
    wares: wrongAtStart(wares, traits.wrongShare),
    law,
    askedFrom: monday + traits.learningDays * day,
  };
}

function makeShop(dice: Random, index: number, traits: Traits): FirstShop & { readonly size: number } {
  const days = traits.weeks * 7;
  const opens = weighted(dice, [
    [540, 2],
    [570, 2],
    [600, 1],
  ]);
  const closes = weighted(dice, [
    [1_110, 1],
    [1_200, 2],
    [1_260, 1],
  ]);
  const sunday: [number, number] = dice.next() < 0.35 ? [660, 1_020] : [0, 0];
  const hours = Array.from({ length: 7 }, (_, weekday): [number, number] => (weekday === 6 ? sunday : [opens, closes]));
  const offsetMinutes = weighted(dice, [
    [0, 1],
    [60, 2],
    [120, 1],
    [-300, 1],
  ]);
  const calendar = makeCalendar(
    monday,
    days,
    { hours, offsetMinutes },
    {
      hourly: (hourOfDay) =>
        0.5 + Math.exp(-(((hourOfDay - 12.5) / 1.8) ** 2)) + 1.3 * Math.exp(-(((hourOfDay - 17.5) / 1.6) ** 2)),
      daily: (weekday) => [0.8, 0.8, 0.9, 1, 1.25, 1.7, 1][weekday] ?? 1,
    },
  );
  const asks = calendar.midnight(traits.learningDays);
  const feed = makeFeed(calendar.start + dice.below(traits.pullMs[0]), Math.round(logBetween(dice, ...traits.pullMs)), [
    ...drawOutages(dice, calendar.start + hour, asks, usualTroubles),
    ...drawOutages(dice, asks, calendar.end, troubles),
  ]);
  const reviewDays = weighted(dice, [
    [[0, 1, 2, 3, 4, 5], 2],
    [[0, 2, 4], 2],
    [[1, 4], 1],
  ]);
  const leadDays = weighted(dice, [
    [1, 2],
    [2, 2],
    [3, 1],
  ]);
  return {
    id: `shop-${index + 1}`,
    size: between(dice, 0.6, 1.7),
    calendar,
    feed,
    reviewDays,
    leadDays,
    promotions: promotionsOf(dice, traits.weeks),
  };
}

const promotionsOf = (dice: Random, weeks: number): ReadonlyMap<string, Promotion> =>
  new Map(
    categories.flatMap(({ id }) => {
      const fromDay = 7 * dice.below(weeks);
      const promotion = { fromDay, toDay: fromDay + 7, demand: between(dice, 1.8, 3) };
      return dice.next() < 0.5 ? [[id, promotion] as const] : [];
    }),
  );

type Category = (typeof categories)[number];

function makeWare(
  dice: Random,
  category: Category,
  rate: number,
  traits: Traits,
): Omit<Ware, 'variant' | 'shop' | 'wrongAtStart'> {
  const upTo = Math.max(1, Math.round(rate * between(dice, ...traits.coverDays) + between(dice, ...traits.spare)));
  const atOrBelow = Math.max(0, Math.min(upTo - 1, Math.round(upTo * between(dice, 0.3, 0.8))));
  return {
    category: category.id,
    rate,
    evenness: category.evenness * Math.exp(0.3 * normal(dice)) * traits.evenness,
    stolen: (rate * category.stolen + 0.002) * traits.loss,
    mislaid: (0.02 * rate + 0.003) * traits.loss,
    wronglyScanned: 0.008 * rate,
    returned: 0.03 * rate,
    policy: dice.next() < 0.06 ? null : { atOrBelow, upTo },
    countDay: dice.below(traits.countCycleDays),
  };
}

/** More often wrong the more it sells, and so often that the share over all is what it has to be. */
function wrongAtStart(wares: readonly Omit<Ware, 'wrongAtStart'>[], wrongShare: number): Ware[] {
  const chance = (rate: number, level: number) => 1 / (1 + Math.exp(-level - 0.55 * Math.log(rate)));
  let [low, high] = [-8, 8];
  for (let step = 0; step < 40; step++) {
    const level = (low + high) / 2;
    const share = wares.reduce((sum, { rate }) => sum + chance(rate, level), 0) / wares.length;
    if (share > wrongShare) high = level;
    else low = level;
  }
  return wares.map((ware) => ({ ...ware, wrongAtStart: chance(ware.rate, low) }));
}
