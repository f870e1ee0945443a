import { MessageChannel } from 'node:worker_threads';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answerLine } from '../../electron/relay/answer-line.ts';
import { officeLine } from '../../sync/worker/office-line.ts';

const origin = 'https://kiosk.localhost';
const signal = new AbortController().signal;
const post = { method: 'POST', body: '{"a":"ü"}', headers: { 'x-deadline-ms': '5' }, signal };

/** A line to an office that answers so, and what went by fetch instead. */
function lineTo(handle: (request: Request) => Promise<Response>) {
  const fetched: string[] = [];
  const line = officeLine(async (path) => {
    fetched.push(path);
    return new Response('by fetch');
  });
  const open = () => {
    const { port1, port2 } = new MessageChannel();
    onTestFinished(() => port1.close());
    const posted = (message: unknown) => port2.postMessage(message);
    const on = (_: 'message', listener: (event: { readonly data: unknown }) => void) =>
      void port2.on('message', (data: unknown) => listener({ data }));
    answerLine({ postMessage: posted, on }, origin, handle);
    line.use(port1 as unknown as MessagePort);
  };
  return { line, fetched, open };
}

describe('a line of its own to the back office', () => {
  test('OB13 question and answer are what fetch would have carried', async () => {
    const { line, fetched, open } = lineTo(async (request) =>
      Response.json(
        { url: request.url, body: await request.text(), deadline: request.headers.get('x-deadline-ms') },
        { status: 201 },
      ),
    );
    open();
    const answer = await line.ask('/api/orders', post);
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ url: `${origin}/api/orders`, body: post.body, deadline: '5' });
    expect(fetched).toEqual([]);
  });

  test('OB13 without a line, and after its office has gone, it goes by fetch; what waited hears at once that nobody knows', async () => {
    const { line, fetched, open } = lineTo(() => new Promise(() => {}));
    await line.ask('/api/status', { headers: {}, signal });
    open();
    const waiting = line.ask('/api/orders', post);
    line.use(null);
    await expect(waiting).rejects.toThrow('went away');
    await line.ask('/api/orders', post);
    expect(fetched).toEqual(['/api/status', '/api/orders']);
  });

  test('OB13 a new line takes the place of the old one, and what waited on that is given up', async () => {
    let answers = 0;
    const { line, open } = lineTo(() => (++answers === 1 ? new Promise(() => {}) : Promise.resolve(new Response('2'))));
    open();
    const waiting = line.ask('/api/orders', post);
    open();
    await expect(waiting).rejects.toThrow('went away');
    expect(await (await line.ask('/api/orders', post)).text()).toBe('2');
  });

  test('a deadline ends the wait; an office that throws answers "not now"', async () => {
    const { line, open } = lineTo(() => Promise.reject(new Error('a bug')));
    open();
    expect((await line.ask('/api/orders', post)).status).toBe(503);
    const late = lineTo(() => new Promise(() => {}));
    late.open();
    const control = new AbortController();
    const waiting = late.line.ask('/api/orders', { ...post, signal: control.signal });
    control.abort();
    await expect(waiting).rejects.toThrow('Given up');
  });
});
