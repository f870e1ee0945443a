import type { Benchmark } from './benchmark.ts';
import { badges } from './freshness/badges.ts';
import { clockHistories } from './freshness/clock-histories.ts';
import { deltas } from './freshness/deltas.ts';
import { firstTown } from './freshness/first-town.ts';
import { anyTown, secondTown } from './freshness/other-towns.ts';
import type { FreshnessPart } from './freshness/part.ts';
import { scoreTown } from './freshness/score-town.ts';
import { readTown } from './freshness/town-file.ts';

const parts: readonly FreshnessPart[] = [firstTown, secondTown, anyTown, clockHistories, deltas, badges];

export const freshness: Benchmark = {
  name: 'freshness',
  about: 'how honest a stock figure is: made-up towns ask, the model answers, the truth judges',
  async run({ town, ...options }) {
    if (town !== null) return { figures: figuresOf(town, options.say), peers: {} };
    const figures: Record<string, number> = {};
    for (const part of parts)
      if (options.only?.has(part.name) !== false) Object.assign(figures, await part.measure({ town, ...options }));
    return { figures, peers: {} };
  },
};

function figuresOf(path: string, say: (line: string) => void): Record<string, number> {
  const score = scoreTown(readTown(path), 'own-town.svg', say);
  return {
    ece: score.ece,
    mce: score.mce,
    brier_skill: score.brierSkill,
    honest_min: score.honestMin,
    rule_honest_min: score.ruleHonestMin,
  };
}
