import { describe, expect, test } from 'vitest';
import type { Connector, Picture } from '../connectors/connector.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { FeedEvent } from '../contract/commerce-port.ts';
import type { Notice } from '../contract/notice.ts';
import type { Connection } from '../contract/office-status.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { silentLogger } from '../kernel/logger.ts';
import { createMeter } from '../kernel/meter.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { deskBench } from './desk-bench.fixture.ts';
import { createGateway } from './gateway.ts';
import type { NotAccepted, OrderDesk, WindowSealing } from './office-parts.ts';

const origin = 'https://kiosk.localhost';
const transient: CommerceError = { kind: 'Transient', message: 'no' };
const view = { seq: 1, id: orderIntent(1).id, state: 'queued' };
const pageEnd: FeedEvent = { kind: 'page', page: { next: 'n', complete: true, epoch: 'e', serverTime: 1 } };
const row = (sourceId: string): FeedEvent => ({ kind: 'upsert', row: { sourceId } });

/** A gateway whose every neighbour is a lever. */
function bench() {
  const clock = scriptedClock();
  const levers = {
    connection: { state: 'connected', checkedAt: 1 } as Connection,
    answer: async (): ReturnType<OrderDesk['answer']> => succeed(view as never),
    accept: async (_: OrderIntent): ReturnType<OrderDesk['accept']> => succeed({ order: view as never, fresh: true }),
    acceptLost: async (_: OrderIntent): ReturnType<OrderDesk['accept']> => fail({ kind: 'closed' }),
    page: [row('a'), pageEnd] as Iterable<FeedEvent> | AsyncIterable<FeedEvent>,
    picture: async (): Promise<Result<Picture, CommerceError>> => fail(transient),
    stock: async (): ReturnType<Connector['catalog']['stockNow']> => succeed({ stock: [], serverTime: 1 }),
    notices: [] as readonly Notice[],
    problem: null as CommerceError | null,
    marker: null as string | null,
    fromBefore: false,
    opened: succeed('') as Result<string, 'locked' | 'lost'>,
    key: async (): ReturnType<WindowSealing['key']> => fail('disk-failed'),
  };
  const seen = {
    answers: [] as string[],
    failed: [] as string[],
    answered: 0,
    limits: [] as number[],
    waits: [] as number[],
    visitsEnded: 0,
    told: [] as string[],
  };
  const gateway = createGateway({
    connector: {
      catalog: {
        info: async () => fail(transient),
        async *changes(_, __, limit) {
          seen.limits.push(limit);
          yield* levers.page;
        },
        stockNow: () => levers.stock(),
      },
      picture: () => levers.picture(),
    },
    desk: {
      accept: (intent) => levers.accept(intent),
      acceptLost: (intent) => levers.acceptLost(intent),
      async waitForChange(seq, ms) {
        seen.waits.push(ms);
        return { seq, orders: [] };
      },
      async answer(order, { says }) {
        seen.answers.push(`${order} ${says.to}`);
        return levers.answer();
      },
      visitEnded: () => void seen.visitsEnded++,
      sending: () => ({ state: 'paused', since: 5 }),
      counts: () => ({ waiting: 3, asking: 2, needsHuman: 1 }),
    },
    staff: deskBench().staff,
    store: {
      connection: () => levers.connection,
      info: () => ({ capabilities: { maxPage: 50 } }) as never,
      problem: () => levers.problem,
      answered: () => void seen.answered++,
      failed: ({ kind }) => void seen.failed.push(kind),
    },
    marker: { read: async () => levers.marker, write: async (text) => void (levers.marker = text) },
    keptBy: 'keychain',
    sealing: { key: () => levers.key(), open: async () => levers.opened, mayBeForgotten: () => levers.fromBefore },
    hints: {
      async waitForHint(seq, ms) {
        seen.waits.push(ms);
        return { seq: seq + 1, resources: ['stock'] };
      },
    },
    notices: { shown: () => levers.notices, tell: (what, { count }) => void seen.told.push(`${what} ${count}`) },
    meter: createMeter(),
    hostTime: () => ({ boot: 'b', upMs: 5, wall: 7 }),
    settings: { store: { name: 'Shop' } },
    clock,
    logger: silentLogger,
  });
  const ask = (path: string, init: RequestInit = {}) => gateway(new Request(origin + path, init));
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    ask('/api/orders', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { clock, levers, seen, ask, post };
}

const errorOf = async (answer: Response) => ((await answer.json()) as { error: CommerceError }).error;
const anOrder = orderIntent(1, { variant: 'v' });

describe('answering what an order asks', () => {
  const body = { ticket: 'K7M4QR', says: { to: 'no' } };
  const answered = ({ ask }: ReturnType<typeof bench>, said: unknown) =>
    ask(`/api/orders/${view.id}/answer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof said === 'string' ? said : JSON.stringify(said),
    });

  test('OB22 an answer is passed on with the order it is for, and the order comes back as it is now', async () => {
    const gateway = bench();
    const answer = await answered(gateway, body);
    expect([answer.status, await answer.json(), gateway.seen.answers]).toEqual([
      200,
      { order: view },
      [`${view.id} no`],
    ]);
  });

  test('OB22 an answer that says nothing, or names no code, goes no further', async () => {
    const gateway = bench();
    const broken = [{ ...body, says: { to: 'yes' } }, { says: { to: 'no' } }, { ...body, ticket: 'x' }];
    for (const said of broken) expect((await answered(gateway, said)).status).toBe(422);
    expect((await answered(gateway, '{')).status).toBe(400);
    expect(gateway.seen.answers).toEqual([]);
  });

  test.each([
    [{ kind: 'refused', reason: 'no-such-order' }, 404],
    [{ kind: 'refused', reason: 'not-asked' }, 409],
    [{ kind: 'disk-full' }, 507],
    [{ kind: 'closed' }, 503],
  ] as const)('OB22 %j is a %i with a reason', async (problem, status) => {
    const gateway = bench();
    gateway.levers.answer = async () => fail(problem);
    const answer = await answered(gateway, body);
    expect(answer.status).toBe(status);
    expect((await errorOf(answer)).message).not.toBe('');
  });
});

describe('handing over an order', () => {
  test('OB1 OB2 201 for a new one, 200 for one that is known, with its state', async () => {
    const { post, levers } = bench();
    const first = await post(anOrder);
    expect([first.status, await first.json()]).toEqual([201, { order: view }]);
    levers.accept = async () => succeed({ order: view as never, fresh: false });
    expect((await post(anOrder)).status).toBe(200);
  });

  test.each<[NotAccepted, number]>([
    ['other-body', 409],
    ['locked', 503],
    ['disk-full', 507],
    ['disk-failed', 503],
    ['closed', 503],
  ])('OB2 "%s" is a %i with a reason', async (kind, status) => {
    const { post, levers } = bench();
    levers.accept = async () => fail({ kind });
    const answer = await post(anOrder);
    expect(answer.status).toBe(status);
    expect((await errorOf(answer)).message).not.toBe('');
  });

  test('OB12 an order that does not fit the contract is told where, never what was found there', async () => {
    const { post } = bench();
    const answer = await post({ ...anOrder, contact: { email: 'Ada Lovelace' }, total: 'Ada' });
    expect(answer.status).toBe(422);
    const error = await errorOf(answer);
    expect(JSON.stringify(error)).toMatch(/contact\.email/);
    expect(JSON.stringify(error)).not.toMatch(/Ada|Lovelace/);
  });

  test('OB43 what a window had sealed is opened and taken; what cannot be opened now is asked for again, and what never can is refused', async () => {
    const { post, levers } = bench();
    const sealed = { id: anOrder.id, sealed: 'p256-a256gcm:1700000000000:AAAA:AAAA' };
    const taken: unknown[] = [];
    levers.opened = succeed(JSON.stringify(anOrder));
    levers.accept = async (intent) => {
      taken.push(intent);
      return succeed({ order: view as never, fresh: true });
    };
    expect((await post(sealed)).status).toBe(201);
    expect(taken).toEqual([anOrder]);
    levers.opened = fail('locked');
    expect((await post(sealed)).status).toBe(503);
    for (const gone of [fail('lost' as const), succeed('{'), succeed('{}')]) {
      levers.opened = gone;
      expect((await post(sealed)).status).toBe(422);
    }
    expect(taken).toHaveLength(1);
  });

  test('OB47 OB58 a sealed copy that says so, or is from before the journal, is taken as one that it has lost; in the clear only the second counts', async () => {
    const { post, levers } = bench();
    const taken: string[] = [];
    levers.opened = succeed(JSON.stringify(anOrder));
    for (const call of ['accept', 'acceptLost'] as const)
      levers[call] = async () => {
        taken.push(call);
        return succeed({ order: view as never, fresh: true });
      };
    const sealed = { id: anOrder.id, sealed: 'p256-a256gcm:1700000000000:AAAA:AAAA' };
    for (const body of [{ ...sealed, mayHaveArrived: true }, sealed, { ...anOrder, mayHaveArrived: true }])
      expect((await post(body)).status).toBe(201);
    expect(taken).toEqual(['acceptLost', 'accept', 'accept']);
    levers.fromBefore = true;
    for (const body of [sealed, anOrder]) expect((await post(body)).status).toBe(201);
    expect(taken.slice(3)).toEqual(['acceptLost', 'acceptLost']);
  });

  test('OB43 a window is told what to seal with, once it says what it holds', async () => {
    const { ask, levers } = bench();
    const asked = (body: unknown) =>
      ask('/api/window-key', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const key = { name: '1700000000000', publicKey: 'AAAA' };
    levers.key = async () => succeed(key);
    expect(await (await asked({ holds: [] })).json()).toEqual(key);
    for (const body of [{}, { holds: ['../../vault'] }]) expect((await asked(body)).status).toBe(422);
    levers.key = async () => fail('disk-failed');
    expect((await asked({ holds: [] })).status).toBe(503);
  });

  test('what is not JSON, not called JSON, too large or cut is refused', async () => {
    const { post } = bench();
    expect((await post('{"half":')).status).toBe(400);
    expect((await post(anOrder, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(`"${'x'.repeat(300_000)}"`)).status).toBe(413);
    expect((await post({})).status).toBe(422);
  });

  test('CN8 a disk that takes too long is said to be not known, not failed', async () => {
    const { post, levers, clock } = bench();
    levers.accept = () => new Promise(() => {});
    const waiting = post(anOrder, { 'x-deadline-ms': '700' });
    await clock.waitedFor(700);
    clock.advance(700);
    const answer = await waiting;
    expect([answer.status, (await errorOf(answer)).kind]).toEqual([504, 'Ambiguous']);
  });
});

describe('the feed', () => {
  test('is streamed as NDJSON, line by line', async () => {
    const { ask } = bench();
    const answer = await ask('/api/feed/product?limit=10');
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = (await answer.text()).trimEnd().split('\n');
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object))).toEqual([['upsert'], ['page']]);
  });

  test('lines from a platform that speaks the contract pass as the bytes they are, wherever they are cut', async () => {
    const { ask, levers } = bench();
    const bytes = Buffer.from('{"upsert":{"sourceId":"Ü"}}\nno line at all\n');
    levers.page = [bytes.subarray(0, 24), bytes.subarray(24)].map((part) => ({
      kind: 'lines',
      bytes: new Uint8Array(part),
    }));
    expect(Buffer.from(await (await ask('/api/feed/product')).arrayBuffer())).toEqual(bytes);
    levers.page = [row('a'), { kind: 'lines', bytes: new Uint8Array(bytes) }, pageEnd];
    const kinds = (await (await ask('/api/feed/product')).text()).trimEnd().split('\n');
    expect(kinds.map((line) => line.slice(0, 7))).toEqual(['{"upser', '{"upser', 'no line', '{"page"']);
  });

  test('RP1 a page that fails on the way has no last line', async () => {
    const { ask, levers } = bench();
    levers.page = [row('a'), { kind: 'failed', error: transient }];
    expect(await (await ask('/api/feed/product')).text()).not.toMatch(/"page"/);
  });

  test('an error before the first line is a status', async () => {
    const { ask, levers, seen } = bench();
    levers.page = [{ kind: 'failed', error: { kind: 'CursorTooOld', message: 'old' } }];
    const answer = await ask('/api/feed/product?cursor=c');
    expect([answer.status, (await errorOf(answer)).kind]).toEqual([410, 'CursorTooOld']);
    expect(seen.failed).toEqual(['CursorTooOld']);
  });

  test('no page is larger than the platform makes them', async () => {
    const { ask, seen } = bench();
    await ask('/api/feed/product?limit=100000');
    await ask('/api/feed/product?limit=7');
    expect(seen.limits).toEqual([50, 7]);
  });

  test.each(['/api/feed/secrets', '/api/feed/product?limit=0', '/api/feed/product?limit=x', '/api/feed/%E0'])(
    '%s is not asked of the platform',
    async (path) => {
      const { ask, seen } = bench();
      expect((await ask(path)).status).toBe(400);
      expect(seen.limits).toEqual([]);
    },
  );

  test('nothing is read ahead of the window, and its leaving ends the page at the platform', async () => {
    const { ask, levers } = bench();
    let given = 0;
    let ended = false;
    levers.page = (async function* endless(): AsyncGenerator<FeedEvent> {
      try {
        for (;;) yield row(`${++given} ${'x'.repeat(1_000)}`);
      } finally {
        ended = true;
      }
    })();
    const reader = (await ask('/api/feed/product')).body?.getReader();
    await reader?.read();
    expect(given).toBeLessThan(400);
    await reader?.cancel();
    expect(ended).toBe(true);
  });

  test('CN8 a page that stalls is given up, without its last line', async () => {
    const { ask, levers, clock } = bench();
    levers.page = (async function* stalled(): AsyncGenerator<FeedEvent> {
      yield row('a');
      await new Promise(() => {});
    })();
    const answer = await ask('/api/feed/product', { headers: { 'x-deadline-ms': '900' } });
    const text = answer.text();
    clock.advance(900);
    expect(await text).toBe('');
  });
});

describe('everything else', () => {
  test('the status is what is known, not what is hoped', async () => {
    const { ask, levers, clock } = bench();
    levers.connection = { state: 'away', since: 5, reason: 'unreachable' };
    expect(await (await ask('/api/status')).json()).toEqual({
      ...{ connection: levers.connection, waiting: 3, asking: 2, needsHuman: 1 },
      sending: { state: 'paused', since: 5 },
      keptBy: 'keychain',
      notices: [],
      now: clock.now(),
    });
  });

  test('OB51 a window can have told what only a window finds out, and nothing else', async () => {
    const { ask, seen } = bench();
    const post = (path: string, body: unknown) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('/api/notices', { what: 'window-lost', count: 3 })).status).toBe(200);
    const bad = [{ what: 'vault-weak', count: 1 }, { what: 'window-lost', count: 0 }, { what: 'Ada', count: 1 }, {}];
    for (const body of bad) expect((await post('/api/notices', body)).status).toBe(400);
    expect((await post('/api/notices', 'x'.repeat(2_000_000))).status).toBe(413);
    expect(seen.told).toEqual(['window-lost 3']);
  });

  test('while the platform is away nothing is asked of it, and orders are taken all the same', async () => {
    const { ask, post, levers, seen } = bench();
    levers.connection = { state: 'away', since: 5, reason: 'unreachable' };
    const paths = ['/api/feed/product', '/api/stock?variant=v', '/media/m'];
    const answers = await Promise.all(paths.map((path) => ask(path)));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(seen.limits).toEqual([]);
    expect((await post(anOrder)).status).toBe(201);
  });

  test('a platform that speaks a newer contract is told from one that is away', async () => {
    const { ask, levers } = bench();
    levers.connection = { state: 'away', since: 5, reason: 'failing' };
    levers.problem = { kind: 'Unsupported', message: 'version 9' };
    expect((await ask('/api/feed/product')).status).toBe(501);
  });

  test('FR18 what was counted is told to who gathers figures', async () => {
    const { ask } = bench();
    expect(await (await ask('/api/metrics')).text()).toContain('endcap_stock_shown_total');
  });

  test('FR9 the host says what time it knows', async () => {
    expect(await (await bench().ask('/api/clock')).json()).toEqual({ boot: 'b', upMs: 5, wall: 7 });
  });

  test('FR14 while the store is away nobody asks it for stock', async () => {
    const { ask, levers } = bench();
    let asked = 0;
    levers.stock = async () => {
      asked++;
      return succeed({ stock: [], serverTime: 1 });
    };
    levers.connection = { state: 'away', since: 5, reason: 'unreachable' };
    expect((await ask('/api/stock?variant=v')).status).toBe(503);
    expect(asked).toBe(0);
  });

  test('live stock and its errors', async () => {
    const { ask, levers, seen, clock } = bench();
    expect(await (await ask('/api/stock?variant=v')).json()).toEqual({ stock: [], serverTime: 1 });
    levers.stock = async () => fail({ kind: 'RateLimited', message: '', retryAfterMs: 1_200 });
    const limited = await ask('/api/stock?variant=v');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
    clock.advance(1_000);
    levers.stock = async () => fail({ kind: 'Auth', message: '' });
    expect((await ask('/api/stock?variant=v')).status).toBe(502);
    expect((await ask('/api/stock')).status).toBe(400);
    expect(seen).toMatchObject({ answered: 1, failed: ['RateLimited', 'Auth'] });
  });

  test('a picture may be kept for ever, and may do nothing when opened as a page', async () => {
    const { ask, levers } = bench();
    const body = new Response('<svg/>').body;
    if (body === null) throw new Error('no body');
    levers.picture = async () => succeed({ contentType: 'image/svg+xml', body });
    const answer = await ask('/media/jacket%2Dred');
    expect(answer.headers.get('cache-control')).toMatch(/immutable/);
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(await answer.text()).toBe('<svg/>');
    expect((await ask('/media/%E0%A4%A')).status).toBe(400);
    expect((await ask('/media/..%2Fapi')).status).toBe(400);
  });

  test('CN8 a platform that never answers does not keep the window waiting', async () => {
    const { ask, levers, clock } = bench();
    levers.stock = () => new Promise(() => {});
    const waiting = ask('/api/stock?variant=v', { headers: { 'x-deadline-ms': '250' } });
    await clock.waitedFor(250);
    clock.advance(250);
    const answer = await waiting;
    expect([answer.status, (await errorOf(answer)).kind]).toEqual([504, 'Transient']);
  });

  test('a long poll waits no longer than a minute, and asks in numbers', async () => {
    const { ask, seen } = bench();
    await ask('/api/orders?after=3&wait=20000');
    await ask('/api/orders?after=3&wait=99999999');
    expect(seen.waits).toEqual([20_000, 60_000]);
    expect((await ask('/api/orders?after=-1')).status).toBe(400);
  });

  test('a bug behind a route is a 500 without its words', async () => {
    const { ask, levers } = bench();
    levers.stock = async () => {
      throw new Error('Ada Lovelace');
    };
    const answer = await ask('/api/stock?variant=v');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toMatch(/Ada/);
  });

  test('OB32 the end of a visit is passed on', async () => {
    const { ask, seen } = bench();
    expect((await ask('/api/visit/ended', { method: 'POST' })).status).toBe(200);
    expect(seen.visitsEnded).toBe(1);
  });

  test('unknown addresses and methods', async () => {
    const { ask } = bench();
    expect((await ask('/api/nothing')).status).toBe(404);
    expect((await ask('/api/feed/a/b')).status).toBe(404);
    const wrong = await ask('/api/status', { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await ask('/api/orders', { method: 'PUT' })).headers.get('allow')).toBe('GET, POST');
    expect(await (await ask('/api/settings')).json()).toEqual({ store: { name: 'Shop' } });
  });
});

describe('who answers too late, or not at all, is hung up on', () => {
  test('RP1 a page that failed at its first line is left', async () => {
    const { ask, levers } = bench();
    let left = false;
    levers.page = (async function* page(): AsyncGenerator<FeedEvent> {
      try {
        yield { kind: 'failed', error: transient };
      } finally {
        left = true;
      }
    })();
    expect((await ask('/api/feed/product')).status).toBe(503);
    expect(left).toBe(true);
  });

  test('CN8 a picture that comes after the deadline is cancelled', async () => {
    const { ask, levers, clock } = bench();
    let come = (_: Result<Picture, CommerceError>): void => {};
    levers.picture = () =>
      new Promise((resolve) => {
        come = resolve;
      });
    const asking = ask('/media/m', { headers: { 'x-deadline-ms': '200' } });
    await clock.waitedFor(200);
    clock.advance(200);
    expect((await asking).status).toBe(504);
    const cancelled = new Promise<void>((cancel) => {
      come(succeed({ contentType: 'image/png', body: new ReadableStream({ cancel: () => cancel() }) }));
    });
    await cancelled;
  });
});
