import { judgeHistories } from '../../../sync/worker/clock-history.fixture.ts';
import type { FreshnessPart } from './part.ts';

const histories = 100_000;
const quickHistories = 5_000;

/** Ages over made-up histories of suspends, starts, clocks that are set either way, drift and silence, beside the truth. */
export const clockHistories: FreshnessPart = {
  name: 'age',
  async measure({ seed, quick, say }) {
    const count = quick ? quickHistories : histories;
    const { wrong, looked, told, unknowable, fooled } = await judgeHistories(seed, count);
    say(`${count} histories: ${looked} ages, ${told} told, ${unknowable} truly unknowable, ${fooled} not judged`);
    const [first] = wrong;
    if (first !== undefined) say(`wrong first in ${first.seed}: ${first.said} instead of ${first.truth}`);
    return { age_wrong: wrong.length, age_histories: count };
  },
};
