import { expect, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { NotSent } from '../kernel/network.ts';
import { requestWindow } from '../kernel/request-window.ts';
import { demoConnector } from './demo/demo-connector.ts';
import { pacedNetwork } from './paced-network.ts';

const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

test('OB29 tokens, pages, pictures, look-ups and probes all take a turn of the same window', async () => {
  const clock = scriptedClock();
  const asked: { at: number; path: string }[] = [];
  const network = async ({ url }: Request) => {
    const path = url.slice('https://store/v1/'.length).split('?')[0] ?? '';
    asked.push({ at: clock.monotonic(), path });
    return path === 'token' ? Response.json({ token: 't', expiresAt: 1 }) : new Response('', { status: 401 });
  };
  const paced = pacedNetwork(
    network,
    requestWindow(clock, () => 2),
  );
  const store = demoConnector({ url: 'https://store', client: 'k', secret: 's', network: paced, clock });
  void store.catalog.info();
  void store.picture('m');
  void store.orders.lookup({ intent: 'i' });
  for (let ms = 0; ms < 8_000; ms += 100) {
    await turnOfTheLoop();
    clock.advance(100);
  }
  // Each is refused once, gets a new token and is asked again.
  expect(new Set(asked.map(({ path }) => path))).toEqual(new Set(['token', 'info', 'media/m', 'orders/lookup']));
  expect(asked.length).toBeGreaterThanOrEqual(8);
  for (const { at } of asked)
    expect(asked.filter((other) => other.at >= at && other.at < at + 1_000).length).toBeLessThanOrEqual(2);
});

test('OB5 a request that was given up before its turn was certainly not sent', async () => {
  const window = requestWindow(scriptedClock(), () => 1);
  await window.turn();
  const control = new AbortController();
  const sent = pacedNetwork(
    async () => new Response(),
    window,
  )(new Request('https://store/', { signal: control.signal }));
  control.abort();
  await expect(sent).rejects.toBeInstanceOf(NotSent);
});
