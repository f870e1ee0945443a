import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { feedLineSchema, feedRows, resources, type FeedRow, type PageEnd, type Resource } from '../../contract/feed.ts';
import type { Prices } from '../../contract/price.ts';
import type { StockLevels } from '../../contract/stock.ts';
import { seededRandom } from '../../kernel/random.ts';
import { bookIn, countShelf, deleteProduct, renameProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { findVariant, stockOfVariant } from '../data/shelf.ts';
import { testData, testProducts } from '../testing/test-data.ts';
import { variantsOf } from '../testing/test-intents.ts';
import { findAssortment } from './assortment.ts';
import { writeCursor } from './cursor.ts';
import { feedPage } from './feed-page.ts';
import { forgetUntil } from './memory.ts';

interface Row {
  readonly sourceId: string;
}

interface Page {
  readonly levels: readonly StockLevels[];
  readonly prices: readonly Prices[];
  /** Also those that came packed, each as one. */
  readonly upserts: readonly Row[];
  readonly tombstones: readonly Row[];
  readonly end: PageEnd;
}

const serverTime = 1_800_000_000_000;
const ask = (data: Data, resource: Resource, cursor: string | null, limit: number, carried: string | null = null) => {
  const assortment = carried === null ? null : findAssortment(data, carried);
  return feedPage(data, { resource, assortment, cursor, limit, serverTime, onCaughtUp: () => {} });
};

function readPage(
  data: Data,
  resource: Resource,
  cursor: string | null,
  limit = 10_000,
  carried: string | null = null,
): Page {
  const page = ask(data, resource, cursor, limit, carried);
  if (!page.ok) throw new Error(page.problem.message);
  const text = Buffer.concat([...page.value]).toString();
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => v.parse(feedLineSchema, JSON.parse(line)));
  const last = lines.at(-1);
  if (last === undefined || !('page' in last)) throw new Error('The page has no end');
  const levels = lines.flatMap((line) => ('levels' in line ? line.levels : []));
  const prices = lines.flatMap((line) => ('prices' in line ? line.prices : []));
  const rows = lines.flatMap((line) => ('upsert' in line ? line.upsert : []));
  return {
    levels,
    prices,
    upserts: [...rows, ...levels.flatMap(rowsOf), ...prices.flatMap(priceRowsOf)],
    tombstones: lines.flatMap((line) => ('tombstone' in line ? line.tombstone : [])),
    end: last.page,
  };
}

const rowsOf = ({ at, ...shared }: StockLevels): Row[] =>
  at.map(([location, available]) => ({
    sourceId: `${shared.variant}@${location}`,
    ...{ location, available, variant: shared.variant, policy: shared.policy, confidence: shared.confidence },
    ...{ observedAt: serverTime, deleted: false },
  }));

const priceRowsOf = ({ context, taxIncluded, currency, exponent, suffix, sourceUpdatedAt, of }: Prices): Row[] =>
  of.map(([variant, minor, before]) => ({
    sourceId: `${variant}${suffix}`,
    ...{ variant, context, taxIncluded, sourceUpdatedAt, observedAt: serverTime, deleted: false },
    amount: { minor, currency, exponent },
    ...(before !== null && { compareAt: { minor: before, currency, exponent } }),
  }));

/** What a kiosk would hold: rows by id, without the stamps of reading and of the platform. */
class Reader {
  readonly rows = new Map<string, object>();
  readonly resource: Resource;
  cursor: string | null = null;
  constructor(resource: Resource) {
    this.resource = resource;
  }
  read(data: Data, limit: number): PageEnd {
    const { upserts, tombstones, end } = readPage(data, this.resource, this.cursor, limit);
    for (const row of upserts) this.rows.set(row.sourceId, { ...row, sourceUpdatedAt: null });
    for (const { sourceId } of tombstones) this.rows.delete(sourceId);
    this.cursor = end.next;
    return end;
  }
  readAll(data: Data, limit: number): void {
    while (!this.read(data, limit).complete);
  }
  sorted = () => [...this.rows].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

const fresh = (data: Data, resource: Resource): Reader => {
  const reader = new Reader(resource);
  reader.readAll(data, 10_000);
  return reader;
};

describe('an export', () => {
  test('gives every row, each as the contract has it', async () => {
    const { data } = await testData();
    for (const resource of resources) {
      const { upserts, end } = readPage(data, resource, null);
      for (const row of upserts) v.parse(feedRows[resource], row);
      expect(end).toMatchObject({ complete: true, epoch: 'epoch-1', serverTime });
    }
    expect(readPage(data, 'product', null).upserts).toHaveLength(testProducts);
  });

  test('says how many rows there will be until it has given them all', async () => {
    const { data } = await testData();
    deleteProduct(data, 'p-3');
    const first = readPage(data, 'product', null, 5);
    expect(first.end).toMatchObject({ expected: testProducts - 1, complete: false });
    expect(readPage(data, 'product', first.end.next, 50).upserts).toHaveLength(testProducts - 6);
  });
});

describe('stock', () => {
  test('is exported with all places of a variant in one line, and a page holds so many lines', async () => {
    const { data } = await testData();
    const [variant = '', next = ''] = variantsOf(data);
    const { levels, end } = readPage(data, 'stock', null, 1);
    expect(levels.map((line) => line.variant)).toEqual([variant]);
    expect(levels[0]?.at.map(([location]) => location)).toEqual(data.locations);
    expect(readPage(data, 'stock', end.next, 1).levels.map((line) => line.variant)).toEqual([next]);
  });

  test('goes on with the whole variant for a reader that stopped in the middle of one', async () => {
    const { data } = await testData();
    const [variant = '', next = ''] = variantsOf(data);
    const after = (key: number) => {
      const cursor = writeCursor({
        resource: 'stock',
        epoch: 'epoch-1',
        stage: 'export',
        time: data.latestStamp(),
        key,
      });
      return readPage(data, 'stock', cursor, 1).levels.map((line) => line.variant);
    };
    expect([after(-1), after(2), after(3), after(4)]).toEqual([[variant], [variant], [variant], [next]]);
  });

  test('of a deleted product has no line, and costs the export nothing else', async () => {
    const { data } = await testData();
    deleteProduct(data, 'p-0');
    const gone = new Set(variantsOf(data, 0));
    const { levels, end } = readPage(data, 'stock', null);
    expect(levels.filter(({ variant }) => gone.has(variant))).toEqual([]);
    expect(levels.flatMap(({ at }) => at)).toHaveLength(end.expected ?? 0);
  });

  test('that changed is told place by place, stamped with its change', async () => {
    const { data, clock } = await testData();
    const [variant = ''] = variantsOf(data);
    const { cursor } = fresh(data, 'stock');
    clock.advance(5_000);
    setStock(data, { variant, location: 'loc-2', available: 41 });
    const { levels } = readPage(data, 'stock', cursor);
    expect(levels).toMatchObject([{ variant, at: [['loc-2', 41]], sourceUpdatedAt: clock.now() }]);
    expect(readPage(data, 'stock', null).levels[0]).toMatchObject({ variant, sourceUpdatedAt: clock.now() });
  });
});

describe('prices', () => {
  test('are exported as runs of variants in one line each, and a page holds so many prices', async () => {
    const { data } = await testData(40);
    const { prices, end } = readPage(data, 'price', null);
    const counts = prices.map(({ of }) => of.length);
    expect(counts.slice(0, -1).every((count) => count === 50)).toBe(true);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(end.expected);
    expect(prices[0]).toMatchObject({ context: {}, taxIncluded: true, currency: 'EUR', exponent: 2, suffix: '-eur' });
    const first = readPage(data, 'price', null, 60);
    expect(first.prices.map(({ of }) => of.length)).toEqual([50, 10]);
    const variants = [...first.prices, ...readPage(data, 'price', first.end.next).prices].flatMap(({ of }) => of);
    expect(variants).toEqual(prices.flatMap(({ of }) => of));
  });

  test('that are gone are in no line, and the newest change among the others stamps it', async () => {
    const { data, clock } = await testData();
    const [variant = ''] = variantsOf(data, 1);
    deleteProduct(data, 'p-0');
    clock.advance(5_000);
    setPrice(data, variant, 4_200);
    const [line] = readPage(data, 'price', null).prices;
    expect(line).toMatchObject({ sourceUpdatedAt: clock.now() });
    expect(line?.of[0]).toEqual([variant, 4_200, null]);
  });

  test('that changed are told as rows', async () => {
    const { data } = await testData();
    const [variant = ''] = variantsOf(data);
    const { cursor } = fresh(data, 'price');
    setPrice(data, variant, 4_200);
    const { prices, upserts } = readPage(data, 'price', cursor);
    expect(prices).toEqual([]);
    expect(upserts).toMatchObject([{ sourceId: `${variant}-eur`, amount: { minor: 4_200 } }]);
  });
});

describe('an assortment', () => {
  const carried = 'apparel';
  const carriedProducts = (data: Data): string[] => {
    const inside = findAssortment(data, carried)?.categories ?? [];
    return readPage(data, 'product', null)
      .upserts.filter((row) => (row as FeedRow<'product'>).categories.some((category) => inside.includes(category)))
      .map(({ sourceId }) => sourceId);
  };

  test('is all that is exported, and the count is of it', async () => {
    const { data } = await testData();
    const products = carriedProducts(data);
    expect(products.length).toBeGreaterThan(0);
    expect(products.length).toBeLessThan(testProducts);
    const variants = products.flatMap((id) => variantsOf(data, Number(id.slice(2))));
    const ids = (resource: Resource) =>
      readPage(data, resource, null, 10_000, carried).upserts.map((row) => row.sourceId);
    expect(ids('product')).toEqual(products);
    expect(ids('price')).toEqual(variants.map((variant) => `${variant}-eur`));
    expect(ids('stock')).toHaveLength(variants.length * data.locations.length);
    expect(ids('location')).toEqual(data.locations);
    for (const resource of ['product', 'price', 'stock'] as const)
      expect(readPage(data, resource, null, 1, carried).end.expected).toBe(ids(resource).length);
  });

  test('of a category inside brings those above it and below it, and no other', async () => {
    const { data } = await testData();
    const found = findAssortment(data, 'apparel');
    const inner = found?.categories.find((id) => findAssortment(data, id)?.above.length === 1) ?? '';
    const categories = readPage(data, 'category', null, 1_000, inner).upserts.map((row) => row.sourceId);
    const { categories: below = [], above = [] } = findAssortment(data, inner) ?? {};
    expect(categories.toSorted()).toEqual([...above, ...below].toSorted());
    expect(above).toEqual(['apparel']);
  });

  test('changes outside it are not told, and those inside are, deletions too', async () => {
    const { data } = await testData();
    const inside = carriedProducts(data);
    const outside =
      readPage(data, 'product', null).upserts.find(({ sourceId }) => !inside.includes(sourceId))?.sourceId ?? '';
    const { next } = readPage(data, 'product', null, 10_000, carried).end;
    const [renamed = '', gone = ''] = inside;
    for (const id of [outside, renamed]) renameProduct(data, id, { en: 'Renamed' });
    deleteProduct(data, gone);
    const page = readPage(data, 'product', next, 10_000, carried);
    expect(page.upserts.map(({ sourceId }) => sourceId)).toEqual([renamed]);
    expect(page.tombstones.map(({ sourceId }) => sourceId)).toEqual([gone]);
    expect(
      readPage(data, 'stock', readPage(data, 'stock', null, 10_000, carried).end.next, 1, carried).end.complete,
    ).toBe(true);
  });

  test('is known also in a file from before there were any', async () => {
    const { data, reopened } = await testData();
    const products = carriedProducts(data);
    data.statement('ALTER TABLE product DROP COLUMN leaf').run();
    const rows = readPage(await reopened(), 'product', null, 10_000, carried).upserts;
    expect(rows.map(({ sourceId }) => sourceId)).toEqual(products);
  });

  test('another one is other data: the cursor is too old', async () => {
    const { data } = await testData();
    const { next } = readPage(data, 'product', null, 10_000, carried).end;
    expect(ask(data, 'product', next, 1, carried).ok).toBe(true);
    expect(ask(data, 'product', next, 1)).toMatchObject({ ok: false, problem: { kind: 'CursorTooOld' } });
  });
});

describe('changes', () => {
  test('CN3 a reader that is interrupted by changes anywhere ends with what is there', async () => {
    const { data, clock } = await testData();
    const random = seededRandom(11);
    for (const resource of ['product', 'price', 'stock'] as const) {
      const reader = new Reader(resource);
      for (let step = 0; step < 60; step++) {
        if (random.next() < 0.6) reader.read(data, 1 + random.below(9));
        else changeSomething(data, random.below(testProducts), random.below(1_000));
        // Often several writes fall into one millisecond, and now and then the clock is set back.
        if (random.next() < 0.3) clock.advance(random.below(3_000));
        if (random.next() < 0.1) clock.jumpTo(clock.now() - 60_000);
      }
      reader.readAll(data, 7);
      expect(reader.sorted()).toEqual(fresh(data, resource).sorted());
    }
  });

  test('CN3 what changes behind an export comes after it', async () => {
    const { data } = await testData();
    const reader = new Reader('product');
    reader.read(data, 6);
    renameProduct(data, 'p-1', { en: 'Renamed behind' });
    deleteProduct(data, 'p-2');
    reader.readAll(data, 6);
    expect(reader.rows.get('p-1')).toMatchObject({ title: { en: 'Renamed behind' } });
    expect(reader.rows.has('p-2')).toBe(false);
  });

  test('CN4 rows of one stamp are all told, however small the pages are', async () => {
    const { data } = await testData();
    const reader = fresh(data, 'stock');
    const gone = variantsOf(data, 4).length * data.locations.length;
    const before = reader.rows.size;
    deleteProduct(data, 'p-4');
    reader.readAll(data, 2);
    expect(before - reader.rows.size).toBe(gone);
  });

  test('a reader that has everything is told so, and keeps its cursor', async () => {
    const { data } = await testData();
    const { cursor } = fresh(data, 'price');
    const page = readPage(data, 'price', cursor);
    expect(page).toMatchObject({ upserts: [], tombstones: [], end: { complete: true, next: cursor } });
  });

  test('news bring the last second with them once more, and nothing older', async () => {
    const { data, clock } = await testData();
    const [older = '', one = '', two = '', three = ''] = variantsOf(data);
    const reader = fresh(data, 'price');
    setPrice(data, older, 100);
    clock.advance(1_500);
    setPrice(data, one, 200);
    clock.advance(500);
    setPrice(data, two, 300);
    reader.readAll(data, 50);
    clock.advance(60_000);
    setPrice(data, three, 400);
    const told = readPage(data, 'price', reader.cursor).upserts.map(({ sourceId }) => sourceId);
    expect(told).toEqual([one, two, three].map((variant) => `${variant}-eur`));
  });

  test('cursors and epoch outlive a restart', async () => {
    const shop = await testData();
    const reader = fresh(shop.data, 'product');
    renameProduct(shop.data, 'p-5', { en: 'Before' });
    const data = await shop.reopened();
    shop.clock.jumpTo(shop.clock.now() - 3_600_000);
    renameProduct(data, 'p-6', { en: 'After, by a clock set back' });
    reader.readAll(data, 50);
    expect(reader.rows.get('p-5')).toMatchObject({ title: { en: 'Before' } });
    expect(reader.rows.get('p-6')).toMatchObject({ title: { en: 'After, by a clock set back' } });
  });
});

describe('a cursor is too old', () => {
  const refused = (data: Data, cursor: string | null) => {
    const page = ask(data, 'stock', cursor, 10);
    return page.ok ? null : page.problem.kind;
  };

  test('when deletions since then are forgotten', async () => {
    const shop = await testData();
    const { cursor } = fresh(shop.data, 'stock');
    deleteProduct(shop.data, 'p-0');
    forgetUntil(shop.data, shop.data.latestStamp() + 1);
    expect(refused(shop.data, cursor)).toBe('CursorTooOld');
    const data = await shop.reopened();
    expect(refused(data, fresh(data, 'stock').cursor)).toBeNull();
  });

  test('when it belongs to other data, to another feed, or to nobody', async () => {
    const { data } = await testData();
    const position = {
      resource: 'stock',
      epoch: 'epoch-1',
      stage: 'settled',
      time: data.latestStamp(),
      key: 1,
    } as const;
    expect(refused(data, writeCursor(position))).toBeNull();
    expect(refused(data, writeCursor({ ...position, epoch: 'another' }))).toBe('CursorTooOld');
    expect(refused(data, writeCursor({ ...position, resource: 'price' }))).toBe('CursorTooOld');
    expect(refused(data, 'made-up')).toBe('CursorTooOld');
  });
});

function changeSomething(data: Data, product: number, dice: number): void {
  const [variant = ''] = variantsOf(data, product);
  if (dice < 60) deleteProduct(data, `p-${product}`);
  else if (dice < 300) renameProduct(data, `p-${product}`, { en: `Name ${dice}` });
  else if (dice < 600) setPrice(data, variant, dice);
  else setStock(data, { variant, location: `loc-${1 + (dice % 5)}`, available: dice % 7 });
}

test('FR47 what was counted and booked in is told beside its figure: of an export, of a change, and when it is asked for', async () => {
  const { data } = await testData();
  const [variant = '', other = ''] = variantsOf(data);
  const { next } = readPage(data, 'stock', null).end;
  const [location = '', place = ''] = data.locations;
  setStock(data, { variant, location, available: 6, shelf: 4 });
  countShelf(data, { variant, location });
  bookIn(data, { variant, location: place, pieces: 9 });
  countShelf(data, { variant: other, location });
  const told = (levels: readonly StockLevels[]) =>
    [variant, other].map((id) => {
      const own = levels.filter((each) => each.variant === id);
      const counted = own.flatMap((each) => each.counted ?? []).map(([at, , ...pieces]) => [at, ...pieces]);
      return { counted, received: own.flatMap((each) => each.received ?? []).map(([at, , pieces]) => [at, pieces]) };
    });
  const right = Number(stockOfVariant(data, findVariant(data, other) ?? never(), serverTime)[0]?.available);
  const expected = [
    { counted: [[location, 4, 6]], received: [[place, 9]] },
    { counted: [[location, right, right]], received: [] },
  ];
  expect(told(readPage(data, 'stock', null).levels)).toEqual(expected);
  expect(told(readPage(data, 'stock', next).levels)).toEqual(expected);
  expect(stockOfVariant(data, findVariant(data, variant) ?? never(), serverTime)).toMatchObject([
    { counted: { pieces: 4, recorded: 6 } },
    { received: { pieces: 9 } },
    ...data.locations.slice(2).map(() => ({})),
  ]);
});

function never(): never {
  throw new Error('There is no such variant');
}
