import type { Random } from '../../../../sync/kernel/random.ts';
import { ageBuckets } from '../age-bucket.ts';
import type { Calendar } from './calendar.ts';
import { logBetween } from './draw.ts';
import type { Feed } from './feed.ts';

const tries = 400;

export interface Shop {
  readonly calendar: Calendar;
  readonly feed: Feed;
}

/**
 * When a shopper asks, so that the shop's figures are of an age within the bucket: while the doors are open, at a moment of an outage that is
 * long enough, or between two pulls where that is old enough. Null where the shop has no such moment.
 */
function momentOfAge(
  dice: Random,
  { calendar, feed }: Shop,
  from: number,
  bucket: (typeof ageBuckets)[number],
): number | null {
  const outages = feed.outages.filter((outage) => outage.from > from && outage.to - outage.from > bucket.from);
  for (let done = 0; done < tries; done++) {
    const outage = outages[dice.below(outages.length)];
    const age = logBetween(dice, Math.max(bucket.from, 1_000), bucket.to);
    const at = bucket.from === 0 ? from + dice.next() * (calendar.end - from) : startOf(feed, outage) + age;
    const moment = Math.round(at);
    const real = moment - feed.lastPull(moment);
    if (real >= bucket.from && real < bucket.to && moment < calendar.end && calendar.isOpen(moment)) return moment;
  }
  return null;
}

const startOf = (feed: Feed, outage: Feed['outages'][number] | undefined): number =>
  outage === undefined ? Number.NaN : feed.lastPull(outage.from);

/** Questions in each bucket of age, over all shops; whoever asks is likelier to ask for what is asked for more. */
export function drawQuestions(
  dice: Random,
  shops: readonly Shop[],
  from: number,
  inEachBucket: number,
  variantOf: (shop: number) => number,
): Map<number, number[]>[] {
  const byShop = shops.map(() => new Map<number, number[]>());
  for (const bucket of ageBuckets)
    for (let done = 0; done < inEachBucket; done++) {
      const index = dice.below(shops.length);
      const [shop, asked] = [shops[index], byShop[index]];
      const moment = shop && momentOfAge(dice, shop, from, bucket);
      if (typeof moment !== 'number' || asked === undefined) continue;
      const variant = variantOf(index);
      const own = asked.get(variant) ?? [];
      asked.set(variant, own);
      own.push(moment);
    }
  for (const asked of byShop) for (const moments of asked.values()) moments.sort((one, other) => one - other);
  return byShop;
}
