import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCatalog } from './catalog/catalog.ts';
import { startStore } from './store.ts';
import { temporaryFolder, testProducts, testSeed } from './testing/test-data.ts';
import { intentIdOf, orderIntent, variantsOf } from './testing/test-intents.ts';
import { testStore, type TestStore } from './testing/test-store.ts';

const [variant = ''] = variantsOf({ catalog: makeCatalog({ products: testProducts, seed: testSeed }) });

interface Placed {
  readonly order: { readonly order: string };
}

async function place(store: TestStore, number: number) {
  const prepared = await store.call('/v1/orders/prepare', { body: orderIntent(number, { variant }) });
  const { id } = (await prepared.json()) as { id: string };
  const quote = (await (await store.call(`/v1/containers/${id}/quote`, { body: {} })).json()) as { total: object };
  const body = { intentId: intentIdOf(number), expectedTotal: quote.total };
  return store.call(`/v1/containers/${id}/commit`, { body, headers: { 'idempotency-key': body.intentId } });
}

const stocked = (store: TestStore, available = 5) =>
  store.control('/control/stock', { method: 'PUT', body: { variant, location: 'loc-1', available } });

const epochOf = async (store: TestStore) => ((await (await store.call('/v1/info')).json()) as { epoch: string }).epoch;

test('orders and epoch outlive a restart', async () => {
  const store = await testStore();
  await stocked(store);
  const { order } = (await (await place(store, 1)).json()) as { order: object };
  const epoch = await epochOf(store);
  await store.restart();
  expect(await epochOf(store)).toBe(epoch);
  for (const by of [`intent=${intentIdOf(1)}`, 'ticket=K7M4QR'])
    expect(await (await store.call(`/v1/orders/lookup?${by}`)).json()).toEqual({ result: 'found', order });
});

test('CN5 twenty commits at once are one order', async () => {
  const store = await testStore();
  await stocked(store);
  const answers = await Promise.all(Array.from({ length: 20 }, () => place(store, 1).then((answer) => answer.json())));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  const stock = (await (await store.call(`/v1/stock?variant=${variant}`)).json()) as { stock: { available: number }[] };
  expect(stock.stock[0]?.available).toBe(4);
});

test('CN5 a store that can only be searched takes every commit for another order, so that a test sees a repeated one', async () => {
  const store = await testStore();
  await stocked(store);
  await store.control('/control/limits', { method: 'PUT', body: { idempotency: 'searchOnly' } });
  const orders = [await place(store, 1), await place(store, 1), await place(store, 2)];
  const numbers = await Promise.all(orders.map(async (one) => ((await one.json()) as Placed).order.order));
  expect(new Set(numbers).size).toBe(3);
  const ledger = (await (await store.control('/control/orders')).json()) as { orders: { status: object }[] };
  expect(ledger.orders.map(({ status }) => status)).toMatchObject(
    [2, 1, 1].map((one) => ({ intent: intentIdOf(one) })),
  );
});

test('CN5 two shoppers at once do not get the last piece both', async () => {
  const store = await testStore();
  await stocked(store, 1);
  const answers = await Promise.all([place(store, 1), place(store, 2)]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
});

test('what does not fit the contract is refused with its issues, and what was sent is not repeated', async () => {
  const store = await testStore();
  const intent = { ...orderIntent(1, { variant, quantity: 0 }), contact: { email: 'private words' } };
  const answer = await store.call('/v1/orders/prepare', { body: intent });
  expect(answer.status).toBe(422);
  const text = await answer.text();
  expect(JSON.parse(text)).toMatchObject({
    error: { kind: 'Invalid', issues: expect.arrayContaining(['lines.0.quantity: expected >=1']) },
  });
  expect(text).not.toContain('private words');
});

test('a commit needs the id of its intent as its key', async () => {
  const store = await testStore();
  const body = { intentId: intentIdOf(1), expectedTotal: { minor: 1, currency: 'EUR', exponent: 2 } };
  const answer = await store.call('/v1/containers/any/commit', { body, headers: { 'idempotency-key': intentIdOf(2) } });
  expect(await answer.json()).toMatchObject({ error: { kind: 'Invalid' } });
});

test('without a token nobody is served, and a token lasts an hour', async () => {
  const store = await testStore();
  expect((await store.call('/v1/info', { headers: { authorization: 'Bearer made-up' } })).status).toBe(401);
  expect((await store.call('/v1/info')).status).toBe(200);
  store.clock.advance(3_600_001);
  expect((await store.call('/v1/info')).status).toBe(401);
});

test('more calls a second than announced are answered with 429, and a second later it goes on', async () => {
  const store = await testStore();
  const calls = await Promise.all(Array.from({ length: 210 }, () => store.call('/v1/info')));
  const refused = calls.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(10);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  store.clock.advance(1_000);
  expect((await store.call('/v1/info')).status).toBe(200);
});

test('what it asks of its kiosks can be changed: it is said and kept, and who called when is known', async () => {
  const store = await testStore();
  const asked = { requestsPerSecond: 2, spreadMs: 60_000, orders: 'closed', idempotency: 'searchOnly' };
  expect(await (await store.control('/control/limits', { method: 'PUT', body: asked })).json()).toEqual(asked);
  expect(await (await store.control('/control/limits', { method: 'PUT', body: {} })).json()).toEqual(asked);
  store.clock.advance(1_000);
  await store.control('/control/traffic', { method: 'DELETE' });
  const infos = [await store.call('/v1/info'), await store.call('/v1/info'), await store.call('/v1/info')];
  expect(infos.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(await infos[0]?.json()).toMatchObject({ capabilities: asked });
  await store.call('/v1/orders/prepare', { method: 'POST', body: { id: 'order-7' } });
  const { calls } = (await (await store.control('/control/traffic')).json()) as { calls: unknown[] };
  const at = store.clock.now();
  const info = { at, name: 'info', intent: null };
  expect(calls).toEqual([info, info, info, { at, name: 'prepare', intent: 'order-7' }]);
});

test('a closed store refuses connections, while its levers answer, and opens again on the same port', async () => {
  const store = await testStore();
  const url = store.url();
  await store.control('/control/closed', { method: 'PUT', body: { closed: true } });
  const refused = await store.call('/v1/info').catch((problem: Error) => problem.cause);
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
  expect(await (await store.control('/control/closed')).json()).toEqual({ closed: true, url });
  await store.control('/control/closed', { method: 'PUT', body: { closed: false } });
  expect((await store.call('/v1/info')).status).toBe(200);
});

test('whoever is in the middle of something is cut off when the store closes', async () => {
  const store = await testStore();
  await store.setFault({ kind: 'latency', ms: 7_000 });
  const call = store.call('/v1/info').catch((problem: Error) => problem.message);
  await store.clock.waitedFor(7_000);
  await store.control('/control/closed', { method: 'PUT', body: { closed: true } });
  expect(await call).toBe('fetch failed');
});

test('a store may be closed through its own front door', async () => {
  const store = await testStore();
  const answer = await store.call('/control/closed', { method: 'PUT', body: { closed: true } });
  expect(await answer.json()).toMatchObject({ closed: true });
  await expect(store.call('/v1/info')).rejects.toThrow('fetch failed');
});

test('told to close after a while, it waits until somebody has had all products, and closes once', async () => {
  const store = await testStore({ closedAfterMs: 30_000 });
  const readAll = async (limit: number) => (await store.call(`/v1/feed/product?limit=${limit}`)).text();
  const isOpen = () =>
    store.call('/v1/info').then(
      ({ ok }) => ok,
      () => false,
    );
  store.clock.advance(60_000);
  await readAll(5);
  store.clock.advance(60_000);
  await readAll(100);
  store.clock.advance(20_000);
  await readAll(100);
  store.clock.advance(9_999);
  expect(await isOpen()).toBe(true);
  store.clock.advance(1);
  expect(await isOpen()).toBe(false);
  await store.control('/control/closed', { method: 'PUT', body: { closed: false } });
  store.clock.advance(600_000);
  expect(await isOpen()).toBe(true);
});

test('a kiosk that has kept the catalog from before counts as having it', async () => {
  const store = await testStore({ closedAfterMs: 30_000 });
  const page = await (await store.call('/v1/feed/product')).text();
  const { next } = (JSON.parse(page.trimEnd().split('\n').at(-1) ?? '') as { page: { next: string } }).page;
  await store.restart();
  store.clock.advance(60_000);
  await (await store.call(`/v1/feed/product?cursor=${next}`)).text();
  store.clock.advance(30_000);
  await expect(store.call('/v1/info')).rejects.toThrow('fetch failed');
});

test('a port that is taken is said, and nothing stays open', async () => {
  const store = await testStore();
  const port = Number(new URL(store.url()).port);
  const second = await startStore({
    dataDir: temporaryFolder(),
    products: 3,
    seed: 1,
    port: 0,
    controlPort: port,
    townSpeed: 0,
  });
  expect(second).toEqual({ ok: false, problem: { kind: 'port-busy', port } });
});

test('each size and seed has a file of its own in one folder', async () => {
  const dataDir = temporaryFolder();
  const epochs = new Set<string>();
  for (const [products, seed] of [
    [3, 1],
    [4, 1],
    [3, 2],
  ] as const)
    epochs.add(await epochOf(await testStore({ dataDir, products, seed })));
  expect(epochs.size).toBe(3);
  for (const name of ['store-3-1', 'store-4-1', 'store-3-2'])
    expect(existsSync(join(dataDir, `${name}.sqlite`))).toBe(true);
});

test('a catalog whose making was broken off is made anew', async () => {
  const dataDir = temporaryFolder();
  const { writeFileSync } = await import('node:fs');
  writeFileSync(join(dataDir, `store-${testProducts}-${testSeed}.sqlite.unfinished`), 'half of something');
  const store = await testStore({ dataDir });
  expect((await store.call('/v1/info')).status).toBe(200);
});

test('only this machine is served, and no page from elsewhere works the levers', async () => {
  const store = await testStore();
  const elsewhere = await store.control('/control/faults', { headers: { origin: 'https://example.com' } });
  expect(elsewhere.status).toBe(401);
  expect((await store.control('/control/faults', { headers: { origin: store.url().slice(0, -1) } })).status).toBe(200);
});

test('packed as asked for, the best way first, and the same when unpacked', async () => {
  const store = await testStore();
  const plain = await store.call('/v1/feed/product', { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const text = await plain.text();
  for (const [asked, packing] of [
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'zstd'],
    ['zstd;q=0, gzip', 'gzip'],
  ] as const) {
    const packed = await store.call('/v1/feed/product', { headers: { 'accept-encoding': asked } });
    expect(packed.headers.get('content-encoding')).toBe(packing);
    expect(await packed.text()).toBe(text);
  }
  const small = await store.call('/v1/info', { headers: { 'accept-encoding': 'gzip' } });
  expect(small.headers.get('content-encoding')).toBeNull();
});

test('partitions that make no sense, and lists that there are not, are refused', async () => {
  const store = await testStore();
  const status = async (path: string) => (await store.call(`/v1/feed/${path}`)).status;
  expect(await status('stock/checksums?partitions=16')).toBe(200);
  expect(await status('stock/checksums?partitions=0')).toBe(422);
  expect(await status('stock/checksums')).toBe(422);
  expect(await status('stock/partition/15?partitions=16')).toBe(200);
  expect(await status('stock/partition/16?partitions=16')).toBe(422);
  expect(await status('location/checksums?partitions=16')).toBe(404);
  expect(await status('location/ids')).toBe(200);
  expect(await status('secrets/ids')).toBe(404);
  expect(await status('stock?assortment=apparel')).toBe(200);
  expect(await status('stock?assortment=nothing-like-it')).toBe(422);
  expect(await status('stock/checksums?partitions=1&assortment=nothing-like-it')).toBe(422);
});

test('stock now is what the books say of one variant everywhere', async () => {
  const store = await testStore();
  await store.control('/control/stock', {
    method: 'PUT',
    body: { variant, location: 'loc-2', available: 9, shelf: 4 },
  });
  const { stock } = (await (await store.call(`/v1/stock?variant=${variant}`)).json()) as {
    stock: { location: string; available: number }[];
  };
  expect(stock.find(({ location }) => location === 'loc-2')?.available).toBe(9);
  const { levels } = (await (await store.control(`/control/stock?variant=${variant}`)).json()) as { levels: object[] };
  expect(levels).toContainEqual({ location: 'loc-2', available: 9, shelf: 4, policy: 'deny' });
  expect((await store.call('/v1/stock?variant=none')).status).toBe(404);
});
