import type { OfficeStatus } from '../../sync/contract/office-status.ts';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { PublicSettings } from '../../sync/settings/public-settings.ts';
import type { CatalogApi, CatalogNotice, OwnDemand, ReplicaState } from '../../sync/worker/catalog-api.ts';
import type { Cart, OrdersApi, OrdersNotice } from '../../sync/worker/orders-api.ts';
import { scriptAddress } from '../trusted-types.ts';
import catalogWorker from '../workers/catalog.worker.ts?worker&url';
import ordersWorker from '../workers/orders.worker.ts?worker&url';
import { tellAnswered } from './answered.ts';
import { type Live, settable } from './live.ts';
import { passOfficeLineTo } from './office-line.ts';
import { WorkerLink } from './worker-link.ts';

/** The two workers as the screens see them: what can be asked, and what is known without asking. */
export interface Engine {
  readonly catalog: CatalogApi;
  readonly orders: OrdersApi;
  readonly replica: Live<ReplicaState | null>;
  readonly office: Live<OfficeStatus | null>;
  readonly cart: Live<Cart | null>;
  readonly placed: Live<ReadonlyMap<string, OrderView>>;
  /** Something on the shelves has moved: what was read from the catalog is to be read again. */
  onCatalogChange(listener: () => void): () => void;
  /** Ages that were told are wrong by now: they are read again. */
  clockLeapt(): void;
  /** In this window at once; the worker's own is gone when it has answered. */
  forgetCart(): void;
  /** Answers to calls wait for this: it says where the kiosk stands. */
  open(settings: PublicSettings): void;
}

/** Starts both workers at once; they load while the rest of the window still wakes up. */
export function startEngine(): Engine {
  const replica = settable<ReplicaState | null>(null);
  const office = settable<OfficeStatus | null>(null);
  const cart = settable<Cart | null>(null);
  const placed = settable<ReadonlyMap<string, OrderView>>(new Map());
  const listeners = new Set<() => void>();
  const settings = Promise.withResolvers<PublicSettings>();
  let demand: readonly OwnDemand[] = [];

  const tellChange = () => {
    for (const listener of [...listeners]) listener();
  };

  const catalog: WorkerLink<CatalogApi, CatalogNotice, PublicSettings> = new WorkerLink({
    start: () => new Worker(scriptAddress(catalogWorker), { type: 'module', name: 'catalog' }),
    known: settings.promise,
    async open(api, known) {
      const opened = api.open(kioskOf(known));
      api.state().then(replica.set, () => {});
      if (demand.length > 0) void api.setOwnDemand(demand);
      await opened;
    },
    onNotice(notice) {
      if (notice.kind === 'state') replica.set(notice.state);
      else tellChange();
    },
    onRestart: tellChange,
    onAnswer: tellAnswered,
  });

  function passOn(next: readonly OwnDemand[]): void {
    // Said at every start, and nearly always nothing: the shelves need not be read again for that.
    if (next.length === 0 && demand.length === 0) return;
    demand = next;
    catalog.call.setOwnDemand(demand).catch(() => {});
  }

  let ordersThere: Worker | null = null;
  const officeLine = passOfficeLineTo(() => ordersThere);

  const orders: WorkerLink<OrdersApi, OrdersNotice, PublicSettings> = new WorkerLink({
    start() {
      ordersThere = new Worker(scriptAddress(ordersWorker), { type: 'module', name: 'orders' });
      officeLine.ask();
      return ordersThere;
    },
    known: settings.promise,
    async open(api, { kiosk, store }) {
      const opened = api.open({ id: kiosk.id, store: store.location });
      api.cart().then(cart.set, () => {});
      await opened;
    },
    onNotice(notice) {
      if (notice.kind === 'cart') cart.set(notice.cart);
      else if (notice.kind === 'order') placed.set(new Map(placed.get()).set(notice.order.id, notice.order));
      else if (notice.kind === 'status') office.set(notice.status);
      else passOn(notice.demand);
    },
    onRestart: () => {},
    onAnswer: tellAnswered,
  });

  return {
    catalog: catalog.call,
    orders: orders.call,
    replica,
    office,
    cart,
    placed,
    onCatalogChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clockLeapt() {
      catalog.call.state().then(replica.set, () => {});
      tellChange();
    },
    forgetCart: () => cart.set(null),
    open: settings.resolve,
  };
}

function kioskOf({ store, languages, pull, promises }: PublicSettings): Parameters<CatalogApi['open']>[0] {
  const { stockSeconds, catalogSeconds } = pull;
  return { location: store.location, languages, stockSeconds, catalogSeconds, promises };
}
