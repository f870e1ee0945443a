import type { Carrying, CarryParts, Next, Steps } from './carrying.ts';
import type { OrderRecord } from './order-record.ts';
import { prepareStep } from './prepare-step.ts';

/**
 *   queued ──prepare──► prepared ──hand off──► placed, with the address or ticket where it goes on
 *
 * Nothing is ordered by it, so an answer that was lost is simply asked for again.
 */
export function handOffSteps({ orders }: CarryParts, tools: Carrying): Steps {
  const { write, afterFailure } = tools;

  async function handOff(order: OrderRecord): Promise<Next> {
    if (order.container === null) return write(order, { event: 'stale', error: null });
    const handoff = await orders.handoff(order.container.id);
    if (!handoff.ok) return afterFailure('quote', order, handoff.problem);
    return write(order, { event: 'placed', order: null, total: order.total, handoff: handoff.value });
  }

  return {
    queued: prepareStep(orders, tools),
    prepared: handOff,
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    // Only where the journal is damaged, or the platform says that it has the cart already.
    unknown: (order) => tools.absent(order, { waitedMs: 0, lagMs: 0 }),
  };
}
