import type { OfficeStatus } from '../../sync/contract/office-status.ts';
import type { OrderChanges, OrderView } from '../../sync/contract/order-view.ts';
import type { CartLine, KeptCart } from '../../sync/handover/cart.ts';
import type { CatalogDiagnostics, ReplicaState } from '../../sync/worker/catalog-api.ts';
import type { OrderDraft, PlaceAnswer } from '../../sync/worker/orders-api.ts';
import type { WorkerDebugger } from './worker-debugger.ts';

export interface Marks {
  readonly orders: boolean;
  readonly catalog: boolean;
}

/** A shopper without a finger: speaks to the window's own orders worker, in the words of the window's screens. */
export interface OrderingWindow {
  /** Fills the cart; the order that it can become has its id and its code from then on. */
  fillCart(line: CartLine): Promise<KeptCart>;
  place(draft: OrderDraft): Promise<PlaceAnswer>;
  /** As the window's screens would show them. */
  orders(): Promise<readonly OrderView[]>;
  /** Puts an empty database beside those of the orders, and one beside the catalog's: they go where those go. */
  mark(): Promise<void>;
  /** Are the marks of this origin still there? */
  marks(): Promise<Marks>;
  /** Asks the back office from inside the window; null when it does not answer. */
  office(): Promise<{ readonly status: OfficeStatus; readonly orders: readonly OrderView[] } | null>;
  close(): void;
}

export async function orderingWindow(worker: WorkerDebugger): Promise<OrderingWindow> {
  await worker.evaluate(listenIn, 'orders');
  const call = (method: string, parameters: readonly unknown[] = []) =>
    worker.evaluate(callInside, { method, parameters });
  return {
    fillCart: async (line) => (await call('setLine', [line])) as KeptCart,
    place: async (draft) => (await call('place', [draft])) as PlaceAnswer,
    orders: async () => (await call('orders')) as readonly OrderView[],
    mark: () => worker.evaluate(markInside, null),
    marks: () => worker.evaluate(marksInside, null),
    office: () => worker.evaluate(askOffice, null),
    close: () => worker.close(),
  };
}

/** How the catalog stands, as the catalog's own worker says. */
export async function catalogState(worker: WorkerDebugger): Promise<ReplicaState> {
  await worker.evaluate(listenIn, 'state');
  return (await worker.evaluate(callInside, { method: 'state', parameters: [] })) as ReplicaState;
}

/** What the catalog's own worker knows of what befell it, as the page for IT shows it. */
export async function catalogFound(worker: WorkerDebugger): Promise<CatalogDiagnostics> {
  await worker.evaluate(listenIn, 'state');
  return (await worker.evaluate(callInside, { method: 'diagnostics', parameters: [] })) as CatalogDiagnostics;
}

/** What follows runs inside the worker. Each function is sent there as text, so none may use anything from outside itself. */

interface Answer {
  readonly kind: string;
  readonly value?: unknown;
  readonly message?: string;
}

interface Inside {
  kioskTest?: { ask(method: string, parameters: readonly unknown[], heard: (answer: Answer) => void): void };
  postMessage(message: unknown): void;
  dispatchEvent(event: MessageEvent): void;
}

/** Our calls look like the page's, and our answers do not reach the page. Answers when the worker does: before its script has run it hears nothing. */
async function listenIn(harmless: string): Promise<void> {
  const inside = globalThis as unknown as Inside;
  // Far above those of the page itself.
  let lastId = 1_000_000_000;
  const first = lastId;
  const waiting = new Map<number, (answer: Answer) => void>();
  const toPage = inside.postMessage.bind(globalThis);
  inside.postMessage = (message) => {
    const { id = 0 } = message as { id?: number };
    if (id <= first) return toPage(message);
    waiting.get(id)?.(message as Answer);
    waiting.delete(id);
  };
  const ask: NonNullable<Inside['kioskTest']>['ask'] = (method, parameters, heard) => {
    const id = ++lastId;
    waiting.set(id, heard);
    inside.dispatchEvent(new MessageEvent('message', { data: { kind: 'call', id, method, parameters } }));
  };
  inside.kioskTest = { ask };
  let listens = false;
  while (!listens) {
    ask(harmless, [], () => (listens = true));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function callInside({ method, parameters }: { method: string; parameters: readonly unknown[] }): Promise<unknown> {
  return new Promise((resolve, reject) => {
    (globalThis as unknown as Inside).kioskTest?.ask(method, parameters, ({ kind, value, message }) => {
      if (kind === 'answer') resolve(value);
      else reject(new Error(message));
    });
  });
}

async function askOffice(): ReturnType<OrderingWindow['office']> {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(path, { signal: AbortSignal.timeout(3_000) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  try {
    const [status, changes] = await Promise.all([ask('/api/status'), ask('/api/orders?after=0&wait=0')]);
    return { status: status as OfficeStatus, orders: (changes as OrderChanges).orders };
  } catch {
    return null;
  }
}

async function markInside(): Promise<void> {
  const { storageBuckets } = navigator as unknown as {
    storageBuckets: { open(name: string, how: object): Promise<{ indexedDB: IDBFactory }> };
  };
  const bucket = await storageBuckets.open('orders', { persisted: true, durability: 'strict' });
  for (const factory of [indexedDB, bucket.indexedDB])
    await new Promise<void>((resolve, reject) => {
      const opening = factory.open('mark', 1);
      opening.addEventListener('success', () => resolve(opening.result.close()));
      opening.addEventListener('error', () => reject(opening.error ?? new Error('IndexedDB failed')));
    });
}

async function marksInside(): Promise<Marks> {
  const { storageBuckets } = navigator as unknown as {
    storageBuckets: { open(name: string, how: object): Promise<{ indexedDB: IDBFactory }> };
  };
  const bucket = await storageBuckets.open('orders', { persisted: true, durability: 'strict' });
  const isIn = async (factory: IDBFactory) => (await factory.databases()).some(({ name }) => name === 'mark');
  return { orders: await isIn(bucket.indexedDB), catalog: await isIn(indexedDB) };
}
