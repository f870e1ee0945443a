import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { makeTicketCode } from '../contract/ticket-code.ts';
import { type KeptCart, withLine } from '../handover/cart.ts';
import { type HandOverLoop, startHandOver } from '../handover/hand-over-loop.ts';
import { startKeyWatch } from '../handover/key-watch.ts';
import { type MirrorLoop, startMirror } from '../handover/mirror-loop.ts';
import type { OfficeClient } from '../handover/office-client.ts';
import { handOffOfCart, orderOfCart } from '../handover/order-of-cart.ts';
import type { OrderStore } from '../handover/order-store.ts';
import { type OwnDemand, ownDemand, sameDemand } from '../handover/own-demand.ts';
import { placeOrder, type Settled } from '../handover/place-order.ts';
import { startStatusWatch } from '../handover/status-watch.ts';
import type { WindowSeal } from '../handover/window-seal.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import { type RandomBytes, uuidv7 } from '../kernel/uuid.ts';
import { askedOfOrder } from './asked-of-order.ts';
import type { OrderDraft, OrdersApi, OrdersNotice } from './orders-api.ts';

interface Ports {
  readonly store: OrderStore;
  readonly office: OfficeClient;
  readonly seal: WindowSeal;
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
  /** There is a back office again: what waits for one goes to it at once (OB48). */
  officeIsBack(): void;
  close(): void;
}

export function createOrdersService(ports: Ports): OrdersService {
  const { store, office, clock, randomBytes, notify } = ports;
  const owners: { close(): void }[] = [];
  /** Carts that became an order of the journal's: no carts any more, whatever this window's disk still says. */
  const ordered = new Set<string>();
  let toldDemand: readonly OwnDemand[] | null = null;
  let kiosk = { id: '', store: '' };
  let visit = 0;
  const statusWatch = startStatusWatch({ ...ports, onStatus: (status) => notify({ kind: 'status', status }) });
  let handOverLoop: HandOverLoop | null = null;
  let mirrorLoop: MirrorLoop | null = null;
  owners.push(statusWatch, startKeyWatch(ports));

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
    if (views !== null) tellDemand(views);
  }

  /** FR7: whoever shows stock asks again when it is told, so it is told only what is new. */
  function tellDemand(views: readonly OrderView[]): void {
    const demand = ownDemand(views);
    if (toldDemand !== null && sameDemand(toldDemand, demand)) return;
    toldDemand = demand;
    notify({ kind: 'demand', demand });
  }

  const presentOf = (cart: KeptCart | null) => (cart === null || ordered.has(cart.id) ? null : cart);
  const cartNow = async () => presentOf(await store.cart()) ?? newCart();

  /** OB14: an order that is on its way has emptied its cart, whatever was killed in between. */
  async function followJournal(orders: readonly OrderView[]): Promise<void> {
    const cart = await store.cart();
    // Only what the journal has numbered: an order that this window could not hand over has given its cart back.
    const isOrdered = (order: OrderView) => order.cart === cart?.id && order.seq > 0;
    if (cart && (await store.views()).some(isOrdered) && (await store.dropCartOf(cart.id))) {
      notify({ kind: 'cart', cart: newCart() });
    }
    await tellOrders(orders);
  }

  const here = () => ({ kiosk: kiosk.id, store: kiosk.store });
  const orderOf =
    ({ address, ...rest }: OrderDraft) =>
    (cart: KeptCart) =>
      orderOfCart(cart, { ...rest, ...here() }, address);

  /** What the cart becomes, it becomes once. */
  async function place(become: (cart: KeptCart) => OrderIntent | null): ReturnType<OrdersApi['place']> {
    const cart = presentOf(await store.cart());
    if (cart === null || cart.total === null) return { saved: 'nowhere', reason: 'empty-cart' };
    const order = become(cart);
    if (order === null) return { saved: 'nowhere', reason: 'incomplete' };
    const placedIn = visit;
    const { answer, settled } = await placeOrder(ports, order);
    if (settled === null) {
      // Nobody has the order, so the shopper keeps the cart: it can be mended, or shown to an associate. Only this shopper, though.
      if (placedIn === visit) await store.changeCart((present) => present ?? cart).catch(() => {});
      return answer;
    }
    if (answer.saved === 'window') handOverLoop?.wake();
    ordered.add(cart.id);
    void tidyUp(cart, settled);
    return answer;
  }

  /** While the shopper reads the answer: what each notice sets going in the window would keep it waiting. */
  async function tidyUp({ id }: KeptCart, settled: Promise<Settled>): Promise<void> {
    const { order, cartGone } = await settled;
    const gone = cartGone || (await store.dropCartOf(id).catch(() => null)) !== null;
    if (gone) ordered.delete(id);
    notify({ kind: 'cart', cart: await cartNow().catch(newCart) });
    await tellOrders([order]);
  }

  let placing: ReturnType<OrdersApi['place']> | null = null;
  const asked = askedOfOrder({
    ...{ ...ports, here, onOrders: tellOrders },
    onWaiting: () => handOverLoop?.wake(),
  });

  const api: OrdersApi = {
    async open(which) {
      kiosk = which;
      await tellOrders([]);
    },
    cart: cartNow,
    async setLine(line) {
      const cart = await store.changeCart((present) => withLine(presentOf(present) ?? newCart(), line));
      notify({ kind: 'cart', cart });
      return cart;
    },
    async endVisit() {
      visit++;
      void office.visitEnded();
      await store.dropCart();
      notify({ kind: 'cart', cart: newCart() });
    },
    /** A second tap while the first is under way gets the first one's answer: one cart is one order. */
    place(draft) {
      placing ??= place(orderOf(draft)).finally(() => (placing = null));
      return placing;
    },
    handOffCart(language) {
      placing ??= place((cart) => handOffOfCart(cart, { ...here(), language })).finally(() => (placing = null));
      return placing;
    },
    async answer(order, said) {
      const taken = await office.answer(order, said);
      if (taken.kind === 'taken') notify({ kind: 'order', order: taken.order });
      return taken.kind;
    },
    ...asked,
    orders: () => store.views(),
    status: () => statusWatch.now(),
  };

  return {
    api,
    lead() {
      const loop = startHandOver({ ...ports, onOrder: (order) => void tellOrders([order]) });
      handOverLoop = loop;
      const mirror = startMirror({ ...ports, onOrders: followJournal, onLost: loop.wake });
      mirrorLoop = mirror;
      owners.push(loop, mirror);
    },
    officeIsBack() {
      handOverLoop?.wake();
      mirrorLoop?.wake();
    },
    close() {
      for (const owner of owners) owner.close();
    },
  };
}
