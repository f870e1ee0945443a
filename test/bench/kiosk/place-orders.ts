import type { CartLine } from '../../../sync/handover/cart.ts';
import type { OrdersNotice } from '../../../sync/worker/orders-api.ts';

/** What runs inside the kiosk's page. Each function is sent there as text, so none may use anything from outside itself. */

/** Runs before the page's own scripts: keeps its workers within reach, which the page keeps to itself. */
export function keepWorkers(): void {
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      if (options?.name === 'orders') Object.assign(window, { benchOrders: this });
      if (options?.name === 'catalog') Object.assign(window, { benchCatalog: this });
    }
  };
}

/** What the worker says, as far as it matters here. */
type Said =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'notice'; readonly notice: OrdersNotice };

interface Placing {
  readonly lines: readonly CartLine[];
  readonly orders: number;
  /** Whether each order is left to reach the store before the next. */
  readonly reachStore: boolean;
}

interface PlacedOrder {
  readonly id: string;
  /** What the page waited for between "order" and where it is kept. */
  readonly ms: number;
}

/**
 * Fills a cart with one of the lines and orders it, again and again, by the workers' own messages: a kiosk has one shopper. Like the page,
 * it asks the catalog to rest when the finger comes down, and orders when it lifts.
 */
export async function placeOrders({ lines, orders, reachStore }: Placing): Promise<PlacedOrder[]> {
  const { benchOrders: worker, benchCatalog: catalog } = window as unknown as Record<string, Worker>;
  if (worker === undefined || catalog === undefined) throw new Error('The page has not started its workers');
  const atTheStoreWithinMs = 10_000;
  const shopperMs = 50;
  /** A quick tap. */
  const fingerDownMs = 50;
  // Far above those of the page itself.
  let lastId = 1_000_000_000;
  const call = (method: string, parameter: unknown) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++lastId;
      worker.addEventListener('message', function hear({ data }: MessageEvent<Said>) {
        if (data.kind === 'notice' || data.id !== id) return;
        worker.removeEventListener('message', hear);
        if (data.kind === 'answer') resolve(data.value);
        else reject(new Error(data.message));
      });
      worker.postMessage({ kind: 'call', id, method, parameters: [parameter] });
    });
  const ended = new Set<string>();
  const states = ({ data }: MessageEvent<Said>) => {
    if (data.kind !== 'notice' || data.notice.kind !== 'order') return;
    const { id, state } = data.notice.order;
    if (!['queued', 'prepared', 'committing', 'unknown'].includes(state)) ended.add(id);
  };
  worker.addEventListener('message', states);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  const placed: PlacedOrder[] = [];
  for (let count = 0; count < orders; count++) {
    await call('setLine', lines[count % lines.length]);
    await pause(shopperMs);
    catalog.postMessage({ kind: 'call', id: ++lastId, method: 'attend', parameters: [] });
    await pause(fingerDownMs);
    const from = performance.now();
    catalog.postMessage({ kind: 'call', id: ++lastId, method: 'attend', parameters: [] });
    const answer = (await call('place', { language: 'en', payment: 'till', onChange: 'accept-if-not-dearer' })) as {
      saved: string;
      order: { id: string };
    };
    const ms = performance.now() - from;
    if (answer.saved !== 'journal') throw new Error(`Order ${count + 1} was saved "${answer.saved}"`);
    placed.push({ id: answer.order.id, ms });
    const until = performance.now() + atTheStoreWithinMs;
    while (reachStore && !ended.has(answer.order.id) && performance.now() < until) await pause(5);
  }
  worker.removeEventListener('message', states);
  return placed;
}
