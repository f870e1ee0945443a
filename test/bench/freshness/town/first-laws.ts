import type { FirstShop, Ware } from './first-plan.ts';

/** How records go wrong between two counts; all rates are per busy day. */
export interface ErrorLaw {
  /** Share of delivered lines that are not what was booked, and what they bring more or less. */
  readonly misdelivered: number;
  readonly misdeliveredBy: readonly (readonly [number, number])[];
  /** Of pieces that are in the building and cannot be found, found again a day; and by whoever counts. */
  readonly foundADay: number;
  readonly foundByCount: number;
  /** Share of counts that are one off. */
  readonly miscounted: number;
  /** A wrong record is wrong by 1, and by one more as likely as this. */
  readonly further: number;
  /** Share of what a record says too much that is in the building and cannot be found. */
  readonly mislaid: number;
}

/** A week in which a category sells more, and more of it is kept. */
export interface Promotion {
  readonly fromDay: number;
  readonly toDay: number;
  readonly demand: number;
}

export const law: ErrorLaw = {
  misdelivered: 0.05,
  misdeliveredBy: [
    [-1, 0.45],
    [-2, 0.15],
    [1, 0.3],
    [2, 0.1],
  ],
  foundADay: 0.1,
  foundByCount: 0.7,
  miscounted: 0.02,
  further: 0.4,
  mislaid: 0.3,
};

/** How much more than usual is wanted of a ware on a day. */
export function promoted(shop: FirstShop, category: string, dayIndex: number): number {
  const promotion = shop.promotions.get(category);
  return promotion !== undefined && dayIndex >= promotion.fromDay && dayIndex < promotion.toDay ? promotion.demand : 1;
}

/** What an evening's look at the record orders; a promotion of the next days is stocked up for. */
export function ordered({ policy, category }: Ware, shop: FirstShop, dayIndex: number, record: number): number {
  if (policy === null || !shop.reviewDays.includes(dayIndex % 7)) return 0;
  const more = Math.max(1, (promoted(shop, category, dayIndex + shop.leadDays) + 1) / 2);
  if (record > Math.floor(policy.atOrBelow * more)) return 0;
  return Math.max(0, Math.ceil(policy.upTo * more) - Math.max(0, record));
}

/** How many a shopper takes, where there are so many. */
export const basket: readonly (readonly [number, number])[] = [
  [1, 0.9],
  [2, 0.08],
  [3, 0.02],
];

/** Chance that what was ordered comes only days later, and how many. */
export const late = { chance: 0.08, from: 2, to: 4 };

/** The lorry comes before the doors open, or a little after. */
export const lorryMinutes = [390, 570] as const;
