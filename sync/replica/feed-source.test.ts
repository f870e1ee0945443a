import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '../contract/commerce-port.ts';
import { officeFeed } from './feed-source.ts';
import { readPage } from './read-page.ts';
import { stockRow } from './sample-rows.fixture.ts';

const end = { page: { next: 'c1', complete: true, epoch: 'e', serverTime: 1 } };
const lines = (...values: unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const question = { resource: 'stock', cursor: null, limit: 10 } as const;

/** Answers with this body, in pieces of so many bytes. */
function office(body: string, options: { status?: number; pieces?: number; breaks?: boolean } = {}) {
  const { status = 200, pieces = 7, breaks = false } = options;
  const asked: { path: string; headers: Headers }[] = [];
  const bytes = new TextEncoder().encode(body);
  let sent = 0;
  const stream = new ReadableStream({
    pull(controller) {
      if (sent < bytes.length) controller.enqueue(bytes.slice(sent, (sent += pieces)));
      else if (breaks) controller.error(new TypeError('cut'));
      else controller.close();
    },
  });
  const send = async (path: unknown, init?: RequestInit) => {
    asked.push({ path: String(path), headers: new Headers(init?.headers) });
    return new Response(stream, { status });
  };
  return { source: officeFeed(send), asked };
}

async function eventsOf(source: ReturnType<typeof office>['source']): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  for await (const some of source.page(question)) events.push(...some);
  return events;
}

describe('the feed of the back office', () => {
  test('asks for one page, and says how long it will wait', async () => {
    const { source, asked } = office(lines(end));
    await eventsOf({ page: () => source.page({ resource: 'product', cursor: 'a/b=', limit: 5 }) });
    expect(asked[0]?.path).toBe('/api/feed/product?limit=5&cursor=a%2Fb%3D');
    expect(Number(asked[0]?.headers.get('x-deadline-ms'))).toBeGreaterThan(0);
  });

  test('rows, tombstones and the end come in order, however the bytes were cut', async () => {
    const row = { sourceId: 'v', name: 'سترة' };
    const { source } = office(lines({ upsert: row }, { tombstone: { sourceId: 'w', deletedAt: 2 } }, end), {
      pieces: 3,
    });
    expect(await eventsOf(source)).toEqual([
      { kind: 'upsert', row },
      { kind: 'tombstone', tombstone: { sourceId: 'w', deletedAt: 2 } },
      { kind: 'page', page: end.page },
    ]);
  });

  test.each([
    ['a stream that ends early', { breaks: false }],
    ['a stream that breaks', { breaks: true }],
  ])('RP1 %s is a page that was cut', async (_, options) => {
    const whole = lines({ upsert: stockRow('v', 'l', 1) }, end);
    const { source } = office(whole.slice(0, -3), options);
    expect(await readPage(source, question)).toEqual({ kind: 'cut' });
  });

  test('RP4 FR6 a row that breaks its schema is counted and takes away the figure it replaced; the rest of the page counts', async () => {
    const { source } = office(lines({ upsert: stockRow('v', 'l', 1.5) }, { upsert: stockRow('w', 'l', 2) }, end));
    const read = await readPage(source, question);
    expect(read).toMatchObject({
      kind: 'whole',
      page: { quarantined: 1, changes: [{ kind: 'gone', id: 'v@l' }, { row: { variant: 'w' } }] },
    });
  });

  test('RP4 a hostile text of a megabyte is one broken row', async () => {
    const { source } = office(lines({ upsert: { ...stockRow('v', 'l', 1), sourceId: 'x'.repeat(1_000_000) } }, end), {
      pieces: 65_536,
    });
    expect(await readPage(source, question)).toMatchObject({ kind: 'whole', page: { quarantined: 1, changes: [] } });
  });

  test('a row that says it is deleted is a tombstone', async () => {
    const { source } = office(lines({ upsert: stockRow('v', 'l', 1, { deleted: true }) }, end));
    expect(await readPage(source, question)).toMatchObject({ page: { changes: [{ kind: 'gone', id: 'v@l' }] } });
  });

  test.each([
    ['no JSON', '<html>\n'],
    ['neither row nor end', '{"hello":1}\n'],
    ['a broken tombstone', '{"tombstone":{"sourceId":""}}\n'],
    ['no object', '17\n'],
  ])('RP9 a line that is %s makes the answer unreadable', async (_, body) => {
    expect(await readPage(office(body).source, question)).toMatchObject({ kind: 'failed', error: { kind: 'Invalid' } });
  });

  test.each([
    [410, '{"error":{"kind":"CursorTooOld","message":"old"}}', 'CursorTooOld'],
    [410, 'gone', 'CursorTooOld'],
    [429, '{"error":{"kind":"RateLimited","message":"slow","retryAfterMs":2000}}', 'RateLimited'],
    [501, '{"error":{"kind":"Unsupported","message":"newer"}}', 'Unsupported'],
    [503, 'busy', 'Transient'],
  ])('RP9 the answer %i %s is %s', async (status, body, kind) => {
    expect(await readPage(office(body, { status }).source, question)).toMatchObject({
      kind: 'failed',
      error: { kind },
    });
  });

  test('RP9 an office that cannot be reached is away', async () => {
    const source = officeFeed(async () => Promise.reject(new TypeError('refused')));
    expect(await readPage(source, question)).toMatchObject({ kind: 'failed', error: { kind: 'Transient' } });
  });
});
