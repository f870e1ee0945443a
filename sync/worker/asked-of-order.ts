import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { makeTicketCode, normaliseTicketCode } from '../contract/ticket-code.ts';
import type { OfficeClient } from '../handover/office-client.ts';
import type { OrderStore } from '../handover/order-store.ts';
import { type PlaceAnswer, placeOrder } from '../handover/place-order.ts';
import type { WindowSeal } from '../handover/window-seal.ts';
import type { Clock } from '../kernel/clock.ts';
import { type RandomBytes, uuidv7 } from '../kernel/uuid.ts';
import type { OrdersApi } from './orders-api.ts';

interface Parts {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly seal: WindowSeal;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  here(): { readonly kiosk: string; readonly store: string };
  /** It is to be handed over as soon as that can be. */
  onWaiting(): void;
  onOrders(orders: readonly OrderView[]): Promise<void>;
}

/** The printer is a neighbour of the back office: who stands there waits no longer than this for the paper to be asked for. */
const printDeadlineMs = 4_000;

/** What a shopper asks beside ordering: of an order that is there, by its code, whoever holds that; and of goods that are not there. */
export function askedOfOrder(parts: Parts): Pick<OrdersApi, 'cancel' | 'print' | 'find' | 'tellWhenBack'> {
  const { store, office, clock, randomBytes, onOrders } = parts;
  const underWay = new Map<string, Promise<PlaceAnswer>>();

  const of = async (id: string, kind: OrderView['kind']): Promise<OrderView | undefined> =>
    (await store.views()).find((view) => view.kind === kind && view.about === id && view.state !== 'needs-human');

  const head = ({ ticket }: Pick<OrderView, 'ticket'>, language: string) => ({
    ...{ id: uuidv7(clock, randomBytes), ticket, ...parts.here(), language, createdAt: clock.now() },
  });

  async function ask(intent: OrderIntent): Promise<PlaceAnswer> {
    const { answer, settled } = await placeOrder(parts, intent);
    if (settled === null) return answer;
    await onOrders([answer.order]);
    if (answer.saved === 'window') parts.onWaiting();
    return answer;
  }

  async function cancel(order: OrderView, language: string): Promise<PlaceAnswer> {
    const there = await of(order.id, 'cancel');
    if (there !== undefined) return { saved: there.seq > 0 ? 'journal' : 'window', order: there };
    return ask({ ...head(order, language), kind: 'cancel', order: order.id });
  }

  return {
    /** A second tap gets the first one's answer: one order is taken back once. */
    cancel(order, language) {
      const asked = underWay.get(order.id) ?? cancel(order, language).finally(() => underWay.delete(order.id));
      underWay.set(order.id, asked);
      return asked;
    },
    /** Kept nowhere: paper that comes out later is for nobody. */
    async print(order, language) {
      const document = { what: 'ticket', order: order.id } as const;
      const answer = await office.handOver({ ...head(order, language), kind: 'print', document }, printDeadlineMs);
      if (answer.kind === 'accepted') await onOrders([await store.handedOver(answer.order).catch(() => answer.order)]);
      return answer.kind;
    },
    tellWhenBack: ({ variant, contact, language }) =>
      ask({ ...head({ ticket: makeTicketCode(randomBytes) }, language), kind: 'back-in-stock', variant, contact }),
    /** Of two orders under one code, the newer. What was asked of it before is told as well. */
    async find(typed) {
      const code = normaliseTicketCode(typed);
      const views = await store.views();
      const found = views.filter(({ ticket, kind }) => ticket === code && hasTicket.has(kind));
      const order = found.toSorted((one, other) => other.acceptedAt - one.acceptedAt)[0] ?? null;
      if (order !== null) await onOrders(views.filter(({ about }) => about === order.id));
      return order;
    },
  };
}

const hasTicket: ReadonlySet<OrderView['kind']> = new Set(['order', 'cart-hand-off']);
