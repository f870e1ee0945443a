import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';

/** What trying again may cost a store in trouble, over all orders together (OB31). */
export interface RetryBudget {
  /** May something that failed be tried again now? What it costs is taken. */
  spend(): boolean;
  /** How long until something may be tried although nothing is left to spend; 0 when something is. */
  waitMs(): number;
  /** The store has answered a request: a tenth of another try. */
  earn(): void;
  /** The try came to something: it was no burden. */
  refund(): void;
}

/** For the hiccups of a good day: nobody at a kiosk should wait because something failed twice. */
const reserve = 10;
const earnedShare = 0.1;
/** With nothing left to spend this is how a store that has recovered is found out. */
const trialMs = 60_000;

export function retryBudget(clock: Clock, random: Random): RetryBudget {
  let left = reserve;
  let trialAt = 0;

  const add = (amount: number) => {
    left = Math.min(reserve, left + amount);
  };
  const waitMs = () => (left >= 1 ? 0 : Math.max(0, trialAt - clock.monotonic()));

  return {
    waitMs,
    spend() {
      if (waitMs() > 0) return false;
      if (left >= 1) left--;
      // A fleet that ran out of budget in one moment must not try again in one moment.
      if (left < 1) trialAt = clock.monotonic() + trialMs * (1 + random.next());
      return true;
    },
    earn: () => add(earnedShare),
    refund: () => add(1),
  };
}
