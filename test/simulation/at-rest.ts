import type { OrderView } from '../../sync/contract/order-view.ts';
import { onTheWay } from '../../sync/outbox/order-record.ts';
import type { Outbox } from '../../sync/outbox/open-outbox.ts';

const waitsForPeople = new Set(['asking', 'needs-human']);

/** What the outbox still carries. A cancel of an order that a person has to look at waits for that person as well. */
export function onTheirWay(outbox: Outbox): readonly OrderView[] {
  const { orders } = outbox.changesAfter(0);
  const forPeople = new Set(orders.filter(({ state }) => waitsForPeople.has(state)).map(({ id }) => id));
  const waitsWithIt = ({ kind, about }: OrderView) => kind === 'cancel' && about !== null && forPeople.has(about);
  return orders.filter((order) => onTheWay.includes(order.state) && !waitsWithIt(order));
}
