import type { OrderIntent } from '../../contract/order-intent.ts';
import { anOrder, type benchKiosk } from './bench-kiosk.ts';

type Bench = ReturnType<typeof benchKiosk>;

export const order = anOrder(1);
const intentHead = (number: number) => {
  const { id, ticket, kiosk, store, language, createdAt } = anOrder(number);
  return { id, ticket, kiosk, store, language, createdAt };
};
export const cart: OrderIntent = (({ payment: _, onChange: __, ...rest }) => ({
  ...rest,
  kind: 'cart-hand-off' as const,
}))(anOrder(2));
export const cancel = { ...intentHead(3), kind: 'cancel', order: order.id } satisfies OrderIntent;
export const wish = {
  ...intentHead(4),
  kind: 'back-in-stock',
  variant: 'v',
  contact: { email: 'a@b.ie' },
} satisfies OrderIntent;
export const customer = {
  ...intentHead(5),
  ...{ kind: 'customer', customer: { contact: { name: 'Ada' }, language: 'en', newsletter: false } },
} satisfies OrderIntent;
export const print = {
  ...intentHead(6),
  kind: 'print',
  document: { what: 'ticket', order: order.id },
} satisfies OrderIntent;

type Outbox = Awaited<ReturnType<Bench['open']>>;
export const viewIn = (outbox: Outbox, { id }: { id: string }) =>
  outbox.changesAfter(0).orders.find((view) => view.id === id);

/** An outbox that took these, one after the other, each with so long to be carried. */
export async function carriedEach(kiosk: Bench, intents: readonly OrderIntent[], ms = 60_000) {
  const outbox = await kiosk.open();
  for (const intent of intents) {
    await kiosk.wait(outbox.accept(intent));
    await kiosk.pass(ms);
  }
  return { outbox, view: (intent: { id: string }) => viewIn(outbox, intent) };
}
