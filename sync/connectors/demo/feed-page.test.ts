import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FeedEvent } from '../../contract/commerce-port.ts';
import { nodeClock } from '../../office/node-clock.ts';
import { nodeNetwork } from '../../office/node-network.ts';
import { demoConnector } from './demo-connector.ts';

/** A platform that sends what the test says, byte for byte. */
async function storeThatSends(send: (response: ServerResponse, request: IncomingMessage) => void, packed?: boolean) {
  const server = createServer((request, response) => {
    if (request.url === '/v1/token') response.end('{"token":"t","expiresAt":1}');
    else send(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const access = { url, client: 'k', secret: 's', network: nodeNetwork, clock: nodeClock };
  return demoConnector({ ...access, ...(packed !== undefined && { packed }) }).catalog;
}

async function page(body: string | Buffer): Promise<FeedEvent[]> {
  const catalog = await storeThatSends((response) => response.end(body));
  return eventsOf(catalog.changes('product', null, 10));
}

async function eventsOf(answer: AsyncIterable<FeedEvent>): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  for await (const event of answer) events.push(event);
  return events;
}

const bytesOf = (events: readonly FeedEvent[]): Buffer =>
  Buffer.concat(events.flatMap((event) => (event.kind === 'lines' ? [event.bytes] : [])));

const row = '{"upsert":{"sourceId":"p1","title":"Überwurf"}}\n';
const pageLine = '{"page":{"next":"n","complete":true,"epoch":"e","serverTime":1}}\n';

describe('a page on the wire', () => {
  test.each([
    ['rows and their end', row + pageLine],
    ['rows that break their schema', `{"upsert":{"sourceId":"p1","title":7}}\n${pageLine}`],
    ['what is no JSON', `${row}<html>\n${pageLine}`],
    ['what was cut between two rows', row],
  ])('RP4 %s: every byte is passed on as it is, only who keeps it can tell', async (_, body) => {
    const events = await page(body);
    expect(events.map(({ kind }) => kind)).toEqual(['lines']);
    expect(bytesOf(events).toString()).toBe(body);
  });

  test('RP1 an empty body is a page that failed', async () => {
    expect(await page('')).toMatchObject([{ kind: 'failed', error: { kind: 'Transient' } }]);
  });

  test('RP1 a connection that is cut is a page that failed, and nothing follows', async () => {
    const catalog = await storeThatSends((response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write(row, () => response.destroy());
    });
    const events = await eventsOf(catalog.changes('product', null, 10));
    expect(bytesOf(events).toString()).toBe(row);
    expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { kind: 'Transient' } });
  });

  test('comes packed where the way is worth it, and unpacked to who reads it', async () => {
    const asked: (string | undefined)[] = [];
    const send = (response: ServerResponse, request: IncomingMessage) => {
      asked.push(request.headers['accept-encoding']);
      const packed = /gzip/.test(asked.at(-1) ?? '');
      response.writeHead(200, packed ? { 'content-encoding': 'gzip' } : {});
      response.end(packed ? gzipSync(row + pageLine) : row + pageLine);
    };
    for (const packed of [true, undefined]) {
      const catalog = await storeThatSends(send, packed);
      expect(bytesOf(await eventsOf(catalog.changes('product', null, 10))).toString()).toBe(row + pageLine);
    }
    expect(asked).toEqual([expect.stringMatching(/gzip/), 'identity']);
  });

  test('is asked for by resource, limit and cursor, and everywhere by what the shop carries', async () => {
    const asked: string[] = [];
    const network = async ({ url }: Request) => {
      if (url.endsWith('/token')) return Response.json({ token: 't', expiresAt: 1 });
      asked.push(url.slice('https://store/v1/feed/'.length));
      return new Response(pageLine);
    };
    const access = { url: 'https://store', client: 'k', secret: 's', network, clock: nodeClock };
    const { changes, ids, partition, checksums } = demoConnector({ ...access, assortment: 'shoes & more' }).catalog;
    await eventsOf(changes('stock', null, 5));
    await eventsOf(demoConnector(access).catalog.changes('stock', 'c', 5));
    if (ids) await eventsOf(ids('price', 'a', 6));
    if (partition) await eventsOf(partition('price', 3, 8));
    await checksums?.('product', 8);
    expect(asked).toEqual([
      'stock?limit=5&assortment=shoes%20%26%20more',
      'stock?cursor=c&limit=5',
      'price/ids?after=a&limit=6&assortment=shoes%20%26%20more',
      'price/partition/3?partitions=8&assortment=shoes%20%26%20more',
      'product/checksums?partitions=8&assortment=shoes%20%26%20more',
    ]);
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
      expect(event.kind).toBe('lines');
      await full;
      expect(sent).toBeLessThan(20_000_000);
      break;
    }
    await gone;
  });
});
