import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../kernel/random.ts';
import { intentIdOf, orderIntent, variantsOf } from '../testing/test-intents.ts';
import { makeCatalog } from '../catalog/catalog.ts';
import { testProducts, testSeed } from '../testing/test-data.ts';
import { testStore, type TestStore } from '../testing/test-store.ts';
import { driftAnswer } from './drift.ts';
import { openFaultBoard } from './fault-board.ts';

const catalog = makeCatalog({ products: testProducts, seed: testSeed });
const [variant = ''] = variantsOf({ catalog });

/** Everything up to the commit, so that a fault can hit just that. */
async function readyToCommit(store: TestStore) {
  await store.control('/control/stock', { method: 'PUT', body: { variant, location: 'loc-1', available: 5 } });
  const container = (await (await store.call('/v1/orders/prepare', { body: orderIntent(1, { variant }) })).json()) as {
    id: string;
  };
  const quote = (await (await store.call(`/v1/containers/${container.id}/quote`, { body: {} })).json()) as {
    total: object;
  };
  return () =>
    store.call(`/v1/containers/${container.id}/commit`, {
      body: { intentId: intentIdOf(1), expectedTotal: quote.total },
      headers: { 'idempotency-key': intentIdOf(1) },
    });
}

async function ledger(store: TestStore): Promise<number> {
  const { orders } = (await (await store.control('/control/orders')).json()) as { orders: object[] };
  return orders.length;
}

describe('a fault at the commit', () => {
  test.each([
    ['cut-before', 0],
    ['cut-after', 1],
    ['half-body', 1],
  ] as const)('%s breaks the connection and leaves %i orders', async (kind, orders) => {
    const store = await testStore();
    const commit = await readyToCommit(store);
    await store.setFault({ kind, route: 'commit' });
    await expect(commit().then((answer) => answer.text())).rejects.toThrow(/fetch failed|terminated/);
    expect(await ledger(store)).toBe(orders);
  });

  test.each([
    ['rate-limited', 429, 0],
    ['server-error', 503, 0],
    ['created-but-500', 500, 1],
    ['expired-token', 401, 0],
  ] as const)('%s answers %i and leaves %i orders', async (kind, status, orders) => {
    const store = await testStore();
    const commit = await readyToCommit(store);
    await store.setFault({ kind, route: 'commit', next: 1 });
    expect((await commit()).status).toBe(status);
    expect(await ledger(store)).toBe(orders);
  });

  test('CN5 after each of them the same commit comes to exactly one order', async () => {
    for (const kind of [
      'cut-before',
      'cut-after',
      'half-body',
      'created-but-500',
      'server-error',
      'rate-limited',
    ] as const) {
      const store = await testStore();
      const commit = await readyToCommit(store);
      await store.setFault({ kind, route: 'commit', next: 1 });
      await commit()
        .then((answer) => answer.text())
        .catch(() => null);
      expect(await (await commit()).json()).toMatchObject({ outcome: 'placed', order: { intent: intentIdOf(1) } });
      expect(await ledger(store)).toBe(1);
    }
  });

  test('schema-drift hides the order in an answer that fits no schema', async () => {
    const store = await testStore();
    const commit = await readyToCommit(store);
    await store.setFault({ kind: 'schema-drift', route: 'commit' });
    const answer = (await (await commit()).json()) as object;
    expect(Object.keys(answer)).toEqual(['data']);
    expect(await ledger(store)).toBe(1);
  });
});

describe('a fault elsewhere', () => {
  test('latency: nothing comes until its time is over', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'latency', route: 'info', ms: 1_234 });
    const answer = store.call('/v1/info');
    await store.clock.waitedFor(1_234);
    store.clock.advance(1_234);
    expect((await answer).status).toBe(200);
  });

  test('slow-body: the answer comes whole, in pieces', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'slow-body', route: 'info', ms: 800 });
    const answer = store.call('/v1/info').then((response) => response.json());
    for (let piece = 0; piece < 8; piece++) {
      await store.clock.waitedFor(100);
      store.clock.advance(100);
    }
    expect(await answer).toMatchObject({ epoch: expect.any(String) });
  });

  test('half-body: the length that was promised does not come', async () => {
    const store = await testStore();
    const whole = await (await store.call('/v1/feed/location')).text();
    await store.setFault({ kind: 'half-body', route: 'feed' });
    const token = (
      (await (
        await fetch(`${store.url()}v1/token`, { method: 'POST', body: '{"client":"a","secret":"b"}' })
      ).json()) as { token: string }
    ).token;
    const received = await rawLength(`${store.url()}v1/feed/location`, token);
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(Buffer.byteLength(whole));
  });

  test('rate-limited: says in Retry-After how long', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'rate-limited', ms: 2_500 });
    const answer = await store.call('/v1/info');
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await answer.json()).toMatchObject({ error: { kind: 'RateLimited', retryAfterMs: 2_500 } });
  });

  test('CN7 expired-token: the old token stays refused, a new one is let in', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'expired-token', next: 1, route: 'info' });
    expect((await store.call('/v1/info')).status).toBe(401);
    expect((await store.call('/v1/info')).status).toBe(401);
    const answer = await store.call('/v1/token', { body: { client: 'test', secret: 'test' } });
    const { token } = (await answer.json()) as { token: string };
    expect((await store.call('/v1/info', { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test('wrong-clock: the time that is told is off, and only that', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'wrong-clock', ms: -60_000 });
    const answer = await store.call('/v1/info');
    expect(answer.headers.get('date')).toBe(new Date(store.clock.now() - 60_000).toUTCString());
    expect(await answer.json()).toMatchObject({ serverTime: store.clock.now() - 60_000 });
  });

  test('schema-drift: some rows of a feed break, its page line does not', async () => {
    const store = await testStore();
    const whole = (await (await store.call('/v1/feed/stock')).text()).trimEnd().split('\n');
    await store.setFault({ kind: 'schema-drift', route: 'feed' });
    const drifted = (await (await store.call('/v1/feed/stock')).text()).trimEnd().split('\n');
    const broken = drifted.filter((line) => /"at":"/.test(line)).length;
    expect(drifted).toHaveLength(whole.length);
    expect(broken).toBeGreaterThan(0);
    expect(broken).toBeLessThan(whole.length / 3);
    expect(drifted.at(-1)).toContain('"page"');
  });

  test('schema-drift: lines of several prices break as well', () => {
    const line = '{"prices":{"suffix":"-eur","of":[["v",5,null]]}}\n';
    const answer = { status: 200, type: 'application/x-ndjson', body: [Buffer.from(line.repeat(100))] };
    const { body } = driftAnswer(answer, seededRandom(5));
    const drifted = Buffer.concat([...(body as Iterable<Uint8Array>)]).toString();
    expect(drifted.match(/"of":"/g)?.length).toBeGreaterThan(2);
    expect(drifted.match(/"of":\[/g)?.length).toBeGreaterThan(70);
  });

  test('no-tombstones: what is gone is not told, and everything else is', async () => {
    const store = await testStore();
    const end = (text: string) => JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as { page: { next: string } };
    const { next } = end(await (await store.call('/v1/feed/product')).text()).page;
    await store.control('/control/products/p-1', { method: 'PUT', body: { title: { en: 'Another' } } });
    await store.control('/control/products/p-2', { method: 'DELETE' });
    await store.setFault({ kind: 'no-tombstones', route: 'feed' });
    const changes = await (await store.call(`/v1/feed/product?cursor=${next}`)).text();
    expect(changes).not.toContain('tombstone');
    expect(changes).toContain('Another');
    expect(end(changes).page).toMatchObject({ complete: true });
  });

  test.each(['cut-after', 'half-body', 'schema-drift'] as const)(
    '%s: a stream of hints is cut or left alone',
    async (kind) => {
      const store = await testStore();
      await store.setFault({ kind, route: 'hints' });
      const answer = await store.call('/v1/hints').catch(() => null);
      expect(answer === null).toBe(kind === 'cut-after');
      await answer?.body?.cancel();
    },
  );

  test('the levers themselves are never hit', async () => {
    const store = await testStore();
    await store.setFault({ kind: 'server-error' });
    expect((await store.call('/v1/info')).status).toBe(503);
    await store.control('/control/faults', { method: 'DELETE' });
    expect((await store.call('/v1/info')).status).toBe(200);
  });

  test('a fault that does not exist, or a value that makes no sense, is refused', async () => {
    const store = await testStore();
    expect((await store.control('/control/faults/earthquake', { method: 'PUT', body: {} })).status).toBe(422);
    expect((await store.control('/control/faults/latency', { method: 'PUT', body: { probability: 2 } })).status).toBe(
      422,
    );
  });
});

describe('the board', () => {
  test('counts down, route by route, and switches itself off', () => {
    const board = openFaultBoard(seededRandom(1));
    board.set({ kind: 'latency', on: true, probability: 1, route: 'feed', next: 2 });
    expect(board.strike('commit').size).toBe(0);
    expect([board.strike('feed/stock').size, board.strike('feed').size, board.strike('feed').size]).toEqual([1, 1, 0]);
    expect(board.list().find(({ kind }) => kind === 'latency')).toMatchObject({ on: false, next: null });
  });

  test('a seed replays its chances', () => {
    const run = (seed: number) => {
      const board = openFaultBoard(seededRandom(seed));
      board.set({ kind: 'latency', on: true, probability: 0.3, route: '*', next: null });
      return Array.from({ length: 200 }, () => board.strike('info').size);
    };
    expect(run(5)).toEqual(run(5));
    expect(run(5)).not.toEqual(run(6));
    const hits = run(5).filter((size) => size === 1).length;
    expect(hits).toBeGreaterThan(35);
    expect(hits).toBeLessThan(90);
  });
});

/** How many bytes of the body arrive before the connection breaks. */
const rawLength = (url: string, token: string): Promise<number> =>
  new Promise((resolve) => {
    const call = request(url, { headers: { authorization: `Bearer ${token}` } }, (response) => {
      let length = 0;
      response.on('data', (part: Buffer) => (length += part.byteLength));
      response.on('error', () => resolve(length));
      response.on('end', () => resolve(length));
    });
    call.end();
  });
