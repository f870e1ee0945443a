import type { BenchOptions } from '../benchmark.ts';
import { askModel } from './ask-model.ts';
import { drawChart } from './chart.ts';
import { type Asked, replay } from './replay.ts';
import {
  type Bin,
  binsOf,
  brierSkill,
  calibrationError,
  type Honesty,
  honestMin,
  honestyOf,
  worstBin,
} from './score.ts';
import type { Town } from './town-file.ts';
import { byUsualRule } from './usual-rule.ts';

/** What can be said of any town, also of one of which nothing is known but what it says. */
export interface TownScore {
  readonly asked: readonly Asked[];
  readonly ece: number;
  readonly mce: number;
  readonly brierSkill: number;
  readonly honestMin: number;
  readonly ruleHonestMin: number;
}

export function scoreTown(town: Town, file: string, say: BenchOptions['say']): TownScore {
  const asked = replay(town, askModel(town.header));
  const [bins, honesty, rule] = [binsOf(asked), honestyOf(asked), honestyOf(byUsualRule(asked))];
  const score = {
    asked,
    ece: calibrationError(bins),
    mce: worstBin(bins),
    brierSkill: brierSkill(asked),
    honestMin: honestMin(honesty),
    ruleHonestMin: honestMin(rule),
  };
  const { name } = town.header;
  say(`${name}: ${asked.length} questions with a truth, ${town.skipped} lines of an unknown kind`);
  for (const [index, bucket] of honesty.entries()) say(ageSentence(bucket, rule[index]));
  for (const bin of bins) say(binSentence(bin));
  const facts = `ECE ${score.ece.toFixed(3)}, MCE ${score.mce.toFixed(3)}, Brier skill ${score.brierSkill.toFixed(2)}, ${asked.length.toLocaleString('en')} questions`;
  say(`  drawn to ${drawChart({ file, title: `How honest: ${name}`, facts, bins, honesty, rule })}`);
  return score;
}

const share = (part: number, whole: number): string => (whole === 0 ? '-' : ((100 * part) / whole).toFixed(1));

const ageSentence = ({ bucket, asked, labels, kept }: Honesty, rule: Honesty | undefined): string =>
  `  ${bucket.padEnd(10)} ${String(asked).padStart(6)} asked, ${String(labels).padStart(5)} said to be here, ` +
  `${share(kept, labels)} % were; by the usual rule ${rule?.labels ?? 0}, ${share(rule?.kept ?? 0, rule?.labels ?? 0)} %`;

const binSentence = ({ from, to, said, so }: Bin): string =>
  `  chance ${from.toFixed(3)} to ${to.toFixed(3)}: said ${said.toFixed(3)}, so ${so.toFixed(3)}`;
