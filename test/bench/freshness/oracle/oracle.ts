import { seededRandom } from '../../../../sync/kernel/random.ts';
import type { Answer } from '../replay.ts';
import type { Count, Heard, Question } from '../town-line.ts';
import { hour } from '../town/calendar.ts';
import type { FirstPlan, FirstShop, Ware } from '../town/first-plan.ts';
import { type Belief, firstBelief } from './belief.ts';

/** In a shorter time without a line, a record that is the same afterwards has not moved. */
const shortOutage = 4 * hour;

export interface Oracle {
  hear(line: Heard): void;
  answer(question: Question): Omit<Answer, 'labelled'>;
}

/** Knows how the first town works, with all its numbers, and hears what everybody hears; of what happened unseen it knows nothing. */
export function askOracle(plan: FirstPlan): Oracle {
  const watchers = new Map<string, Watcher>();
  for (const [index, ware] of plan.wares.entries()) {
    const shop = plan.shops[ware.shop];
    if (shop !== undefined) watchers.set(`${ware.variant}\n${shop.id}`, watch(plan, ware, shop, index));
  }
  const watcherOf = ({ variant, location }: { readonly variant: string; readonly location: string }): Watcher => {
    const watcher = watchers.get(`${variant}\n${location}`);
    if (watcher === undefined) throw new Error(`The town has no ${variant} in ${location}`);
    return watcher;
  };
  return {
    hear: (line) => line.kind !== 'confirmed' && watcherOf(line).hear(line),
    answer: (question) => ({ probability: watcherOf(question).chanceAt(question.at) }),
  };
}

interface Watcher {
  hear(line: Exclude<Heard, { readonly kind: 'confirmed' }>): void;
  chanceAt(at: number): number;
}

function watch(plan: FirstPlan, ware: Ware, shop: FirstShop, index: number): Watcher {
  const dice = seededRandom(plan.seed ^ (index * 2_654_435 + 17));
  const { feed, calendar } = shop;
  let belief: Belief | null = null;
  let record = 0;
  let restocked = 0;
  let count: Count | null = null;
  /** A look ahead from the last word, for the questions until the next. */
  let ahead: Belief | null = null;

  /** The record is heard up to here and has not changed; through a long outage that is said only of its end. */
  const rest = (own: Belief, to: number) => {
    for (const outage of feed.outages) {
      if (outage.to <= own.at || outage.to - outage.from < shortOutage) continue;
      const back = feed.heardAt(outage.to);
      if (back > to) break;
      if (outage.from > own.at) own.rest(outage.from);
      own.miss(back, record);
    }
    if (to > own.at) own.rest(to);
  };

  const explain = (own: Belief, at: number, available: number) => {
    let more = available - record;
    if (restocked > 0) own.delivered(restocked);
    more -= restocked;
    if (more === 1 && restocked === 0 && calendar.isOpen(at)) own.givenBack();
    else if (more > 0) own.delivered(more);
    else if (more < 0 && more >= -3) own.sold(-more);
    else for (let left = -more; left > 0; left--) own.sold(1);
  };

  return {
    hear(line) {
      ahead = null;
      if (line.kind === 'restock') restocked += line.quantity;
      else if (line.kind === 'count') count = line;
      else {
        if (belief === null) belief = firstBelief({ ware, shop, law: plan.law, dice }, line.available);
        else observe(belief, line.at, line.available);
        [record, restocked, count] = [line.available, 0, null];
      }
    },
    chanceAt(at) {
      if (belief === null) return 0.5;
      const heard = feed.lastPull(at);
      if (heard > belief.at) {
        ahead = null;
        rest(belief, heard);
      }
      ahead ??= belief.copy();
      ahead.miss(at, null);
      return ahead.chance();
    },
  };

  function observe(own: Belief, at: number, available: number): void {
    const before = feed.lastPull(at - 1);
    rest(own, before);
    const outage = at - before > shortOutage;
    if (count !== null) {
      const countedAt = Math.max(count.countedAt ?? at, own.at);
      if (outage) own.miss(countedAt, null);
      own.counted(count.counted);
      record = count.counted;
      if (outage) own.miss(at, available);
      else if (available !== record) explain(own, at, available);
    } else if (outage) own.miss(at, available);
    else explain(own, at, available);
  }
}
