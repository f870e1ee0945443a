import type { BenchOptions } from '../benchmark.ts';
import { builtInTown } from './built-in-town.ts';
import type { FreshnessPart } from './part.ts';
import { scoreTown } from './score-town.ts';

export const firstTown: FreshnessPart = {
  name: 'first',
  measure: async (options: BenchOptions) => scoreTown(await builtInTown('first', options.seed), options),
};
