import type { BenchOptions } from '../benchmark.ts';
import { askModel } from './ask-model.ts';
import { replay } from './replay.ts';
import { binsOf, brierSkill, calibrationError, honestMin, honestyOf, worstBin } from './score.ts';
import { readTown } from './town-file.ts';
import { byUsualRule } from './usual-rule.ts';

/** Somebody else's town: nothing is known of it but what it says. */
export function scoreForeignTown(path: string, { say }: BenchOptions): Readonly<Record<string, number>> {
  const town = readTown(path);
  const asked = replay(town, askModel());
  say(`${town.header.name}: ${asked.length} questions with a truth, ${town.skipped} lines of an unknown kind`);
  const bins = binsOf(asked);
  return {
    ece: calibrationError(bins),
    mce: worstBin(bins),
    brier_skill: brierSkill(asked),
    honest_min: honestMin(honestyOf(asked)),
    rule_honest_min: honestMin(honestyOf(byUsualRule(asked))),
  };
}
