import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderPort } from '../contract/commerce-port.ts';
import type { Message } from '../contract/message.ts';
import { fail } from '../kernel/result.ts';
import type { Reachability } from './reachability.ts';
import type { RetryBudget } from './retry-budget.ts';

interface Parts {
  readonly orders: OrderPort;
  readonly reachability: Pick<Reachability, 'answered' | 'failed'>;
  readonly budget: Pick<RetryBudget, 'earn'>;
  /** Sending is switched off: also what is under way goes no further. */
  isOff(): boolean;
}

/** Nothing was sent, so nothing happened: whatever asked may ask again when sending is on. */
const switchedOff: CommerceError = { kind: 'Transient', message: 'Sending is switched off' };

/** The drain's line to the store: what is heard on it counts as knowledge of the store, and an answer earns leave to repeat. */
export function storeLine({ orders, reachability, budget, isOff }: Parts): OrderPort {
  function heard(error: CommerceError | null): void {
    if (error !== null) return reachability.failed(error);
    budget.earn();
    reachability.answered();
  }

  const { write } = orders;
  return {
    ...(write !== undefined && {
      async write(message: Message) {
        const answer = await write(message);
        heard(answer.ok ? null : answer.problem);
        return answer;
      },
    }),
    async prepare(intent) {
      if (isOff()) return fail(switchedOff);
      const answer = await orders.prepare(intent);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async quote(container) {
      if (isOff()) return fail(switchedOff);
      const answer = await orders.quote(container);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async commit(container, request) {
      if (isOff()) return { outcome: 'rejected', error: switchedOff };
      const answer = await orders.commit(container, request);
      heard(answer.outcome === 'placed' ? null : answer.error);
      return answer;
    },
    async lookup(by) {
      if (isOff()) return { result: 'unknown', error: switchedOff };
      const answer = await orders.lookup(by);
      heard(answer.result === 'unknown' ? answer.error : null);
      return answer;
    },
    async status(order) {
      if (isOff()) return fail(switchedOff);
      const answer = await orders.status(order);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async handoff(container) {
      if (isOff()) return fail(switchedOff);
      const answer = await orders.handoff(container);
      heard(answer.ok ? null : answer.problem);
      return answer;
    },
    async cancel(order, request) {
      if (isOff()) return { outcome: 'rejected', error: switchedOff };
      const answer = await orders.cancel(order, request);
      heard(answer.outcome === 'cancelled' ? null : answer.error);
      return answer;
    },
    async register(intent) {
      if (isOff()) return { outcome: 'rejected', error: switchedOff };
      const answer = await orders.register(intent);
      heard(answer.outcome === 'registered' ? null : answer.error);
      return answer;
    },
  };
}
