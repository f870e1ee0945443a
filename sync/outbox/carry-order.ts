import { cancelSteps } from './cancel-steps.ts';
import { type CarryParts, carrying, type Next, type Rest, type Steps } from './carrying.ts';
import { handOffSteps } from './hand-off-steps.ts';
import type { OrderRecord } from './order-record.ts';
import { orderSteps } from './order-steps.ts';
import { printSteps } from './print-steps.ts';
import { registerSteps } from './register-steps.ts';
import { unreadSteps } from './unread-steps.ts';

/**
 * Carries one order, or another intent, as far as it will go now: a step for each state it is in, by what kind it is, until a step says
 * that it rests. Every step is on the disk before the next thing is sent (OB3, OB4). What a person does to it meanwhile goes first: what
 * was found out about it as it was is then not written down, and it is looked at anew.
 */
export function orderCarrier(parts: CarryParts): (id: string) => Promise<Rest> {
  const { book, distrusted } = parts;
  const tools = carrying(parts);
  const registering = registerSteps(parts, tools);
  const stepsOf: Readonly<Record<OrderRecord['kind'], Steps>> = {
    order: orderSteps(parts, tools),
    'cart-hand-off': handOffSteps(parts, tools),
    cancel: cancelSteps(parts, tools),
    customer: registering,
    'back-in-stock': registering,
    print: printSteps(parts, tools),
    other: unreadSteps(tools),
  };

  async function distrust(order: OrderRecord): Promise<Next> {
    const isUnsure = order.state !== 'unknown';
    const next = isUnsure ? await tools.write(order, { event: 'unknown', reason: 'damage' }) : 'go on';
    if (book.get(order.id)?.state === 'unknown') distrusted.delete(order.id);
    return next;
  }

  async function step(order: OrderRecord): Promise<Next> {
    switch (order.state) {
      case 'queued':
      case 'prepared':
      case 'committing':
      case 'unknown':
        return distrusted.has(order.id) ? distrust(order) : stepsOf[order.kind][order.state](order);
      default:
        return { kind: 'finished' };
    }
  }

  return async function carry(id) {
    for (;;) {
      const order = book.get(id);
      const next = order === null ? ({ kind: 'finished' } as const) : await step(order);
      if (next !== 'go on') return next;
    }
  };
}
