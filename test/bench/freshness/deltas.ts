import { seededRandom } from '../../../sync/kernel/random.ts';
import { owned } from '../../harness/owned.ts';
import { median } from '../benchmark.ts';
import { heldStock } from './held-stock.ts';
import type { FreshnessPart } from './part.ts';
import { deltasADay, takeDay } from './stock-day.ts';

const warmUpDays = 2;
const days = 7;

/** How fast changes of stock are learned from and noted. */
export const deltas: FreshnessPart = {
  name: 'deltas',
  async measure(options) {
    const own = owned();
    try {
      const generation = own(await heldStock(options));
      const random = seededRandom(options.seed);
      const rates: number[] = [];
      for (let day = 1; day <= warmUpDays + days; day++) {
        const rate = (deltasADay * 1_000) / (await takeDay(generation, random, day));
        options.say(`day ${day}: ${Math.round(rate)} deltas a second`);
        if (day > warmUpDays) rates.push(rate);
      }
      return { deltas_per_s: median(rates), deltas_slowest_per_s: Math.min(...rates) };
    } finally {
      await own.closeAll();
    }
  },
};
