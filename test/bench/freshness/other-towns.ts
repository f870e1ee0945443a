import { builtInTown } from './built-in-town.ts';
import type { FreshnessPart } from './part.ts';
import { scoreTown } from './score-town.ts';

/** A town with other laws, for which nothing was tuned. */
export const secondTown: FreshnessPart = {
  name: 'second',
  async measure({ seed, say }) {
    const { ece, honestMin } = scoreTown(await builtInTown('second', seed), 'second-town.svg', say);
    return { ece_second_town: ece, honest_min_second_town: honestMin };
  },
};

/** A town whose size, troubles and manners the seed decides. */
export const anyTown: FreshnessPart = {
  name: 'any',
  async measure({ seed, say }) {
    const { ece, honestMin } = scoreTown(await builtInTown('any', seed), 'any-town.svg', say);
    return { ece_any_town: ece, honest_min_any_town: honestMin };
  },
};
