import type { DeskRequest } from '../contract/desk.ts';
import type { Address } from '../contract/customer.ts';
import type { CarriedLine, OrderIntent } from '../contract/order-intent.ts';

type Changes = Omit<Extract<DeskRequest, { act: 'edit' }>, 'act'>;

/** The same order, sent to another address or with another way to reach the shopper. What has no place for them stays as it is. */
export function withChanges(intent: OrderIntent, { address, contact }: Changes): OrderIntent {
  if (intent.kind === 'customer') {
    const changed = { ...(contact === undefined ? {} : { contact }), ...(address === undefined ? {} : { address }) };
    return { ...intent, customer: { ...intent.customer, ...changed } };
  }
  if (intent.kind === 'back-in-stock') return contact === undefined ? intent : { ...intent, contact };
  const reach = contact === undefined ? {} : { contact };
  if (intent.kind === 'order') return { ...intent, lines: intent.lines.map(sentTo(address)), ...reach };
  if (intent.kind === 'cart-hand-off') return { ...intent, lines: intent.lines.map(sentTo(address)), ...reach };
  return intent;
}

const sentTo =
  (address: Address | undefined) =>
  <Line extends CarriedLine>(line: Line): Line =>
    address !== undefined && line.fulfilment.how === 'ship' ? { ...line, fulfilment: { how: 'ship', address } } : line;
