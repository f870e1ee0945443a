import { onTestFinished } from 'vitest';
import type { Fault, FaultChange } from '../faults/fault.ts';
import { startStore, type Store, type StoreOptions } from '../store.ts';
import { scriptedClock, type ScriptedClock } from './scripted-clock.ts';
import { temporaryFolder, testProducts, testSeed } from './test-data.ts';

/** A whole small store behind real sockets, with its levers. Its town rests and its clock stands still. */
export interface TestStore {
  readonly clock: ScriptedClock;
  url(): string;
  call(path: string, question?: Question): Promise<Response>;
  control(path: string, question?: Question): Promise<Response>;
  setFault(change: Partial<FaultChange> & Pick<Fault, 'kind'>): Promise<void>;
  restart(): Promise<void>;
}

interface Question {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: 'follow' | 'manual';
}

export async function testStore(options: Partial<StoreOptions> = {}): Promise<TestStore> {
  const clock = scriptedClock();
  const settings: StoreOptions = {
    dataDir: temporaryFolder(),
    products: testProducts,
    seed: testSeed,
    port: 0,
    controlPort: 0,
    townSpeed: 0,
    clock,
    ...options,
  };
  let store = await started(settings);
  let token = await tokenFrom(store);
  onTestFinished(() => store.close());
  const control = (path: string, question: Question = {}) =>
    fetch(new URL(path, store.controlUrl), requestOf(question));
  return {
    clock,
    url: () => store.url,
    call: (path, { headers, ...question } = {}) =>
      fetch(
        new URL(path, store.url),
        requestOf({ ...question, headers: { authorization: `Bearer ${token}`, ...headers } }),
      ),
    control,
    async setFault({ kind, ...body }) {
      await control(`/control/faults/${kind}`, { method: 'PUT', body });
    },
    async restart() {
      await store.close();
      store = await started(settings);
      token = await tokenFrom(store);
    },
  };
}

async function started(settings: StoreOptions): Promise<Store> {
  const store = await startStore(settings);
  if (!store.ok) throw new Error(`The store did not start: ${store.problem.kind}`);
  return store.value;
}

async function tokenFrom({ url }: Store): Promise<string> {
  const answer = await fetch(new URL('/v1/token', url), requestOf({ body: { client: 'test', secret: 'test' } }));
  return ((await answer.json()) as { token: string }).token;
}

const requestOf = ({ method, body, headers, redirect }: Question): RequestInit => ({
  redirect: redirect ?? 'follow',
  method: method ?? (body === undefined ? 'GET' : 'POST'),
  headers: { 'content-type': 'application/json', ...headers },
  ...(body !== undefined && { body: JSON.stringify(body) }),
});
