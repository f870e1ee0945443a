import type { Random } from '../../kernel/random.ts';
import type { CatalogLocation } from '../catalog/rows.ts';
import type { Data } from '../data/open-data.ts';
import { number } from '../data/read.ts';
import { findLevel, findVariant, moveLevel, putRight, receive, type Level, type Movement } from '../data/shelf.ts';
import { clusterSize, poisson, type SalesRate } from './demand.ts';
import { isOpenAt } from './opening.ts';
import type { Shopper, Shoppers } from './shoppers.ts';

export const dayMs = 24 * 3_600_000;

/** A shop that is shut still sends out what is ordered from it. */
const tradeWhenShut = 0.25;
/** Of those who take something, so many do not pay: the books never hear of it. Retail loses 1 to 2 % of what it sells. */
const thieves = 0.015;
/** Somebody counts a shelf once for so many shoppers; then the books are right again. */
const countsPerShopper = 0.01;
/** A tick never handles more: with an enormous catalog at high speed the rest goes home without buying. */
const mostShoppers = 2_000;
const mostDeliveries = 500;

const leadDays = { least: 1, most: 3 };
const lateShare = 0.15;
const lateFactor = 3;
const shortShare = 0.05;
/** A delivery lasts for about so many days. */
const coverDays = 14;

/** One stretch of the town's time, in one transaction. `random` decides everything, so a seed and a clock replay it. */
export interface Day {
  readonly data: Data;
  readonly random: Random;
  readonly shoppers: Shoppers;
  readonly locations: readonly CatalogLocation[];
}

export function live(day: Day, from: number, until: number): Movement[] {
  const { data, random, shoppers } = day;
  const openNow = new Map(day.locations.map((location) => [location.sourceId, isOpenAt(location, until)]));
  const expected = (shoppers.perDay * (until - from)) / dayMs;
  const coming = Math.min(mostShoppers, poisson(random, expected));
  return data.change((stamp) => {
    const moved = deliver(day, stamp, until);
    for (let visit = 0; visit < coming; visit++) {
      const shopper = shoppers.next(random);
      if (shopper === null) continue;
      const trades = openNow.get(shopper.demand.location) === true || random.next() < tradeWhenShut;
      if (trades) moved.push(...serve(day, shopper, stamp, until));
    }
    data.setMeta('townTime', until);
    return moved;
  });
}

function serve({ data, random }: Day, { demand }: Shopper, stamp: number, now: number): Movement[] {
  const variant = findVariant(data, demand.variant);
  const level = variant && findLevel(data, variant, demand.location);
  if (level === null) return [];
  const wanted = clusterSize(random, demand);
  const dice = random.next();
  if (dice < countsPerShopper) return count(data, stamp, level);
  const taken = Math.min(wanted, Math.max(0, level.shelf));
  if (taken === 0) return orderMore(data, random, level, demand, now);
  if (dice < countsPerShopper + thieves) {
    moveLevel(data, stamp, level.level, 0, -1);
    return [];
  }
  const books = level.policy === 'untracked' ? 0 : -taken;
  moveLevel(data, stamp, level.level, books, level.policy === 'untracked' ? 0 : -taken);
  const left = { ...level, available: level.available + books };
  orderMore(data, random, left, demand, now);
  return books === 0 ? [] : [{ what: 'sold', level: level.level, by: books, available: left.available }];
}

function count(data: Data, stamp: number, level: Level): Movement[] {
  const by = level.shelf - level.available;
  if (level.policy === 'untracked') return [];
  putRight(data, stamp, level);
  return by === 0 ? [] : [{ what: 'counted', level: level.level, by, available: level.shelf }];
}

/** Ordered when the books say that it will not last until a delivery; an empty shelf behind full books waits for a count. */
function orderMore(data: Data, random: Random, level: Level, rate: SalesRate, now: number): [] {
  if (level.available > Math.ceil(rate.perDay * leadDays.most)) return [];
  const days = leadDays.least + random.next() * (leadDays.most - leadDays.least);
  const late = random.next() < lateShare ? lateFactor : 1;
  const quantity = Math.max(2, Math.ceil(rate.perDay * coverDays));
  data
    .statement('INSERT OR IGNORE INTO delivery VALUES (?, ?, ?)')
    .run(level.level, Math.round(now + days * late * dayMs), quantity);
  return [];
}

function deliver({ data, random }: Day, stamp: number, now: number): Movement[] {
  const due = data
    .statement('SELECT level, quantity FROM delivery WHERE due_at <= ? ORDER BY due_at, level LIMIT ?')
    .all(now, mostDeliveries);
  return due.flatMap((row) => {
    const level = number(row['level']);
    const quantity = number(row['quantity']);
    const missing = random.next() < shortShare ? 1 : 0;
    data.statement('DELETE FROM delivery WHERE level = ?').run(level);
    receive(data, stamp, level, quantity, quantity - missing);
    const row2 = data.statement('SELECT available FROM stock WHERE level = ? AND deleted = 0').get(level);
    return row2 === undefined
      ? []
      : [{ what: 'delivered' as const, level, by: quantity, available: number(row2['available']) }];
  });
}
