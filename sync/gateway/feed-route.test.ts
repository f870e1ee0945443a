import { describe, expect, test } from 'vitest';
import type { CatalogPort, FeedEvent } from '../contract/commerce-port.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { fail, succeed } from '../kernel/result.ts';
import { checksums, type FeedParts, ids, partition } from './feed-route.ts';

const end: FeedEvent = { kind: 'page', page: { next: 'n', complete: true, epoch: 'e', serverTime: 1 } };

/** A platform that notes what it is asked; `offers` says what it can do. */
function bench(offers: Partial<CatalogPort> = {}) {
  const asked: unknown[][] = [];
  const heard: string[] = [];
  async function* page(event: FeedEvent, ...question: unknown[]): AsyncGenerator<FeedEvent> {
    asked.push(question);
    yield event;
    yield end;
  }
  const parts: FeedParts = {
    catalog: {
      info: async () => fail({ kind: 'Transient', message: 'no' }),
      changes: (...question) => page(end, ...question),
      stockNow: async () => fail({ kind: 'Transient', message: 'no' }),
      ids: (...question) => page({ kind: 'id', sourceId: 'p-1' }, ...question),
      partition: (...question) => page({ kind: 'upsert', row: { sourceId: 'p-1' } }, ...question),
      async checksums(...question) {
        asked.push(question);
        return succeed({ partitions: [7, 8], rows: 2, cursor: 'c' });
      },
      ...offers,
    },
    store: {
      connection: () => ({ state: 'unknown' }),
      info: () => ({ capabilities: { maxPage: 50 } }) as never,
      problem: () => null,
      answered: () => void heard.push('answered'),
      failed: ({ kind }) => void heard.push(kind),
    },
    clock: scriptedClock(),
  };
  const call = (query: string, ...open: string[]) => ({
    ...{ request: new Request('https://kiosk.localhost/'), query: new URLSearchParams(query) },
    ...{ open, deadlineMs: 1_000 },
  });
  return { parts, call, asked, heard };
}

describe('comparing with the platform', () => {
  test('the ids of all rows come as lines, a page no larger than the platform makes them', async () => {
    const { parts, call, asked } = bench();
    const answer = await ids(parts, call('limit=1000&after=a', 'stock'));
    const lines = (await answer.text())
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toEqual([{ id: 'p-1' }, { page: expect.any(Object) }]);
    expect(asked).toEqual([['stock', 'a', 50]]);
  });

  test('checksums and the rows of a partition are those that were asked for', async () => {
    const { parts, call, asked, heard } = bench();
    expect(await (await checksums(parts, call('partitions=2', 'price'))).json()).toMatchObject({ partitions: [7, 8] });
    expect(await (await partition(parts, call('partitions=2', 'price', '1'))).text()).toMatch(/"upsert".*\n.*"page"/);
    expect(asked).toEqual([
      ['price', 2],
      ['price', 1, 2],
    ]);
    expect(heard).toEqual(['answered', 'answered']);
  });

  test('a platform that changed meanwhile, or offers no such thing, says so', async () => {
    const stale = bench({ checksums: async () => fail({ kind: 'Stale', message: 'again' }) });
    expect((await checksums(stale.parts, stale.call('partitions=2', 'price'))).status).toBe(409);
    expect(stale.heard).toEqual(['Stale']);
    const { parts, call } = bench();
    const { ids: _, checksums: __, partition: ___, ...catalog } = parts.catalog;
    const poor = { ...parts, catalog };
    expect((await ids(poor, call('', 'stock'))).status).toBe(501);
    expect((await checksums(poor, call('partitions=2', 'stock'))).status).toBe(501);
    expect((await partition(poor, call('partitions=2', 'stock', '0'))).status).toBe(501);
  });

  test('what makes no sense is not asked of the platform', async () => {
    const { parts, call, asked } = bench();
    const answers = await Promise.all([
      ids(parts, call('limit=0', 'stock')),
      ids(parts, call('', 'secrets')),
      checksums(parts, call('', 'stock')),
      checksums(parts, call('partitions=5000', 'stock')),
      checksums(parts, call('partitions=2', 'location')),
      partition(parts, call('partitions=2', 'stock', '2')),
      partition(parts, call('partitions=2', 'stock', 'x')),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400, 400]);
    expect(asked).toEqual([]);
  });
});
