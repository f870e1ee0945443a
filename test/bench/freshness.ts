import type { Benchmark } from './benchmark.ts';
import { scoreForeignTown } from './freshness/foreign-town.ts';
import type { FreshnessPart } from './freshness/part.ts';

const parts: readonly FreshnessPart[] = [];

export const freshness: Benchmark = {
  name: 'freshness',
  about: 'how honest a stock figure is: made-up towns ask, the model answers, the truth judges',
  async run(options) {
    if (options.town !== null) return { figures: scoreForeignTown(options.town, options), peers: {} };
    const figures: Record<string, number> = {};
    for (const part of parts)
      if (options.only?.has(part.name) !== false) Object.assign(figures, await part.measure(options));
    return { figures, peers: {} };
  },
};
