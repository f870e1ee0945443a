import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { eventually, settled } from '../../test/harness/scripted-clock.ts';
import { NotSent } from '../kernel/network.ts';
import type { OfficeStatus } from '../contract/office-status.ts';
import type { OrderView } from '../contract/order-view.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { testStore } from '../demo-store/testing/test-store.ts';
import type { Logger } from '../kernel/logger.ts';
import { encodeHead } from '../outbox/segment-head.ts';
import { settingsSchema } from '../settings/settings-schema.ts';
import { nodeClock } from './node-clock.ts';
import { nodeNetwork } from './node-network.ts';
import { nodeRandom } from './node-random.ts';
import { type Office, openOffice, type OfficeParts } from './open-office.ts';
import { openSigningKey } from './signing-key.ts';
import { keyVault } from './vault.ts';

const settingsFor = (url: string) =>
  v.parse(settingsSchema, {
    kiosk: { id: 'kiosk-1' },
    store: { name: 'Anna Street', location: 'loc-1' },
    connector: { kind: 'demo', url, client: 'kiosk-1', secret: 'hunter2-hunter2' },
    languages: ['en'],
    currency: 'EUR',
  });

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'endcap-office-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

async function parts(more: Partial<OfficeParts> = {}) {
  const logged: string[] = [];
  const write = (event: string, fields: object = {}) => void logged.push(JSON.stringify({ event, ...fields }));
  const logger: Logger = { info: write, warn: write };
  const network = async () => Promise.reject(new NotSent('nobody there'));
  const all: OfficeParts = {
    ...{ dataDir: await folder(), settings: settingsFor('http://store.invalid'), network, logger, randomBytes },
    ...{ clock: nodeClock, random: nodeRandom, vault: keyVault(randomBytes(32), randomBytes) },
    ...more,
  };
  return { all, logged };
}

async function opened(all: OfficeParts): Promise<Office> {
  const office = await openOffice(all);
  if (!office.ok) throw new Error(office.problem.message);
  onTestFinished(() => office.value.close());
  return office.value;
}

const ask = (office: Office, path: string, init: RequestInit = {}) =>
  office.handle(new Request(`https://kiosk.localhost${path}`, init));

const handOver = (office: Office, intent: unknown) =>
  ask(office, '/api/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(intent),
  });

async function ordersOf(office: Office, after = 0, wait = 0) {
  return (await (await ask(office, `/api/orders?after=${after}&wait=${wait}`)).json()) as {
    seq: number;
    orders: OrderView[];
  };
}

/** Follows the orders as a window does, until one looks as wanted. */
/** Inside the runner's own limit, so that a wait in vain says where the order stood instead of only that time ran out. */
const waitAtMostMs = 15_000;

async function until(office: Office, wanted: (order: OrderView) => boolean): Promise<OrderView> {
  const deadline = performance.now() + waitAtMostMs;
  let last: readonly OrderView[] = [];
  for (let after = 0; performance.now() < deadline;) {
    const { seq, orders } = await ordersOf(office, after, Math.max(1, Math.round(deadline - performance.now())));
    const found = orders.find(wanted);
    if (found !== undefined) return found;
    if (orders.length > 0) last = orders;
    after = seq;
  }
  const status: unknown = await (await ask(office, '/api/status')).json();
  throw new Error(
    `Waited in vain; the orders stood at ${JSON.stringify(last)}, the office at ${JSON.stringify(status)}`,
  );
}

async function everyFile(path: string): Promise<Buffer[]> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries.filter((entry) => entry.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
  );
}

describe('the back office', () => {
  test('OB50 OB51 a damaged key for signing is mended at the start, and told', async () => {
    const { all } = await parts();
    await openSigningKey(all.dataDir, all.vault);
    await truncate(join(all.dataDir, 'signing.key'), 20);
    const office = await opened(all);
    const status = (await (await ask(office, '/api/status')).json()) as OfficeStatus;
    expect(status.notices?.map(({ what }) => what)).toContain('keys-mended');
  });

  test('OB1 OB6 an order taken without a store is there after a restart, and arrives once when the store is', async () => {
    const store = await testStore();
    const away = await parts();
    const first = await openOffice(away.all);
    if (!first.ok) throw new Error(first.problem.message);
    const variant = await someVariant(store);
    expect((await handOver(first.value, orderIntent(1, { variant }))).status).toBe(201);
    await first.value.close();

    const settings = settingsFor(store.url());
    const second = await opened({ ...away.all, settings, network: nodeNetwork });
    expect((await handOver(second, orderIntent(1, { variant }))).status).toBe(200);
    expect(await until(second, ({ state }) => state === 'placed')).toMatchObject({ ticket: 'K7M4QR', cart: 'cart-1' });
    const { orders } = (await (await store.control('/control/orders')).json()) as { orders: unknown[] };
    expect(orders).toHaveLength(1);
  });

  test('OB29 everything that it asks of the store waits for its turn', async () => {
    const clock = scriptedClock();
    const capabilities = {
      ...{ idempotency: 'uniqueKey', keyTtlMs: 1, lookupLagMs: 1, tombstones: 'feed', stockStamp: true },
      ...{ requestsPerSecond: 1, maxPage: 10 },
    };
    const asked: string[] = [];
    const network = async ({ url }: Request) => {
      const [path = ''] = url.slice('http://store.invalid/v1/'.length).split('?');
      asked.push(path);
      if (path === 'token') return Response.json({ token: 't', expiresAt: 1 });
      if (path === 'info') return Response.json({ contract: 1, epoch: 'e', serverTime: 0, capabilities });
      return new Response('', { status: 404 });
    };
    const { all } = await parts({ network, clock });
    const office = await opened(all);
    const isConnected = async () => {
      const { connection } = (await (await ask(office, '/api/status')).json()) as OfficeStatus;
      return connection.state === 'connected';
    };
    await eventually('the store is found', isConnected);
    for (const variant of ['a', 'b', 'c']) void ask(office, `/api/stock?variant=${variant}`);
    await settled();
    expect(asked).toEqual(['token', 'info']);
    for (const next of ['hints', 'stock']) {
      clock.advance(1_010);
      await settled();
      expect(asked.splice(2)).toEqual([next]);
    }
  });

  test('OB12 nothing personal and no secret is in any file or log line, whatever the store says', async () => {
    const store = await testStore();
    const { all, logged } = await parts({ settings: settingsFor(store.url()), network: nodeNetwork });
    const office = await opened(all);
    const personal = {
      contact: { name: 'Zebedee Quartermaine', email: 'zebedee@quartermaine.example', phone: '+353 1 5550199' },
      address: {
        name: 'Zebedee Quartermaine',
        street: '7 Wimpole Mews',
        postcode: 'D02XY45',
        city: 'Dublin',
        country: 'IE',
      },
    };
    const variant = await someVariant(store);
    const fulfilment = { how: 'ship', address: personal.address } as const;
    const intent = { ...orderIntent(1, { variant, fulfilment }), contact: personal.contact };
    await store.setFault({ kind: 'created-but-500', on: true, route: 'commit', next: 1 });
    expect((await handOver(office, intent)).status).toBe(201);
    await until(office, ({ state }) => state === 'placed');
    const views = JSON.stringify(await ordersOf(office));
    const contents = [...(await everyFile(all.dataDir)).map((file) => file.toString('latin1')), ...logged, views];
    const planted = /zebedee|quartermaine|wimpole|D02XY45|5550199|hunter2/i;
    expect(contents.length).toBeGreaterThan(4);
    expect(contents.filter((content) => planted.test(content))).toEqual([]);
  });

  test.each([
    ['all', /containers|orders/],
    ['a commit', /commit/],
  ])(
    'OB12 asked for %s, a store and a network that put names into whatever they can get none into any log line, list or file',
    async (_, hostile) => {
      const name = 'Zebedee Quartermaine, 7 Wimpole Mews';
      const store = await testStore();
      const euro = { minor: 1, currency: 'EUR', exponent: 2 };
      const refused = (status: number, error: object) => async () =>
        new Response(JSON.stringify({ error }), { status, headers: { 'content-type': 'application/json' } });
      const answers: (() => Promise<Response>)[] = [
        refused(422, { kind: 'Invalid', message: name, issues: [name] }),
        refused(409, { kind: 'OutOfStock', message: name, lines: [name, 'v-1'] }),
        refused(409, { kind: 'PriceChanged', message: name, newTotal: euro, note: name }),
        refused(400, { kind: name, message: name }),
        async () => new Response(`<h1>${name}</h1>`, { status: 502, statusText: 'Zebedee' }),
        async () => new Response(`{"${name}": `, { status: 200 }),
        async () => Promise.reject(Object.assign(new Error(name), { name })),
        async () => Promise.reject(new NotSent(name)),
      ];
      const allGiven = Promise.withResolvers<void>();
      let asked = 0;
      const network: OfficeParts['network'] = (request) => {
        const answer = hostile.test(request.url) ? answers[asked++ % answers.length] : undefined;
        if (asked === answers.length) allGiven.resolve();
        return answer === undefined ? nodeNetwork(request) : answer();
      };
      const variant = await someVariant(store);
      const { all, logged } = await parts({ settings: settingsFor(store.url()), network });
      const office = await opened(all);
      await ask(office, '/api/status?who=zebedee@quartermaine.example');
      for (let number = 1; number <= answers.length; number++) {
        const contact = { name: 'Zebedee Quartermaine', email: 'zebedee@quartermaine.example' };
        const order = { ...orderIntent(number, { variant }), cart: `cart-${number}`, contact };
        expect((await handOver(office, order)).status).toBe(201);
      }
      for (const path of [
        '/api/orders?after=Zebedee',
        '/api/feed/Zebedee',
        '/media/Zebedee%20Quartermaine',
        '/api/stock?variant=Wimpole',
      ])
        await ask(office, path);
      for (const body of ['{"Zebedee', JSON.stringify({ Zebedee: 'Quartermaine' })])
        await ask(office, '/api/orders', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      await allGiven.promise;
      await until(office, ({ state }) => state === 'needs-human');
      const views = JSON.stringify(await ordersOf(office));
      const contents = [...(await everyFile(all.dataDir)).map((file) => file.toString('latin1')), ...logged, views];
      expect(logged.length).toBeGreaterThan(2);
      expect(contents.filter((content) => /zebedee|quartermaine|wimpole/i.test(content))).toEqual([]);
    },
  );

  test.each([
    ['keychain', 0],
    ['fixed-password', 1],
    ['file', 1],
  ] as const)(
    'OB44 OB51 a device key kept by "%s" is told to who asks, and %i times in the log',
    async (keptBy, times) => {
      const { all, logged } = await parts({ vault: keyVault(randomBytes(32), randomBytes, { keptBy }) });
      const office = await opened(all);
      expect(await (await ask(office, '/api/status')).json()).toMatchObject({ keptBy });
      expect(logged.filter((line) => line.includes('vault.weak'))).toHaveLength(times);
      const { notices } = (await (await ask(office, '/api/status')).json()) as OfficeStatus;
      expect(notices?.map(({ what }) => what)).toEqual(times === 0 ? [] : ['vault-weak']);
    },
  );

  test('OB1 a second office in the same folder is refused with a sentence; after the first it may', async () => {
    const { all } = await parts();
    const first = await openOffice(all);
    expect(await openOffice(all)).toMatchObject({
      problem: { kind: 'folder-in-use', message: expect.stringMatching(/in use/) },
    });
    if (first.ok) await first.value.close();
    await opened(all);
  });

  test('a folder that cannot be one is refused with a sentence', async () => {
    const dataDir = join(await folder(), 'file');
    await writeFile(dataDir, '');
    const { all } = await parts({ dataDir });
    expect(await openOffice(all)).toMatchObject({
      problem: { kind: 'folder-unusable', message: expect.stringMatching(/EEXIST|ENOTDIR/) },
    });
  });

  test('OB17 orders that a newer version has written are refused with a sentence, and are not touched', async () => {
    const { all } = await parts();
    const journal = join(all.dataDir, 'journal');
    const newer = encodeHead({ room: 0, merged: null }, 99);
    await mkdir(journal);
    await writeFile(join(journal, '00000001.journal'), newer);
    expect(await openOffice(all)).toMatchObject({
      problem: { kind: 'newer-version', message: expect.stringMatching(/newer version/) },
    });
    expect(await readdir(journal)).toEqual(['00000001.journal']);
    expect(new Uint8Array(await readFile(join(journal, '00000001.journal')))).toEqual(newer);
  });

  test('a recovery key that is none is a problem of the settings', async () => {
    const { all } = await parts();
    const settings = { ...all.settings, recovery: { publicKey: '-----BEGIN PUBLIC KEY-----\nhunter2' } };
    const office = await openOffice({ ...all, settings });
    expect(office).toMatchObject({
      problem: { kind: 'settings', message: expect.stringMatching(/^recovery.publicKey/) },
    });
    expect(JSON.stringify(office)).not.toMatch(/hunter2/);
  });

  test('OB7 a garbled journal is survived: what can be read is there, and new orders are taken', async () => {
    const { all } = await parts();
    const first = await openOffice(all);
    if (!first.ok) throw new Error(first.problem.message);
    for (const number of [1, 2, 3]) await handOver(first.value, orderIntent(number, { variant: 'v' }));
    await first.value.close();
    const journal = join(all.dataDir, 'journal', '00000001.journal');
    const bytes = await readFile(journal);
    randomBytes(200).copy(bytes, Math.floor(bytes.length / 2) - 100);
    await writeFile(journal, Buffer.concat([bytes, randomBytes(333)]));
    const second = await opened(all);
    const ids = (await ordersOf(second)).orders.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([orderIntent(1).id, orderIntent(3).id]);
    expect((await handOver(second, orderIntent(4, { variant: 'v' }))).status).toBe(201);
  });

  test('RP11 what the replica leaves outside its origin is there after a restart, and is a short text', async () => {
    const { all } = await parts();
    const put = (office: Office, marker: unknown) =>
      ask(office, '/api/replica-marker', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ marker }),
      });
    const read = async (office: Office): Promise<unknown> => (await ask(office, '/api/replica-marker')).json();
    const first = await openOffice(all);
    if (!first.ok) throw new Error(first.problem.message);
    expect(await read(first.value)).toEqual({ marker: null });
    expect((await put(first.value, 'generation 7')).status).toBe(200);
    expect((await put(first.value, 'x'.repeat(2_000))).status).toBe(400);
    await first.value.close();
    expect(await read(await opened(all))).toEqual({ marker: 'generation 7' });
  });

  test('the settings a window gets hold no secret', async () => {
    const { all } = await parts();
    const text = await (await ask(await opened(all), '/api/settings')).text();
    expect(text).toMatch(/Anna Street/);
    expect(text).not.toMatch(/hunter2|connector/);
  });
});

/** One that costs what the orders of these tests expect. */
async function someVariant(store: Awaited<ReturnType<typeof testStore>>): Promise<string> {
  const [line = ''] = (await (await store.call('/v1/feed/product?limit=1')).text()).split('\n');
  const { upsert } = JSON.parse(line) as { upsert: { variants: { id: string }[] } };
  const variant = upsert.variants[0]?.id ?? '';
  await store.control(`/control/prices/${variant}`, { method: 'PUT', body: { minor: 1_000 } });
  return variant;
}
