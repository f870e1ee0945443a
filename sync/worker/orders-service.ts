import type { OrderView } from '../contract/order-view.ts';
import { makeTicketCode } from '../contract/ticket-code.ts';
import { type KeptCart, withLine } from '../handover/cart.ts';
import { type HandOverLoop, startHandOver } from '../handover/hand-over-loop.ts';
import { startMirror } from '../handover/mirror-loop.ts';
import type { OfficeClient } from '../handover/office-client.ts';
import { orderOfCart } from '../handover/order-of-cart.ts';
import type { OrderStore } from '../handover/order-store.ts';
import { ownDemand } from '../handover/own-demand.ts';
import { placeOrder } from '../handover/place-order.ts';
import { startStatusWatch } from '../handover/status-watch.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import { type RandomBytes, uuidv7 } from '../kernel/uuid.ts';
import type { OrderDraft, OrdersApi, OrdersNotice } from './orders-api.ts';

interface Ports {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly randomBytes: RandomBytes;
  readonly logger: Logger;
  notify(notice: OrdersNotice): void;
}

/** The orders worker's inside: the cart, placing, and the loops that hand over and follow. */
export interface OrdersService {
  readonly api: OrdersApi;
  /** Of all windows of this origin one hands over and follows the journal: the holder of the lock, once it has it. */
  lead(): void;
  close(): void;
}

export function createOrdersService(ports: Ports): OrdersService {
  const { store, clock, randomBytes, notify } = ports;
  const owners: { close(): void }[] = [];
  let kiosk = { id: '', store: '' };
  let visit = 0;
  const statusWatch = startStatusWatch({ ...ports, onStatus: (status) => notify({ kind: 'status', status }) });
  let handOverLoop: HandOverLoop | null = null;
  owners.push(statusWatch);

  const newCart = (): KeptCart => ({
    id: uuidv7(clock, randomBytes),
    ticket: makeTicketCode(randomBytes),
    begunAt: clock.now(),
    lines: [],
    total: null,
  });

  /** What cannot be read cannot be told; the order itself is where it is, and the next notice comes. */
  async function tellOrders(orders: readonly OrderView[]): Promise<void> {
    for (const order of orders) notify({ kind: 'order', order });
    const views = await store.views().catch(() => null);
    if (views) notify({ kind: 'demand', demand: ownDemand(views) });
  }

  /** OB14: an order that is on its way has emptied its cart, whatever was killed in between. */
  async function followJournal(orders: readonly OrderView[]): Promise<void> {
    const cart = await store.cart();
    // Only what the journal has numbered: an order that this window could not hand over has given its cart back.
    const isOrdered = ({ cart: ordered, seq }: OrderView) => ordered === cart?.id && seq > 0;
    if (cart && (await store.views()).some(isOrdered) && (await store.dropCartOf(cart.id))) {
      notify({ kind: 'cart', cart: newCart() });
    }
    await tellOrders(orders);
  }

  async function place(draft: OrderDraft): ReturnType<OrdersApi['place']> {
    const cart = await store.cart();
    if (cart === null || cart.total === null) return { saved: 'nowhere', reason: 'empty-cart' };
    const { address, ...rest } = draft;
    const order = orderOfCart(cart, { ...rest, kiosk: kiosk.id, store: kiosk.store }, address);
    if (order === null) return { saved: 'nowhere', reason: 'incomplete' };
    const placedIn = visit;
    const answer = await placeOrder(ports, order);
    if (answer.saved === 'nowhere') {
      // Nobody has the order, so the shopper keeps the cart: it can be mended, or shown to an associate. Only this shopper, though.
      if (placedIn === visit) await store.changeCart((present) => present ?? cart).catch(() => {});
      return answer;
    }
    if (answer.saved === 'window') handOverLoop?.wake();
    // Where the disk did not let go of it: ordered again, it is the same order.
    await store.dropCartOf(cart.id).catch(() => {});
    notify({ kind: 'cart', cart: (await store.cart().catch(() => null)) ?? newCart() });
    await tellOrders([answer.order]);
    return answer;
  }

  let placing: ReturnType<OrdersApi['place']> | null = null;

  const api: OrdersApi = {
    async open(which) {
      kiosk = which;
      await tellOrders([]);
    },
    cart: async () => (await store.cart()) ?? newCart(),
    async setLine(line) {
      const cart = await store.changeCart((present) => withLine(present ?? newCart(), line));
      notify({ kind: 'cart', cart });
      return cart;
    },
    async endVisit() {
      visit++;
      await store.dropCart();
      notify({ kind: 'cart', cart: newCart() });
    },
    /** A second tap while the first is under way gets the first one's answer: one cart is one order. */
    place(draft) {
      placing ??= place(draft).finally(() => (placing = null));
      return placing;
    },
    orders: () => store.views(),
    status: () => statusWatch.now(),
  };

  return {
    api,
    lead() {
      handOverLoop = startHandOver({ ...ports, onOrder: (order) => void tellOrders([order]) });
      owners.push(handOverLoop, startMirror({ ...ports, onOrders: followJournal }));
    },
    close() {
      for (const owner of owners) owner.close();
    },
  };
}
