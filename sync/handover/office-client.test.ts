import { describe, expect, test } from 'vitest';
import { anOrder } from '../outbox/simulation/bench-kiosk.ts';
import { officeClient } from './office-client.ts';
import { viewOfIntent } from './view-of-intent.ts';

const order = viewOfIntent(anOrder(1), 0);
const error = { kind: 'Invalid', message: 'no' };
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

/** A client whose office gives one answer, and all that was asked. */
function client(answer: () => Response) {
  const asked: { path: string; init: RequestInit }[] = [];
  const send = (async (path: string, init: RequestInit) => {
    asked.push({ path, init });
    return answer();
  }) as typeof fetch;
  return { asked, office: officeClient(send) };
}

const silent = () => {
  throw new TypeError('connection refused');
};

describe('what the back office says to an order', () => {
  test.each([
    [201, { order }, 'accepted'],
    [200, { order }, 'accepted'],
    [500, { order }, 'away'],
    [409, { error }, 'refused'],
    [413, { error }, 'refused'],
    [422, { error }, 'refused'],
    [400, { error }, 'away'],
    [503, { error }, 'away'],
    [201, { something: 'else' }, 'away'],
  ] as const)('OB13 OB15 %i with %o is %s', async (status, body, kind) => {
    const { office } = client(() => json(body, status));
    expect(await office.handOver(anOrder(1), 100)).toMatchObject({ kind });
  });

  test('OB13 no answer, or one that is no JSON, is no answer', async () => {
    expect(await client(silent).office.handOver(anOrder(1), 100)).toEqual({ kind: 'away' });
    const { office } = client(() => new Response('<html>', { status: 201 }));
    expect(await office.handOver(anOrder(1), 100)).toEqual({ kind: 'away' });
  });

  test('OB13 the order goes as it is, with the time there is for it', async () => {
    const { office, asked } = client(() => json({ order }, 201));
    await office.handOver(anOrder(1), 100);
    expect(asked).toMatchObject([
      {
        path: '/api/orders',
        init: { method: 'POST', headers: { 'x-deadline-ms': '100' }, body: JSON.stringify(anOrder(1)) },
      },
    ]);
  });
});

describe('what else is asked', () => {
  const status = {
    connection: { state: 'unknown' },
    sending: { state: 'on' },
    waiting: 0,
    asking: 0,
    needsHuman: 0,
    now: 0,
  };
  const key = { name: '0000000000001', publicKey: 'AAAA' };

  test.each([
    ['changes', { seq: 3, orders: [order] }, (office: ReturnType<typeof officeClient>) => office.changes(2, 0)],
    ['status', status, (office: ReturnType<typeof officeClient>) => office.status()],
    ['a key', key, (office: ReturnType<typeof officeClient>) => office.windowKey([])],
  ] as const)('OB15 %s: only an answer in the form that is known is one', async (_, body, ask) => {
    expect(await ask(client(() => json(body)).office)).toEqual(body);
    expect(await ask(client(() => json(body, 500)).office)).toBeNull();
    expect(await ask(client(() => json({ other: 'form' })).office)).toBeNull();
    expect(await ask(client(silent).office)).toBeNull();
  });

  test('OB22 an answer to a question is taken, refused, or not heard', async () => {
    const yes = { ticket: '234678', says: { to: 'no' } } as const;
    const said = (answer: () => Response) => client(answer).office.answer(order.id, yes);
    expect(await said(() => json({ order }))).toEqual({ kind: 'taken', order });
    expect(await said(() => json({ error }, 409))).toEqual({ kind: 'refused' });
    expect(await said(() => json({ error }, 503))).toEqual({ kind: 'away' });
    expect(await said(() => json({ other: 'form' }))).toEqual({ kind: 'away' });
    expect(await said(silent)).toEqual({ kind: 'away' });
  });

  test('OB51 what only this window knows is said once, heard or not', async () => {
    const { office, asked } = client(silent);
    await office.tell({ what: 'window-lost', count: 2 });
    expect(asked.map(({ path }) => path)).toEqual(['/api/notices']);
  });

  test('that the shopper has gone is said once, heard or not', async () => {
    const { office, asked } = client(silent);
    await office.visitEnded();
    expect(asked.map(({ path }) => path)).toEqual(['/api/visit/ended']);
  });
});
