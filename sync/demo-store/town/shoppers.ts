import type { Random } from '../../kernel/random.ts';
import type { Demand } from '../catalog/rows.ts';
import type { Data } from '../data/open-data.ts';
import { number, type Columns } from '../data/read.ts';
import { clusterRate } from './demand.ts';

/** Somebody who wants something: which product, and how it sells where they are. */
export interface Shopper {
  readonly product: number;
  readonly demand: Demand;
}

export interface Shoppers {
  /** How many come on a day on which every shop is open all day. */
  readonly perDay: number;
  next(random: Random): Shopper | null;
}

/** Draws shoppers in proportion to what sells. One number per product is kept; the rest is made when somebody comes. */
export function openShoppers(data: Data): Shoppers {
  const sums = new Float64Array(data.catalog.productCount);
  let perDay = 0;
  const rows = data.statement('SELECT visits FROM product ORDER BY ordinal', 'arrays').iterate() as Iterable<unknown>;
  let index = 0;
  for (const [visits] of rows as Iterable<Columns>) sums[index++] = perDay += number(visits);
  return {
    perDay,
    next(random) {
      const product = firstAbove(sums, random.next() * perDay);
      const demand = pickDemand(data.catalog.demandAt(product), random);
      return demand && { product, demand };
    },
  };
}

/** Binary search: 20 steps for a million products, and a fifth of the memory of a table for one step. */
function firstAbove(sums: Float64Array, wanted: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sums[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pickDemand(demands: readonly Demand[], random: Random): Demand | null {
  let left = random.next() * demands.reduce((sum, demand) => sum + clusterRate(demand), 0);
  for (const demand of demands) {
    left -= clusterRate(demand);
    if (left < 0) return demand;
  }
  return demands.at(-1) ?? null;
}
