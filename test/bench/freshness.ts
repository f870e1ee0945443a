import type { Benchmark } from './benchmark.ts';
import { clockHistories } from './freshness/clock-histories.ts';
import { firstTown } from './freshness/first-town.ts';
import type { FreshnessPart } from './freshness/part.ts';
import { scoreTown } from './freshness/score-town.ts';
import { readTown } from './freshness/town-file.ts';

const parts: readonly FreshnessPart[] = [firstTown, clockHistories];

export const freshness: Benchmark = {
  name: 'freshness',
  about: 'how honest a stock figure is: made-up towns ask, the model answers, the truth judges',
  async run(options) {
    if (options.town !== null) return { figures: scoreTown(readTown(options.town), options), peers: {} };
    const figures: Record<string, number> = {};
    for (const part of parts)
      if (options.only?.has(part.name) !== false) Object.assign(figures, await part.measure(options));
    return { figures, peers: {} };
  },
};
