import { join } from 'node:path';
import { type Child, startChild } from './child.ts';

const root = join(import.meta.dirname, '../..');

/** An order as the store's ledger shows it to a test. */
export interface LedgerOrder {
  readonly intent: string;
  readonly ticket: string;
  readonly order: string;
  readonly total: { readonly minor: number };
}

/** The real demo store in a process of its own, with the levers of its control page. */
export interface DemoStore extends Child {
  readonly url: string;
  /** The newest two hundred. */
  ledger(): Promise<readonly LedgerOrder[]>;
  /** Those with this ticket. */
  ledgerOf(ticket: string): Promise<readonly LedgerOrder[]>;
  /** Refuses connections until opened again. */
  shut(): Promise<void>;
  open(): Promise<void>;
  control(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
}

export interface DemoStoreOptions {
  readonly data: string;
  readonly products?: number;
  readonly seed?: number;
  readonly port?: number;
}

export async function startDemoStore({
  data,
  products = 200,
  seed = 1,
  port = 0,
}: DemoStoreOptions): Promise<DemoStore> {
  const args = [
    'sync/demo-store/main.ts',
    '--data',
    data,
    '--products',
    products,
    '--seed',
    seed,
    '--port',
    port,
    '--control-port',
    0,
  ];
  const child = startChild(process.execPath, args.map(String), { cwd: root });
  const [, url = ''] = await child.says(/demo store ready (http:\/\/[\d.:]+)\//);
  const [, controlUrl = ''] = await child.says(/demo store control (http:\/\/[\d.:]+)\//);

  async function control(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${controlUrl}/control/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    });
    if (!answer.ok) throw new Error(`/control/${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? null : answer.json();
  }

  async function ordersAt(path: string): Promise<readonly LedgerOrder[]> {
    const { orders } = (await control('GET', path)) as { orders: readonly { status: LedgerOrder }[] };
    return orders.map((entry) => entry.status);
  }

  return {
    ...child,
    url,
    control,
    ledger: () => ordersAt('orders'),
    ledgerOf: (ticket) => ordersAt(`orders?ticket=${ticket}`),
    shut: async () => void (await control('PUT', 'closed', { closed: true })),
    open: async () => void (await control('PUT', 'closed', { closed: false })),
  };
}
