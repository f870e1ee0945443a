import type { BenchOptions } from '../benchmark.ts';
import { askModel } from './ask-model.ts';
import { replay } from './replay.ts';
import { binsOf, brierSkill, calibrationError, type Honesty, honestMin, honestyOf, worstBin } from './score.ts';
import type { Town } from './town-file.ts';
import { byUsualRule } from './usual-rule.ts';

/** What can be said of any town, also of one of which nothing is known but what it says. */
export function scoreTown(town: Town, { say }: BenchOptions): Readonly<Record<string, number>> {
  const asked = replay(town, askModel(town.header));
  say(`${town.header.name}: ${asked.length} questions with a truth, ${town.skipped} lines of an unknown kind`);
  const [bins, honesty] = [binsOf(asked), honestyOf(asked)];
  for (const bucket of honesty) say(sentence(bucket));
  return {
    ece: calibrationError(bins),
    mce: worstBin(bins),
    brier_skill: brierSkill(asked),
    honest_min: honestMin(honesty),
    rule_honest_min: honestMin(honestyOf(byUsualRule(asked))),
  };
}

const sentence = ({ bucket, asked, labels, kept }: Honesty): string =>
  `  ${bucket.padEnd(10)} ${String(asked).padStart(6)} asked, ${String(labels).padStart(5)} said to be here, ` +
  `${labels === 0 ? '-' : ((100 * kept) / labels).toFixed(1)} % were`;
