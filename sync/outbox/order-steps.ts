import type { CommerceError } from '../contract/commerce-error.ts';
import type { Money } from '../contract/money.ts';
import type { OrderStatus } from '../contract/order-status.ts';
import { wishForTotal, withoutTheirWords } from './after-failure.ts';
import type { Carrying, CarryParts, Next, Silent, Steps } from './carrying.ts';
import type { EventToWrite } from './journal-event.ts';
import { keyIsTooOld, type OrderRecord } from './order-record.ts';
import { prepareStep } from './prepare-step.ts';

/**
 *   queued ──prepare──► prepared ──quote, commit──► placed | rejected | asking | needs-human
 *                          ▲   └── no clear answer ──► unknown ──look-up──► placed
 *                          └────────────── absent ───────┘
 *
 * "Absent" may be hours old when its turn comes again, and clocks may have been set meanwhile: a commit that is not the first is looked up
 * once more before it is sent.
 */
export function orderSteps({ orders, clock, capabilities }: CarryParts, tools: Carrying): Steps {
  const { write, record, afterFailure } = tools;

  async function commit(order: OrderRecord): Promise<Next> {
    const { id, container } = order;
    if (container === null) return write(order, { event: 'stale', error: null });
    const there = order.keyUsedAt === null ? 'absent' : await look(order, async (error) => ({ kind: 'failed', error }));
    if (there !== 'absent') return there;
    const quote = await orders.quote(container.id);
    if (!quote.ok) return afterFailure('quote', order, quote.problem);
    const { total } = quote.value;
    if (wishForTotal(order, total) !== 'go on') return afterFailure('quote', order, priceChanged(total));
    const { keyTtlMs } = capabilities();
    if (keyIsTooOld(order, clock.now(), keyTtlMs)) return write(order, { event: 'unknown', reason: 'key-age' });
    // The first commit belongs to the attempt that prepared it.
    const attempt = Math.max(1, order.attempts + (order.committedAt === null ? 0 : 1));
    const begun = await record(order, { event: 'committing', attempt, total, keyTtlMs });
    if (!begun.ok) return begun.problem;
    const outcome = await orders.commit(container.id, { intentId: id, expectedTotal: total });
    if (outcome.outcome === 'rejected') return afterFailure('commit', begun.value, outcome.error);
    // Somebody else's order is not an answer to ours (OB15).
    if (outcome.outcome === 'ambiguous' || outcome.order.intent !== id)
      return write(begun.value, { event: 'unknown', reason: 'answer' });
    return write(begun.value, placed(outcome.order));
  }

  async function look(order: OrderRecord, silent: Silent): Promise<Next | 'absent'> {
    const { id, container } = order;
    const byContainer = capabilities().idempotency === 'oneShotContainer' && container !== null;
    const answer = await orders.lookup(byContainer ? { container: container.id } : { intent: id });
    if (answer.result === 'unknown') return silent(answer.error);
    if (answer.result === 'found' && answer.order.intent === id && !isAnother(order, answer.order))
      return write(order, placed(answer.order));
    return answer.result === 'absent' ? 'absent' : write(order, { event: 'needs-human', error: notOurs });
  }

  const lookUp = (order: OrderRecord): Promise<Next> =>
    tools.afterLag(order, async (waited, silent) => {
      const there = await look(order, silent);
      if (there !== 'absent') return there;
      const { keyTtlMs } = capabilities();
      // With a key the store may have forgotten, "absent" is no leave to send again: from there on it is a person's decision.
      if (keyIsTooOld(order, clock.now(), keyTtlMs)) return write(order, { event: 'needs-human', error: keyForgotten });
      return tools.absent(order, waited);
    });

  return {
    queued: prepareStep(orders, tools),
    prepared: commit,
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    unknown: lookUp,
  };
}

/** No commit of this order is known: a cart that came back may have been ordered again with other goods, and the store has the first (OB47). */
const isAnother = (order: OrderRecord, { total }: OrderStatus): boolean =>
  order.fromWindow && order.committedAt === null && wishForTotal(order, total) !== 'go on';

const placed = ({ order, total }: OrderStatus): EventToWrite => ({ event: 'placed', order, total });

const priceChanged = (newTotal: Money): CommerceError => ({ kind: 'PriceChanged', message: '', newTotal });
const notOurs: CommerceError = { kind: 'KeyReuse', message: 'The store knows another order under this id' };
const keyForgotten: CommerceError = withoutTheirWords({ kind: 'Ambiguous', message: '' });
