import { type Meter, rangeOf } from '../kernel/meter.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { LiveCheck } from './catalog-api.ts';
import type { LiveFigures } from './live-figures.ts';
import type { AskStock } from './office-stock.ts';

interface Parts {
  readonly ask: AskStock;
  readonly figures: LiveFigures;
  readonly time: SteadyTime;
  readonly meter: Meter;
}

/** Somebody who leafs to and fro sees the same goods again: what is so young need not be asked again. */
const freshMs = 5_000;

const latencies = { '50': 50, '100': 100, '200': 200, '400': 400, '800': 800 };

/**
 *   asked a moment ago ──► live
 *   else ask ──answered──► its figures kept ──► live
 *         └── away, slow, busy, unreadable ──► fell back: the replica's figure, with its age
 *         └── unsupported ──► fell back, and never asked again
 */
export function createStockCheck({ ask, figures, time, meter }: Parts): (variant: string) => Promise<LiveCheck> {
  const asking = new Map<string, Promise<LiveCheck>>();
  let isOffered = true;

  async function check(variant: string): Promise<LiveCheck> {
    const askedAt = await time.settled();
    if (askedAt === null) return { kind: 'fell-back', why: 'away' };
    const known = figures.askedAt(variant);
    if (known !== null && askedAt - known < freshMs) return { kind: 'live' };
    const answer = await ask(variant);
    meter.count('live_checks', answer.kind === 'none' ? answer.why : 'live');
    if (answer.kind === 'none') {
      isOffered = answer.why !== 'unsupported';
      return { kind: 'fell-back', why: answer.why };
    }
    meter.count('live_check_ms', rangeOf(time.since(askedAt) ?? Infinity, latencies));
    time.storeSaid(answer.serverTime, askedAt);
    figures.take(variant, answer.rows, askedAt, answer.serverTime);
    return { kind: 'live' };
  }

  return async (variant) => {
    if (!isOffered) return { kind: 'fell-back', why: 'unsupported' };
    const present = asking.get(variant) ?? check(variant).finally(() => asking.delete(variant));
    asking.set(variant, present);
    return present;
  };
}
