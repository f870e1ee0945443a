import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../../test/harness/scripted-clock.ts';
import { relayFromShell } from './relay-from-shell.ts';
import { chunksInFlight, type FromOffice, type RelayPort, type ToOffice } from './relay-messages.ts';
import { relayToOffice } from './relay-to-office.main.ts';

const open: MessagePort[] = [];
afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

/** Node's ports hand over the data, Electron's an event around it. */
function electronLike(port: MessagePort): RelayPort {
  open.push(port);
  return {
    postMessage: (message) => port.postMessage(message),
    on: (event, listener) => void port.on(event, (data: unknown) => listener({ data })),
  };
}

function relay(handle: (request: Request) => Promise<Response>) {
  const { port1, port2 } = new MessageChannel();
  relayFromShell(electronLike(port2), handle);
  return relayToOffice(electronLike(port1));
}

describe('carrying a request to the back office', () => {
  test('method, path, headers and body arrive, and the answer comes back', async () => {
    const { send } = relay(async (request) => {
      const { pathname } = new URL(request.url);
      return Response.json(
        { method: request.method, pathname, body: await request.text() },
        { status: 201, headers: { 'x-seen': request.headers.get('x-test') ?? '' } },
      );
    });
    const answer = await send(
      new Request('https://kiosk.localhost/api/orders', {
        method: 'POST',
        body: 'hello',
        headers: { 'x-test': 'yes' },
      }),
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-seen')).toBe('yes');
    expect(await answer.json()).toEqual({ method: 'POST', pathname: '/api/orders', body: 'hello' });
  });

  test('a body of several megabytes comes through whole and in order', async () => {
    const bytes = Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 31) % 251);
    const { send } = relay(async () => new Response(bytes));
    expect(new Uint8Array(await (await send(new Request('https://k.localhost/'))).arrayBuffer())).toEqual(bytes);
  });

  test('a view into a large buffer takes only itself along', async () => {
    const posted: FromOffice[] = [];
    let ask = (_: { readonly data: unknown }): void => {};
    const port: RelayPort = {
      postMessage: (message) => void posted.push(message as FromOffice),
      on: (_, listener) => {
        ask = listener;
      },
    };
    const large = new Uint8Array(1_000_000);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(large.subarray(10, 20));
        controller.enqueue(large);
        controller.close();
      },
    });
    relayFromShell(port, async () => new Response(body));
    ask({ data: { kind: 'request', id: 1, method: 'GET', url: 'https://k.localhost/', headers: [], body: null } });
    await eventually('the answer is out', () => posted.at(-1)?.kind === 'end');
    const carried = posted.flatMap((message) => (message.kind === 'chunk' ? [message.bytes] : []));
    expect(carried.map(({ buffer }) => buffer.byteLength)).toEqual([10, 524_288, 475_712]);
  });

  test('credits are granted several at a time', async () => {
    const { port1, port2 } = new MessageChannel();
    const office = electronLike(port2);
    let grants = 0;
    port2.on('message', ({ kind }: ToOffice) => {
      if (kind === 'credit') grants++;
    });
    const chunks = 40;
    let made = 0;
    const body = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => (made++ < chunks ? controller.enqueue(new Uint8Array(1)) : controller.close()),
      });
    relayFromShell(office, async () => new Response(body()));
    const answer = await relayToOffice(electronLike(port1)).send(new Request('https://k.localhost/'));
    expect((await answer.arrayBuffer()).byteLength).toBe(chunks);
    expect(grants).toBeGreaterThan(0);
    expect(grants).toBeLessThanOrEqual(chunks / 4);
  });

  test('a reader that does not read stops the source after the chunks in flight', async () => {
    let made = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>(
        { pull: (controller) => controller.enqueue(new Uint8Array([made++ % 256])) },
        { highWaterMark: 0 },
      );
    const { send } = relay(async () => new Response(endless()));
    const answer = await send(new Request('https://k.localhost/'));
    await eventually('the credits are used up', () => made > chunksInFlight);
    const settledAt = made;
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBe(settledAt);
    expect(made).toBeLessThanOrEqual(chunksInFlight + 2);
    await answer.body?.cancel();
  });

  test('a cancelled body cancels the source', async () => {
    let cancelled = false;
    const source = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => {
        cancelled = true;
      },
    });
    const { send } = relay(async () => new Response(source));
    const reader = (await send(new Request('https://k.localhost/'))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await eventually('the source hears of it', () => cancelled);
  });

  test('CN8 a cancelled body cancels a source that says nothing', async () => {
    let cancelled = false;
    const source = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: () => {
        cancelled = true;
      },
    });
    const { send } = relay(async () => new Response(source));
    const reader = (await send(new Request('https://k.localhost/'))).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await eventually('the source hears of it', () => cancelled);
  });

  test('CN8 an answer that comes after its deadline is cancelled', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answer = (_: Response): void => {};
    const asked = new Promise<Response>((resolve) => {
      answer = resolve;
    });
    const waiting = relay(() => asked).send(new Request('https://k.localhost/', { headers: { 'x-deadline-ms': '1' } }));
    await eventually('the deadline is set', () => vi.getTimerCount() === 1);
    vi.advanceTimersByTime(2_001);
    vi.useRealTimers();
    expect((await waiting).status).toBe(503);
    let cancelled = false;
    answer(
      new Response(
        new ReadableStream({
          cancel: () => {
            cancelled = true;
          },
        }),
      ),
    );
    await eventually('the source hears of it', () => cancelled);
  });

  test('an office that dies is heard of at once: "not now" for who waits, a broken body for who reads', async () => {
    const relayed = relay(() => new Promise(() => {}));
    const waiting = relayed.send(new Request('https://k.localhost/api/status'));
    await new Promise((resolve) => setImmediate(resolve));
    relayed.close();
    expect((await waiting).status).toBe(503);
  });

  test('an office that throws answers "not now"', async () => {
    const { send } = relay(() => Promise.reject(new Error('bug')));
    expect((await send(new Request('https://k.localhost/'))).status).toBe(503);
  });
});
