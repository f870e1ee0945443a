import type { CommerceError } from '../contract/commerce-error.ts';
import type { Registering } from '../contract/order-intent.ts';
import type { Registration } from '../contract/registration.ts';
import type { Carrying, CarryParts, Next, Steps } from './carrying.ts';
import type { EventToWrite } from './journal-event.ts';
import type { OrderRecord } from './order-record.ts';

/**
 *   queued, prepared ──register──► placed
 *      ▲   └── no clear answer ──► unknown ──look-up──► placed
 *      └──────── absent ──────────────┘
 *
 * A platform that would be told twice of one customer puts one down: the key cannot become too old, since twice does no harm.
 */
export function registerSteps({ orders, capabilities }: CarryParts, tools: Carrying): Steps {
  const { write, record, opened, afterFailure } = tools;

  async function register(order: OrderRecord): Promise<Next> {
    const intent = await opened(order);
    if (!intent.ok) return intent.problem;
    if (!isRegistering(intent.value)) return write(order, { event: 'needs-human', error: anotherKind });
    const { keyTtlMs } = capabilities();
    const begun = await record(order, { event: 'committing', attempt: order.attempts + 1, total: null, keyTtlMs });
    if (!begun.ok) return begun.problem;
    const outcome = await orders.register(intent.value);
    if (outcome.outcome === 'rejected') return afterFailure('commit', begun.value, outcome.error);
    if (outcome.outcome === 'ambiguous' || outcome.registration.intent !== order.id)
      return write(begun.value, { event: 'unknown', reason: 'answer' });
    return write(begun.value, put(outcome.registration));
  }

  const lookUp = (order: OrderRecord): Promise<Next> =>
    tools.afterLag(order, async (waited, silent) => {
      const answer = await orders.lookup({ intent: order.id });
      if (answer.result === 'unknown') return silent(answer.error);
      if (answer.result === 'registered' && answer.registration.intent === order.id)
        return write(order, put(answer.registration));
      if (answer.result !== 'absent') return write(order, { event: 'needs-human', error: anotherKind });
      return tools.absent(order, waited);
    });

  return {
    queued: register,
    prepared: register,
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    unknown: lookUp,
  };
}

const isRegistering = (intent: { kind: string }): intent is Registering =>
  intent.kind === 'customer' || intent.kind === 'back-in-stock';

const put = ({ registration }: Registration): EventToWrite => ({ event: 'placed', order: registration, total: null });

const anotherKind: CommerceError = { kind: 'KeyReuse', message: 'Something else is known under this id' };
