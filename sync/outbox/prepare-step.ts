import type { OrderPort } from '../contract/commerce-port.ts';
import type { Carrying, Next } from './carrying.ts';
import type { OrderRecord } from './order-record.ts';

/** Puts an order or a cart down at the platform. Twice is harmless: the same intent is the same container (CN5). */
export function prepareStep(
  orders: Pick<OrderPort, 'prepare'>,
  { opened, record, write, afterFailure }: Carrying,
): (order: OrderRecord) => Promise<Next> {
  return async (order) => {
    const intent = await opened(order);
    if (!intent.ok) return intent.problem;
    const begun = await record(order, { event: 'preparing', attempt: order.attempts + 1 });
    if (!begun.ok) return begun.problem;
    const container = await orders.prepare(intent.value);
    if (!container.ok) return afterFailure('prepare', begun.value, container.problem);
    return write(begun.value, { event: 'prepared', container: container.value });
  };
}
