import type { CommerceError } from '../../contract/commerce-error.ts';
import type { OrderStatus } from '../../contract/order-status.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { moveLevel } from '../data/shelf.ts';
import { findOrder, markCancelled } from './orders.ts';

/** Takes an order back and its goods with it, once: the second time it is the order as it is. */
export function cancelOrder(data: Data, id: string): Result<OrderStatus, CommerceError> {
  return data.change((stamp) => {
    const order = findOrder(data, 'id', id);
    if (order === null) return fail({ kind: 'NotFound', message: 'There is no such order.' });
    if (order.cancelled) return succeed(order);
    if (order.payment === 'paid' || order.fulfilment === 'done' || order.fulfilment === 'sent')
      return fail({ kind: 'Invalid', message: 'It is too late: this order has been paid or handed over.' });
    for (const { level, quantity } of markCancelled(data, id)) {
      moveLevel(data, stamp, level, quantity, quantity);
    }
    return succeed({ ...order, cancelled: true });
  });
}
