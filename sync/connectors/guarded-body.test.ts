import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { nodeNetwork } from '../office/node-network.ts';
import { demoConnector } from './demo/demo-connector.ts';

/** A platform that sends the beginning of a picture and then nothing more. */
async function silentPicture() {
  let hungUp = () => {};
  const gone = new Promise<void>((resolve) => {
    hungUp = resolve;
  });
  const server = createServer((request, response) => {
    if (request.url === '/v1/token') return void response.end('{"token":"t","expiresAt":1}');
    response.once('close', hungUp);
    response.writeHead(200, { 'content-type': 'image/png' }).write('PNG');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const clock = scriptedClock();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const picture = await demoConnector({ url, client: 'k', secret: 's', network: nodeNetwork, clock }).picture('m');
  if (!picture.ok) throw new Error(picture.problem.message);
  const reader = picture.value.body.getReader();
  expect((await reader.read()).value).toHaveLength(3);
  return { clock, reader, gone };
}

test('CN8 a picture that falls silent is given up', async () => {
  const { clock, reader, gone } = await silentPicture();
  const rest = reader.read().catch(String);
  await clock.waitedFor(15_000);
  clock.advance(15_000);
  expect(await rest).toMatch(/timeout/);
  await gone;
});

test('CN8 who cancels a picture that is silent hangs up at once', async () => {
  const { reader, gone } = await silentPicture();
  const rest = reader.read();
  await reader.cancel();
  expect((await rest).done).toBe(true);
  await gone;
});
