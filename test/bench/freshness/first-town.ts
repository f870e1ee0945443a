import { builtInTown } from './built-in-town.ts';
import { askOracle } from './oracle/oracle.ts';
import type { FreshnessPart } from './part.ts';
import { replay } from './replay.ts';
import { brierSkill, calibrationError, binsOf } from './score.ts';
import { scoreTown } from './score-town.ts';
import { firstPlan } from './town/first-plan.ts';
import { usefulnessOf } from './useful.ts';

/** The town of which an oracle knows all the numbers; `--quick` leaves the oracle out. */
export const firstTown: FreshnessPart = {
  name: 'first',
  async measure({ seed, say, quick }) {
    const town = await builtInTown('first', seed);
    const { asked, ...score } = scoreTown(town, 'first-town.svg', say);
    const figures = {
      ece: score.ece,
      mce: score.mce,
      brier_skill: score.brierSkill,
      honest_min: score.honestMin,
      rule_honest_min: score.ruleHonestMin,
    };
    if (quick) return figures;
    const oracle = askOracle(firstPlan(seed));
    const known = replay(town, {
      hear: oracle.hear,
      answer: (question) => ({ ...oracle.answer(question), labelled: false }),
    });
    say(`  the oracle: ece ${calibrationError(binsOf(known)).toFixed(3)}, Brier skill ${brierSkill(known).toFixed(3)}`);
    const useful = usefulnessOf(asked, known);
    for (const { age, atBar, asHonest } of useful)
      say(
        `  ${age}: ${atBar.toFixed(3)} of the oracle's kept labels at 95 %, ${asHonest.toFixed(3)} at the model's own honesty`,
      );
    return { ...figures, ...Object.fromEntries(useful.map(({ age, atBar }) => [`useful_vs_oracle_${age}`, atBar])) };
  },
};
