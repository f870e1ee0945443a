import { type Random, seededRandom } from '../../../sync/kernel/random.ts';
import { plainTime } from '../../../sync/kernel/steady-time.fixture.ts';
import type { Generation } from '../../../sync/replica/generation.ts';
import { cardStock, recordsOf } from '../../../sync/worker/card-view.ts';
import { expectationIn } from '../../../sync/worker/expectation.ts';
import { createLiveFigures } from '../../../sync/worker/live-figures.ts';
import { type Moment, momentOf } from '../../../sync/worker/moment.ts';
import { promisesOf } from '../../../sync/worker/promises.ts';
import { owned } from '../../harness/owned.ts';
import { median, percentile } from '../benchmark.ts';
import { heldStock } from './held-stock.ts';
import type { FreshnessPart } from './part.ts';
import { takeDay, wantedOf } from './stock-day.ts';

const daysLearned = 5;
const cards = 48;
const warmUpPages = 200;
const pages = 5_000;
const quickPages = 2_000;
const openOrders = 12;
const minuteMs = 60_000;
/** Since the last pull: usually the line is up, sometimes it is down for hours or for days. */
const longestAges = [minuteMs, minuteMs, 4 * 60 * minuteMs, 7 * 24 * 60 * minuteMs];

/** What a page of cards says of its stock, here and at all other places, made anew each time. */
export const badges: FreshnessPart = {
  name: 'badges',
  async measure(options) {
    const own = owned();
    try {
      const generation = own(await heldStock(options));
      const random = seededRandom(options.seed);
      for (let day = 1; day <= daysLearned; day++) await takeDay(generation, random, day);
      const count = warmUpPages + (options.quick ? quickPages : pages);
      const ms = Array.from({ length: count }, (_, page) => pageMs(generation, random, page)).slice(warmUpPages);
      return { badge_page_p50_ms: median(ms), badge_page_p99_ms: percentile(ms, 0.99) };
    } finally {
      await own.closeAll();
    }
  },
};

function pageMs(generation: Generation, random: Random, page: number): number {
  const { links, products, location } = generation;
  const shown = Array.from({ length: cards }, () => links.variantsOf(wantedOf(random, products.count)));
  const moment = momentAfter(generation, random, (longestAges[page % longestAges.length] ?? 0) * random.next());
  const begun = performance.now();
  const said = shown.map((variants) => cardStock(recordsOf(generation, variants), location, moment, []));
  const took = performance.now() - begun;
  if (said.every(({ here }) => here.probability === null)) throw new Error('Nothing was expected of a whole page');
  return took;
}

/** With a few orders of this kiosk that the records may not show yet. */
function momentAfter(generation: Generation, random: Random, ageMs: number): Moment {
  const { stockCheckedAt, variants, location } = generation;
  const now = (stockCheckedAt ?? 0) + Math.round(ageMs);
  const demand = Array.from({ length: openOrders }, () => {
    const variant = variants.idAt(wantedOf(random, variants.count));
    return { variant, location, quantity: 1, placedAt: null, placedSeenAt: null };
  });
  const { since } = plainTime({ now: () => now });
  const outlook = expectationIn(generation);
  const parts = { now, since, outlook, demand, figures: createLiveFigures(), promises: promisesOf() };
  return momentOf(parts, stockCheckedAt);
}
