import { comparedAges, isWithin } from './age-bucket.ts';
import type { Scored } from './score.ts';

/** What a label has to keep, in every age. */
export const honestShare = 0.95;

/**
 * The most labels that keep the promise, of whoever is surest first, and how many of them were kept. The bar is set with the truths in hand,
 * which favours who is measured so.
 */
export function mostHonestLabels(answers: readonly Scored[], share: number): { labels: number; kept: number } {
  const best = { labels: 0, kept: 0 };
  let kept = 0;
  for (const [index, { there }] of answers.toSorted((one, other) => other.probability - one.probability).entries()) {
    kept += Number(there);
    if (kept >= share * (index + 1)) Object.assign(best, { labels: index + 1, kept });
  }
  return best;
}

export interface Usefulness {
  readonly age: string;
  /** Kept labels of the model over those of the oracle, which is as honest as it must be, or as the model is where that is more. */
  readonly atBar: number;
  readonly asHonest: number;
}

export const usefulnessOf = (model: readonly Scored[], oracle: readonly Scored[]): Usefulness[] =>
  comparedAges.map((age) => {
    const own = model.filter(({ ageMs }) => isWithin(ageMs, age));
    const known = oracle.filter(({ ageMs }) => isWithin(ageMs, age));
    const labelled = own.filter((answer) => answer.labelled);
    const kept = labelled.filter(({ there }) => there).length;
    const asHonest = Math.max(honestShare, labelled.length === 0 ? 0 : kept / labelled.length);
    return {
      age: age.name,
      atBar: kept / mostHonestLabels(known, honestShare).kept,
      asHonest: kept / mostHonestLabels(known, asHonest).kept,
    };
  });
