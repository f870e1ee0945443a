import type { CommerceError } from '../contract/commerce-error.ts';
import { type Clock, pause } from '../kernel/clock.ts';
import { fail } from '../kernel/result.ts';
import type { DrainPort } from './carry-order.ts';
import type { Reachability } from './reachability.ts';

interface Parts {
  readonly orders: DrainPort;
  readonly clock: Clock;
  readonly reachability: Reachability;
  requestsPerSecond(): number;
  /** Sending is switched off: also what is under way goes no further. */
  isOff(): boolean;
}

/** Nothing was sent, so nothing happened: whatever asked may ask again when sending is on. */
const switchedOff: CommerceError = { kind: 'Transient', message: 'Sending is switched off' };

/** The drain's line to the store: never faster than the store allows, and what is heard on it counts as knowledge of the store. */
export function storeLine({ orders, clock, reachability, requestsPerSecond, isOff }: Parts): DrainPort {
  let nextTurn = 0;

  async function turn(): Promise<void> {
    const now = clock.monotonic();
    const mine = Math.max(now, nextTurn);
    nextTurn = mine + 1_000 / requestsPerSecond();
    if (mine > now) await pause(clock, mine - now);
  }

  function heard(error: CommerceError | null): void {
    if (error === null) reachability.answered();
    else reachability.failed(error);
  }

  return {
    async prepare(intent) {
      await turn();
      if (isOff()) return fail(switchedOff);
      const answer = await orders.prepare(intent);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async quote(container) {
      await turn();
      if (isOff()) return fail(switchedOff);
      const answer = await orders.quote(container);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async commit(container, request) {
      await turn();
      if (isOff()) return { outcome: 'rejected', error: switchedOff };
      const answer = await orders.commit(container, request);
      heard(answer.outcome === 'placed' ? null : answer.error);
      return answer;
    },
    async lookup(by) {
      await turn();
      if (isOff()) return { result: 'unknown', error: switchedOff };
      const answer = await orders.lookup(by);
      heard(answer.result === 'unknown' ? answer.error : null);
      return answer;
    },
  };
}
