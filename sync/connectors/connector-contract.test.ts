import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { FeedEvent } from '../contract/commerce-port.ts';
import { idLineSchema } from '../contract/checksums.ts';
import { feedLineSchema, type Resource, resources } from '../contract/feed.ts';
import { contractVersion } from '../contract/version.ts';
import { intentIdOf, orderIntent, wishIntent } from '../demo-store/testing/test-intents.ts';
import { scriptedClock } from '../demo-store/testing/scripted-clock.ts';
import { testStore } from '../demo-store/testing/test-store.ts';
import { cancellationSource } from '../kernel/clock.ts';
import { nodeNetwork } from '../office/node-network.ts';
import type { Connector } from './connector.ts';
import { demoConnector } from './demo/demo-connector.ts';

/** What a platform does wrong on demand, in words that any of them can be made to understand. */
type Mishap =
  | 'expired-token'
  | 'rate-limited'
  | 'server-error'
  | 'cut-before'
  | 'cut-after'
  | 'created-but-500'
  | 'half-body'
  | 'schema-drift'
  | 'latency';

/** A platform with levers, and a connector to it. */
interface Bench {
  readonly connector: Connector;
  /** Variants that can be bought, each of a product of its own. */
  readonly variants: readonly { readonly id: string; readonly product: string }[];
  go(mishap: Mishap, route: string, next?: number): Promise<void>;
  setPrice(variant: string, minor: number): Promise<void>;
  sellOut(variant: string): Promise<void>;
  rename(product: string, title: string): Promise<void>;
  remove(product: string): Promise<void>;
  forgetThePast(): Promise<void>;
  closeDoor(): Promise<void>;
  ordersOf(intent: string): Promise<number>;
  /** Platforms gather what they hint at for a while. */
  letHintsOut(): Promise<void>;
  /** Resolves when the connector waits for so long; then that time has passed for it. */
  runOut(ms: number): Promise<void>;
}

/** Every connector there is comes through here: one line each. */
const connectors: readonly (readonly [name: string, open: () => Promise<Bench>])[] = [['demo', demoBench]];

async function demoBench(): Promise<Bench> {
  const store = await testStore();
  const clock = scriptedClock();
  const access = { url: store.url(), client: 'kiosk', secret: 's', network: nodeNetwork, clock };
  const connector = demoConnector({ ...access, packed: true });
  const page = await rows(connector, 'product', 100);
  const set = (path: string, body: unknown) => store.control(path, { method: 'PUT', body }).then(() => undefined);
  return {
    connector,
    variants: page.upserts.map((row) => ({ id: row.variants[0]?.id ?? '', product: row.sourceId })),
    go: (kind, route, next = 1) =>
      store.setFault({ kind, on: true, route, next, ...(kind === 'latency' && { ms: 1 }) }),
    setPrice: (variant, minor) => set(`/control/prices/${variant}`, { minor }),
    async sellOut(variant) {
      for (const location of ['loc-1', 'loc-2', 'loc-3', 'loc-4', 'loc-5']) {
        await set('/control/stock', { variant, location, available: 0, shelf: 0 });
      }
    },
    rename: (product, title) => set(`/control/products/${product}`, { title: { en: title } }),
    remove: (product) => store.control(`/control/products/${product}`, { method: 'DELETE' }).then(() => undefined),
    forgetThePast: () => store.control('/control/forget', { method: 'POST', body: {} }).then(() => undefined),
    closeDoor: () => set('/control/closed', { closed: true }),
    async ordersOf(intent) {
      const { orders } = (await (await store.control('/control/orders')).json()) as { orders: LedgerEntry[] };
      return orders.filter(({ status }) => status.intent === intent).length;
    },
    async letHintsOut() {
      await store.clock.waitedFor(250);
      store.clock.advance(250);
    },
    async runOut(ms) {
      await clock.waitedFor(ms);
      clock.advance(ms);
    },
  };
}

interface LedgerEntry {
  readonly status: { readonly intent: string };
}

interface ProductRow {
  readonly sourceId: string;
  readonly title: Readonly<Record<string, string>>;
  readonly variants: readonly { readonly id: string }[];
}

/** A page as its reader understands it, whether the connector reads it too or passes the platform's own lines on. */
async function eventsOf(page: AsyncIterable<FeedEvent>): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  const lines: Uint8Array[] = [];
  for await (const event of page) {
    if (event.kind === 'lines') lines.push(event.bytes);
    else events.push(event);
  }
  return [...readLines(Buffer.concat(lines).toString()), ...events];
}

/** What stands behind the last line break was cut. */
const readLines = (text: string): FeedEvent[] =>
  text
    .split('\n')
    .slice(0, -1)
    .flatMap((line): FeedEvent[] => {
      const said = v.parse(v.union([feedLineSchema, idLineSchema]), JSON.parse(line));
      if ('id' in said) return [{ kind: 'id', sourceId: said.id }];
      if ('upsert' in said) return [{ kind: 'upsert', row: said.upsert }];
      if ('tombstone' in said) return [{ kind: 'tombstone', tombstone: said.tombstone }];
      return 'page' in said ? [{ kind: 'page', page: said.page }] : [];
    });

/** Follows the feed to its end, page by page. */
async function rows({ catalog }: Connector, resource: Resource, limit: number, from: string | null = null) {
  const upserts: ProductRow[] = [];
  const tombstones: string[] = [];
  let cursor = from;
  for (;;) {
    const events = await eventsOf(catalog.changes(resource, cursor, limit));
    for (const event of events) {
      if (event.kind === 'upsert') upserts.push(event.row as ProductRow);
      if (event.kind === 'tombstone') tombstones.push(event.tombstone.sourceId);
    }
    const last = events.at(-1);
    if (last?.kind !== 'page') throw new Error(`The feed ended in ${JSON.stringify(last)}`);
    cursor = last.page.next;
    if (last.page.complete) return { upserts, tombstones, cursor };
  }
}

async function allIds(ids: NonNullable<Connector['catalog']['ids']>, limit: number): Promise<string[]> {
  const all: string[] = [];
  for (let after: string | null = null; ;) {
    const events = await eventsOf(ids('product', after, limit));
    for (const event of events) if (event.kind === 'id') all.push(event.sourceId);
    const last = events.at(-1);
    if (last?.kind !== 'page') throw new Error(`The list ended in ${JSON.stringify(last)}`);
    if (last.page.complete) return all;
    after = last.page.next;
  }
}

async function prepared({ connector, variants }: Bench, number = 1) {
  const intent = orderIntent(number, { variant: variants[0]?.id ?? '' });
  const container = await connector.orders.prepare(intent);
  if (!container.ok) throw new Error(container.problem.message);
  const quote = await connector.orders.quote(container.value.id);
  if (!quote.ok) throw new Error(quote.problem.message);
  const commit = () =>
    connector.orders.commit(container.value.id, { intentId: intent.id, expectedTotal: quote.value.total });
  return { intent, container: container.value.id, total: quote.value.total, commit };
}

describe.each(connectors)('the contract, kept by the connector "%s"', (_, open) => {
  test('says what its platform can do, and is understood', async () => {
    const { connector } = await open();
    expect(await connector.catalog.info()).toMatchObject({ ok: true, value: { contract: contractVersion } });
  });

  test('CN5 the same intent prepared twice is one container, committed twice one order', async () => {
    const bench = await open();
    const first = await prepared(bench);
    const second = await prepared(bench);
    expect(second.container).toBe(first.container);
    const outcomes = [await first.commit(), await second.commit()];
    expect(outcomes[0]).toMatchObject({ outcome: 'placed', order: { intent: first.intent.id } });
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await bench.ordersOf(first.intent.id)).toBe(1);
  });

  test('CN5 two commits at the same moment are one order', async () => {
    const bench = await open();
    const { commit, intent } = await prepared(bench);
    const outcomes = await Promise.all([commit(), commit(), commit()]);
    expect(new Set(outcomes.map((outcome) => outcome.outcome === 'placed' && outcome.order.order)).size).toBe(1);
    expect(await bench.ordersOf(intent.id)).toBe(1);
  });

  test.each(['cut-after', 'created-but-500', 'half-body', 'schema-drift'] as const)(
    'OB15 CN5 a commit that ends in "%s" is ambiguous, found by look-up, and the same when sent again',
    async (mishap) => {
      const bench = await open();
      const { commit, intent, container } = await prepared(bench);
      await bench.go(mishap, 'commit');
      expect(await commit()).toMatchObject({ outcome: 'ambiguous' });
      const found = await bench.connector.orders.lookup({ intent: intent.id });
      expect(found).toMatchObject({ result: 'found', order: { intent: intent.id } });
      expect(await bench.connector.orders.lookup({ container })).toEqual(found);
      expect(await bench.connector.orders.lookup({ ticket: intent.ticket })).toEqual(found);
      expect(await commit()).toEqual({ outcome: 'placed', order: found.result === 'found' && found.order });
      expect(await bench.ordersOf(intent.id)).toBe(1);
    },
  );

  test('a commit that was cut before it arrived is ambiguous all the same, and absent', async () => {
    const bench = await open();
    const { commit, intent } = await prepared(bench);
    await bench.go('cut-before', 'commit');
    expect(await commit()).toMatchObject({ outcome: 'ambiguous' });
    expect(await bench.connector.orders.lookup({ intent: intent.id })).toEqual({ result: 'absent' });
  });

  test('a platform that refuses connections was sent nothing', async () => {
    const bench = await open();
    const { commit } = await prepared(bench);
    await bench.closeDoor();
    expect(await commit()).toMatchObject({ outcome: 'rejected', error: { kind: 'Transient' } });
    expect(await bench.connector.catalog.info()).toMatchObject({ ok: false, problem: { kind: 'Transient' } });
  });

  test.each([null, 'cut-after', 'created-but-500', 'half-body'] as const)(
    'CN5 an order is cancelled once, also where the answer ends in "%s", and its status says so',
    async (mishap) => {
      const bench = await open();
      const { orders } = bench.connector;
      const outcome = await (await prepared(bench)).commit();
      const order = outcome.outcome === 'placed' ? outcome.order.order : '';
      if (mishap !== null) await bench.go(mishap, 'cancel');
      const request = { intentId: intentIdOf(2) };
      expect((await orders.cancel(order, request)).outcome).toBe(mishap === null ? 'cancelled' : 'ambiguous');
      expect(await orders.status(order)).toMatchObject({ value: { cancelled: true } });
      expect(await orders.cancel(order, request)).toMatchObject({ outcome: 'cancelled', order: { cancelled: true } });
      expect(await orders.cancel('none', request)).toMatchObject({ outcome: 'rejected', error: { kind: 'NotFound' } });
    },
  );

  test.each([null, 'cut-after', 'created-but-500', 'half-body'] as const)(
    'CN5 a wish is registered once, also where the answer ends in "%s", and is found by its intent',
    async (mishap) => {
      const { connector, variants, go } = await open();
      const wish = wishIntent(1, variants[0]?.id ?? '');
      expect(await connector.orders.lookup({ intent: wish.id })).toEqual({ result: 'absent' });
      if (mishap !== null) await go(mishap, 'register');
      expect((await connector.orders.register(wish)).outcome).toBe(mishap === null ? 'registered' : 'ambiguous');
      const found = await connector.orders.lookup({ intent: wish.id });
      expect(found).toMatchObject({ result: 'registered', registration: { intent: wish.id } });
      const again = await connector.orders.register(wish);
      expect(again).toEqual({
        outcome: 'registered',
        registration: found.result === 'registered' && found.registration,
      });
    },
  );

  test('CN6 a price that changed before the commit is named with the new total', async () => {
    const bench = await open();
    const { commit, total, intent } = await prepared(bench);
    await bench.setPrice(bench.variants[0]?.id ?? '', total.minor + 700);
    expect(await commit()).toMatchObject({
      outcome: 'rejected',
      error: { kind: 'PriceChanged', newTotal: { ...total, minor: total.minor + 700 } },
    });
    expect(await bench.ordersOf(intent.id)).toBe(0);
  });

  test('CN6 stock that is gone is named with its lines', async () => {
    const bench = await open();
    const { commit } = await prepared(bench);
    const variant = bench.variants[0]?.id ?? '';
    await bench.sellOut(variant);
    expect(await commit()).toMatchObject({ outcome: 'rejected', error: { kind: 'OutOfStock', lines: [variant] } });
  });

  test('CN7 an expired token is renewed once and the call repeated; a second refusal is the answer', async () => {
    const bench = await open();
    await bench.go('expired-token', 'info', 1);
    expect(await bench.connector.catalog.info()).toMatchObject({ ok: true });
    await bench.go('expired-token', 'info', 2);
    expect(await bench.connector.catalog.info()).toMatchObject({ ok: false, problem: { kind: 'Auth' } });
    expect(await bench.connector.catalog.info()).toMatchObject({ ok: true });
  });

  test('CN7 a commit that met an expired token is placed once', async () => {
    const bench = await open();
    const { commit, intent } = await prepared(bench);
    await bench.go('expired-token', 'commit');
    expect(await commit()).toMatchObject({ outcome: 'placed' });
    expect(await bench.ordersOf(intent.id)).toBe(1);
  });

  test('CN2 being asked to slow down comes with the time', async () => {
    const bench = await open();
    await bench.go('rate-limited', 'info');
    const answer = await bench.connector.catalog.info();
    expect(answer).toMatchObject({ ok: false, problem: { kind: 'RateLimited', retryAfterMs: expect.any(Number) } });
  });

  test('CN8 a platform that says nothing is given up', async () => {
    const bench = await open();
    await bench.go('latency', 'info');
    const asking = bench.connector.catalog.info();
    await bench.runOut(5_000);
    expect(await asking).toMatchObject({ ok: false, problem: { kind: 'Transient' } });
  });

  test('CN3 CN4 pages of any size bring every row once, also where all of them have one time stamp', async () => {
    const { connector } = await open();
    const whole = await rows(connector, 'product', 1_000);
    const ids = whole.upserts.map(({ sourceId }) => sourceId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const limit of [1, 2, 7]) {
      const small = await rows(connector, 'product', limit);
      expect(small.upserts.map(({ sourceId }) => sourceId).toSorted()).toEqual(ids.toSorted());
    }
  });

  test('CN3 what changes after the end of the feed comes from its cursor, the last word last', async () => {
    const bench = await open();
    const { cursor } = await rows(bench.connector, 'product', 1_000);
    const [product = '', gone = ''] = bench.variants.map((variant) => variant.product);
    await bench.rename(product, 'First name');
    await bench.rename(product, 'Last name');
    await bench.remove(gone);
    const later = await rows(bench.connector, 'product', 1, cursor);
    expect(later.upserts.findLast(({ sourceId }) => sourceId === product)?.title['en']).toBe('Last name');
    expect(later.tombstones).toContain(gone);
  });

  test('CN3 a row deleted while it is being paged over is not left behind', async () => {
    const bench = await open();
    const gone = bench.variants.at(-1)?.product ?? '';
    const first = await eventsOf(bench.connector.catalog.changes('product', null, 1));
    await bench.remove(gone);
    const page = first.at(-1);
    const rest = await rows(bench.connector, 'product', 50, page?.kind === 'page' ? page.page.next : null);
    const seen = rest.upserts.some(({ sourceId }) => sourceId === gone);
    expect(seen && !rest.tombstones.includes(gone)).toBe(false);
  });

  test('a cursor from before the platform forgot is too old, and says so', async () => {
    const bench = await open();
    const { cursor } = await rows(bench.connector, 'product', 1_000);
    await bench.forgetThePast();
    const events = await eventsOf(bench.connector.catalog.changes('product', cursor, 10));
    expect(events).toMatchObject([{ kind: 'failed', error: { kind: 'CursorTooOld' } }]);
  });

  test.each(['half-body', 'cut-after', 'server-error'] as const)(
    'RP1 a page that ends in "%s" ends in "failed" and never in a page line',
    async (mishap) => {
      const bench = await open();
      await bench.go(mishap, 'feed/product');
      const events = await eventsOf(bench.connector.catalog.changes('product', null, 100));
      expect(events.at(-1)).toMatchObject({ kind: 'failed', error: { kind: 'Transient' } });
      expect(events.filter(({ kind }) => kind !== 'upsert')).toHaveLength(1);
    },
  );

  test('CN9 a hint names all feeds when the line stands, then those that changed, and the line ends when it is closed', async () => {
    const bench = await open();
    const { hints } = bench.connector.catalog;
    if (hints === undefined) return;
    const closing = cancellationSource();
    const heard: (readonly Resource[])[] = [];
    let wake = () => {};
    const ended = hints((changed) => {
      heard.push(changed);
      wake();
    }, closing);
    const next = () =>
      new Promise<void>((resolve) => {
        wake = resolve;
      });
    if (heard.length === 0) await next();
    expect(heard).toEqual([resources]);
    const changed = next();
    await bench.setPrice(bench.variants[0]?.id ?? '', 4_200);
    await bench.letHintsOut();
    await changed;
    expect(heard.at(-1)).toEqual(['price']);
    closing.cancel();
    expect(await ended).toMatchObject({ kind: 'Transient' });
  });

  test('checksums come with the moment, a partition with its rows, and the ids of all rows page by page', async () => {
    const { connector } = await open();
    const { checksums, partition, ids } = connector.catalog;
    if (checksums === undefined || partition === undefined || ids === undefined) return;
    const sums = await checksums('product', 4);
    if (!sums.ok) throw new Error(sums.problem.message);
    const whole = (await rows(connector, 'product', 1_000)).upserts.map(({ sourceId }) => sourceId);
    expect([sums.value.partitions.length, sums.value.rows]).toEqual([4, whole.length]);
    const parts: string[] = [];
    for (const one of [0, 1, 2, 3]) {
      const events = await eventsOf(partition('product', one, 4));
      expect(events.at(-1)).toMatchObject({ kind: 'page', page: { next: sums.value.cursor } });
      for (const event of events) if (event.kind === 'upsert') parts.push((event.row as ProductRow).sourceId);
    }
    expect(parts.toSorted()).toEqual(whole.toSorted());
    expect((await allIds(ids, 5)).toSorted()).toEqual(whole.toSorted());
  });

  test('live stock is of the variant that was asked for', async () => {
    const bench = await open();
    const variant = bench.variants[0]?.id ?? '';
    const answer = await bench.connector.catalog.stockNow(variant);
    if (!answer.ok) throw new Error(answer.problem.message);
    expect(new Set(answer.value.stock.map((level) => level.variant))).toEqual(new Set([variant]));
    expect(await bench.connector.catalog.stockNow('none')).toMatchObject({ problem: { kind: 'NotFound' } });
  });

  test('a picture comes with its kind, and one that is not there does not', async () => {
    const { connector } = await open();
    const [row] = (await rows(connector, 'product', 100)).upserts as unknown as { media: { id: string }[] }[];
    const picture = await connector.picture(row?.media[0]?.id ?? '');
    if (!picture.ok) throw new Error(picture.problem.message);
    expect(picture.value.contentType).toMatch(/^image\//);
    expect(await new Response(picture.value.body).text()).toMatch(/<svg/);
    expect(await connector.picture('none')).toMatchObject({ ok: false, problem: { kind: 'NotFound' } });
  });
});
