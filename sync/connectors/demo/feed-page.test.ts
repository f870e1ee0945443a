import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FeedEvent } from '../../contract/commerce-port.ts';
import { nodeClock } from '../../office/node-clock.ts';
import { nodeNetwork } from '../../office/node-network.ts';
import { demoConnector } from './demo-connector.ts';

/** A platform that sends what the test says, byte for byte. */
async function storeThatSends(send: (response: ServerResponse) => void) {
  const server = createServer((request, response) => {
    if (request.url === '/v1/token') response.end('{"token":"t","expiresAt":1}');
    else send(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return demoConnector({ url, client: 'k', secret: 's', network: nodeNetwork, clock: nodeClock }).catalog;
}

async function page(body: string): Promise<FeedEvent[]> {
  const catalog = await storeThatSends((response) => response.end(body));
  const events: FeedEvent[] = [];
  for await (const event of catalog.changes('product', null, 10)) events.push(event);
  return events;
}

const row = '{"upsert":{"sourceId":"p1","title":"Überwurf"}}\n';
const pageLine = '{"page":{"next":"n","complete":true,"epoch":"e","serverTime":1}}\n';

describe('a page on the wire', () => {
  test('FR8 a row is stamped with our clock, whatever the store says the time is', async () => {
    const before = Date.now();
    const [event] = await page(`{"upsert":{"sourceId":"p1","observedAt":99999999999999}}\n${pageLine}`);
    const { observedAt } = event?.kind === 'upsert' ? (event.row as { observedAt: number }) : { observedAt: 0 };
    expect(observedAt).toBeGreaterThanOrEqual(before);
    expect(observedAt).toBeLessThanOrEqual(Date.now());
  });

  test('RP4 a row that breaks its schema is passed on as it is: only who keeps it can tell', async () => {
    const events = await page(`{"upsert":{"sourceId":"p1","title":7}}\n${pageLine}`);
    expect(events.map(({ kind }) => kind)).toEqual(['upsert', 'page']);
  });

  test.each([
    ['cut in a row', row.slice(0, 20)],
    ['cut between rows', row],
    ['cut in the page line', row + pageLine.slice(0, 30)],
    ['with a line that is no JSON', `${row}<html>\n${pageLine}`],
    ['with a line that is no feed line', `${row}{"upsert":{}}\n${pageLine}`],
    ['with an empty body', ''],
  ])('RP1 %s is a page that failed', async (_, body) => {
    const events = await page(body);
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { kind: 'Transient' } });
    expect(events.filter(({ kind }) => kind === 'page')).toEqual([]);
  });

  test('a whole page whose last line has no line break is whole; what follows a page line is not read', async () => {
    expect((await page(row + pageLine.trimEnd())).map(({ kind }) => kind)).toEqual(['upsert', 'page']);
    expect((await page(row + pageLine + row)).map(({ kind }) => kind)).toEqual(['upsert', 'page']);
  });

  test('letters of several bytes survive being torn apart on the way', async () => {
    const bytes = Buffer.from(row + pageLine);
    const catalog = await storeThatSends((response) => {
      response.flushHeaders();
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    const events: FeedEvent[] = [];
    for await (const event of catalog.changes('product', null, 10)) events.push(event);
    expect(events[0]).toMatchObject({ kind: 'upsert', row: { sourceId: 'p1', title: 'Überwurf' } });
  });

  test('nothing is read ahead of who is listening, and leaving hangs up', async () => {
    const line = Buffer.from(`{"upsert":{"sourceId":"p","filling":"${'x'.repeat(10_000)}"}}\n`);
    let sent = 0;
    let hungUp = () => {};
    const gone = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    let stalled = () => {};
    const full = new Promise<void>((resolve) => {
      stalled = resolve;
    });
    const catalog = await storeThatSends((response) => {
      response.once('close', hungUp);
      const more = () => {
        while (sent < 500_000_000 && response.write(line)) sent += line.length;
        // A second in which the socket takes nothing: the way is full to the brim.
        const quiet = setTimeout(stalled, 1_000);
        response.once('drain', () => {
          clearTimeout(quiet);
          more();
        });
      };
      more();
    });
    for await (const event of catalog.changes('product', null, 10)) {
      expect(event.kind).toBe('upsert');
      await full;
      expect(sent).toBeLessThan(20_000_000);
      break;
    }
    await gone;
  });
});
