import { expect, test } from 'vitest';
import { resources, type Resource } from '../../contract/feed.ts';
import { scriptedClock } from '../../demo-store/testing/scripted-clock.ts';
import { cancellationSource } from '../../kernel/clock.ts';
import { demoConnector } from './demo-connector.ts';

/** A store whose stream of events is in the hand of the test. */
function stream() {
  const clock = scriptedClock();
  const levers = { push: (_: string) => {}, end: () => {}, cut: () => {} };
  let hungUp = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      levers.push = (text) => controller.enqueue(new TextEncoder().encode(text));
      levers.end = () => controller.close();
      levers.cut = () => controller.error(new Error('cut'));
    },
  });
  const network = async ({ url, signal }: Request) => {
    if (url.endsWith('/token')) return Response.json({ token: 't', expiresAt: 1 });
    signal.addEventListener('abort', () => {
      hungUp = true;
      levers.cut();
    });
    return new Response(body);
  };
  const { hints } = demoConnector({ url: 'https://store', client: 'k', secret: 's', network, clock }).catalog;
  const closing = cancellationSource();
  const heard: (readonly Resource[])[] = [];
  const ended = hints?.((changed) => heard.push(changed), closing);
  return { clock, levers, closing, heard, ended, hungUp: () => hungUp };
}

const event = (data: string) => `event: changed\ndata: ${data}\n\n`;

test('events are heard wherever the line is cut; comments and events of another kind are not', async () => {
  const { levers, heard, ended } = stream();
  for (const letter of `: here\n\n${event('{"resources":["stock"]}')}event: other\ndata: {}\n\n`) levers.push(letter);
  levers.end();
  expect(await ended).toMatchObject({ kind: 'Transient' });
  expect(heard).toEqual([resources, ['stock']]);
});

test.each(['{"resources":["something new"]}', 'no JSON'])(
  'of a hint that cannot be read (%s) it is known that there is news',
  async (data) => {
    const { levers, heard, ended } = stream();
    levers.push(event(data));
    levers.end();
    await ended;
    expect(heard).toEqual([resources, resources]);
  },
);

test('CN8 a line that says nothing is given up, and hung up on', async () => {
  const { clock, ended, hungUp } = stream();
  await clock.waitedFor(25_000);
  clock.advance(25_000);
  expect(await ended).toMatchObject({ kind: 'Transient' });
  expect(hungUp()).toBe(true);
});

test('an event without an end is not listened to for ever', async () => {
  const { levers, ended, hungUp } = stream();
  levers.push('x'.repeat(70_000));
  await ended;
  expect(hungUp()).toBe(true);
});

test('closing hangs up', async () => {
  const { clock, closing, ended, hungUp } = stream();
  await clock.waitedFor(25_000);
  closing.cancel();
  await ended;
  expect(hungUp()).toBe(true);
});
