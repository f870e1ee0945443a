import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FeedRow, Resource } from '../contract/feed.ts';
import type { Price, Prices } from '../contract/price.ts';
import { breathless } from '../kernel/breath.ts';
import { fold } from './fold.ts';
import { Generation } from './generation.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';
import { contentOf } from './replica-content.fixture.ts';
import type { Change } from './page-lines.ts';
import type { Page } from './read-page.ts';
import { owned, storage } from './reopened-generation.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, sampleTime, stockRow } from './sample-rows.fixture.ts';
import { readStock, stockChunkOf } from './stock-column.ts';
import { takeIn, writePage } from './write-page.ts';

const end = { next: 'c', complete: true, epoch: 'e', serverTime: 0 };
const row = <Of extends Resource>(value: FeedRow<Of>): Change<Of> => ({ kind: 'row', row: value, json: null });
const gone = (id: string) => ({ kind: 'gone', id }) as const;
const levels = (variant: string, ...at: [string, number][]): Change<'stock'> => ({
  kind: 'levels',
  levels: { variant, policy: 'deny', confidence: 'exact', at },
});
const packed = (of: Prices['of'], changes: Partial<Prices> = {}): Change<'price'> => ({
  kind: 'prices',
  prices: { context: {}, taxIncluded: true, currency: 'EUR', exponent: 2, suffix: '-eur', of, ...changes },
});
const both: Prices['of'] = [
  ['v', 1, null],
  ['w', 2, null],
];
const page = (resource: Resource, changes: readonly Change[]): Page => ({
  ...{ resource, changes, askedAt: sampleTime, quarantine: [], end },
});

async function write(to: Generation, resource: Resource, ...changes: Change[]): Promise<void> {
  await writePage(to, await takeIn(to, page(resource, changes), breathless));
}

const pricesOf = async (generation: Generation) => (await contentOf(generation, sampleTime)).prices;
const stockOf = async (generation: Generation) => (await contentOf(generation, sampleTime)).stock;

afterEach(() => vi.restoreAllMocks());

test('RP21 goods that are at hand are read without asking the storage', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const open = storage();
  const long = { description: { en: 'Warm. '.repeat(200) } };
  const goods = Array.from({ length: 20 }, (_, number) => row(productRow(`p${number}`, long)));
  await write(await open(), 'product', ...goods);
  const { shelf } = await open();
  await shelf.prepare([3]);
  begun.mockClear();
  expect((await shelf.read([3]))[0]?.product.sourceId).toBe('p3');
  expect(begun).not.toHaveBeenCalled();
});

describe('a page', () => {
  test.each([
    ['stock', row(stockRow('v', 'loc-1', 3)), gone('v@loc-1'), 'stock'],
    ['price', row(priceRow('v', 3)), gone('price-v'), 'prices'],
    ['product', row(productRow('p')), gone('p'), 'products'],
    ['location', row(locationRow('loc-1')), gone('loc-1'), 'plain'],
  ] as const)('with two words on one %s row keeps the last', async (resource, change, removal, part) => {
    const generation = await storage()();
    const held = async () => (await contentOf(generation, sampleTime))[part].length;
    await write(generation, resource, change, removal);
    expect(await held()).toBe(0);
    await write(generation, resource, change, removal, change);
    expect(await held()).toBe(1);
    await write(generation, resource, removal, change);
    expect(await held()).toBe(1);
    await write(generation, resource, removal);
    expect(await held()).toBe(0);
  });

  test('SE6 a variant that its product no longer has is not counted as its stock', async () => {
    const generation = await storage()();
    const [one, two] = productRow('p').variants;
    if (!one || !two) throw new Error('two variants were expected');
    await write(generation, 'location', row(locationRow('loc-1')));
    await write(generation, 'product', row(productRow('p')));
    await write(generation, 'stock', row(stockRow(one.id, 'loc-1', 0)), row(stockRow(two.id, 'loc-1', 5)));
    expect([...generation.live.here.subarray(0, 1)]).toEqual([1]);
    await write(generation, 'product', row(productRow('p', { variants: [one] })));
    expect([...generation.live.here.subarray(0, 1)]).toEqual([0]);
  });

  test('stock and prices may come before their product', async () => {
    const generation = await storage()();
    await write(generation, 'stock', row(stockRow('p-1', 'loc-1', 5)));
    await write(generation, 'price', row(priceRow('p-1', 700)));
    expect(generation.live.here[0] ?? 0).toBe(0);
    await write(generation, 'product', row(productRow('p')));
    expect([...generation.live.here.subarray(0, 1)]).toEqual([1]);
  });
});

describe('a page of prices', () => {
  test('says the same packed as row by row, and counts as many rows', async () => {
    const [packing, plain] = [await storage()(), await storage()()];
    const euros = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });
    const named = (variant: string, minor: number, more: Partial<Price> = {}) =>
      row(priceRow(variant, minor, { sourceId: `${variant}-eur`, ...more }));
    for (const generation of [packing, plain]) await write(generation, 'product', row(productRow('p')));
    await write(
      packing,
      'price',
      packed([
        ['p-1', 5, null],
        ['p-2', 2 ** 40, 9],
      ]),
      named('q', 7),
    );
    await write(plain, 'price', named('p-1', 5), named('p-2', 2 ** 40, { compareAt: euros(9) }), named('q', 7));
    expect(packing.prices.chunk(0)).toEqual(plain.prices.chunk(0));
    expect(await contentOf(packing, sampleTime)).toEqual(await contentOf(plain, sampleTime));
    for (const { live, checkpoints } of [packing, plain])
      expect([live.lowest[0], checkpoints.get('price')?.received]).toEqual([5, 3]);
  });

  test('RP3 takes away by id, in its place among the lines of several rows', async () => {
    const generation = await storage()();
    await write(generation, 'price', packed(both), gone('v-eur'));
    expect(await pricesOf(generation)).toEqual(['w 2']);
    await write(generation, 'price', gone('w-eur'), gone('v-eur'), packed([['w', 3, null]]), gone('nobody'));
    expect(await pricesOf(generation)).toEqual(['w 3']);
    await write(generation, 'price', packed([['w', 4, null]]), gone('w-eur'), packed([['v', 5, null]]));
    expect(await pricesOf(generation)).toEqual(['v 5']);
  });

  test('packed for elsewhere takes back what it said before, and the closer context wins', async () => {
    const generation = await storage()();
    await write(generation, 'location', row(locationRow('loc-1')));
    await write(generation, 'price', packed(both));
    const at = (location: string, suffix: string, minor: number) =>
      packed([['v', minor, null]], { context: { location }, suffix });
    await write(generation, 'price', at('loc-1', '-here', 9), at('loc-2', '-there', 3));
    expect(await pricesOf(generation)).toEqual(['v 9', 'w 2']);
    await write(
      generation,
      'price',
      at('loc-2', '-here', 9),
      packed([['w', 2, null]], { context: { channel: 'web' } }),
    );
    expect(await pricesOf(generation)).toEqual(['v 1']);
  });

  test('FR8 holds by the time of the question, whatever the stamps of the store say', async () => {
    const generation = await storage()();
    await write(generation, 'product', row(productRow('p')));
    const sale = { sourceId: 'sale', validFrom: sampleTime, validUntil: sampleTime + 9 };
    const late = { observedAt: sampleTime + 99, sourceUpdatedAt: sampleTime + 99 };
    await write(generation, 'price', packed([['p-1', 5, null]], { sourceUpdatedAt: sampleTime + 99 }));
    await write(generation, 'price', row(priceRow('p-1', 3, { ...sale, ...late })));
    expect(generation.live.lowest[0]).toBe(3);
    await generation.live.turn(sampleTime + 9, breathless);
    expect(generation.live.lowest[0]).toBe(5);
  });
});

describe('a page of stock', () => {
  test('FR8 is as old as the question, whatever its rows say', async () => {
    const generation = await storage()();
    await write(generation, 'stock', row(stockRow('v', 'loc-1', 1, { observedAt: sampleTime + 9_000 })));
    await write(generation, 'stock', levels('w', ['loc-1', 2]));
    for (const variant of [0, 1])
      expect(readStock(generation.stock.chunk(stockChunkOf(0, variant)), variant)?.observedAt).toBe(sampleTime);
  });

  test('RP3 takes away by the usual id, in its place among the lines of several rows', async () => {
    const generation = await storage()();
    await write(generation, 'stock', levels('v@1', ['loc-1', 1], ['loc-2', 2]), gone('v@1@loc-1'));
    expect(await stockOf(generation)).toEqual(['v@1 loc-2 2 deny exact']);
    await write(
      generation,
      'stock',
      gone('v@1@loc-2'),
      levels('v@1', ['loc-1', 5]),
      gone('nobody@loc-1'),
      gone('no sign'),
    );
    expect(await stockOf(generation)).toEqual(['v@1 loc-1 5 deny exact']);
  });

  test("RP3 takes away by an id of the platform's own, and never a row that came in its place", async () => {
    const generation = await storage()();
    const named = (id: string, available: number) => row(stockRow('v', 'loc-1', available, { sourceId: id }));
    await write(generation, 'stock', named('one', 1), row(stockRow('w', 'loc-1', 7)));
    await write(generation, 'stock', named('two', 2), gone('one'));
    expect(await stockOf(generation)).toEqual(['v loc-1 2 deny exact', 'w loc-1 7 deny exact']);
    await write(generation, 'stock', gone('v@loc-1'));
    expect(await stockOf(generation)).toHaveLength(2);
    await write(generation, 'stock', gone('two'));
    expect(await stockOf(generation)).toEqual(['w loc-1 7 deny exact']);
  });

  test('FR6 of a variant whose line could not be read no figure is left', async () => {
    const generation = await storage()();
    await write(generation, 'stock', levels('v', ['loc-1', 1], ['loc-2', 2]), levels('w', ['loc-1', 3]));
    await write(generation, 'stock', { kind: 'doubt', variant: 'v' }, { kind: 'doubt', variant: 'nobody' });
    expect(await stockOf(generation)).toEqual(['w loc-1 3 deny exact']);
  });
});

describe('live columns', () => {
  test('SE6 the lowest price turns when one begins or ends, at the next round', async () => {
    const generation = await storage()();
    const sale = priceRow('p-1', 300, { sourceId: 'sale', validFrom: sampleTime + 10, validUntil: sampleTime + 20 });
    await write(generation, 'product', row(productRow('p')));
    await write(generation, 'price', row(priceRow('p-1', 900)), row(priceRow('p-2', 800)), row(sale));
    const at = async (now: number) => {
      await generation.live.turn(now, breathless);
      return generation.live.lowest[0];
    };
    expect([await at(sampleTime), await at(sampleTime + 10), await at(sampleTime + 20)]).toEqual([800, 300, 800]);
  });

  test('SE6 a variant that moves to another product takes its stock and price along', async () => {
    const generation = await storage()();
    const [one, two] = productRow('p').variants;
    if (!one || !two) throw new Error('two variants were expected');
    await write(generation, 'product', row(productRow('p')));
    await write(generation, 'stock', levels(one.id, ['loc-2', 1]));
    await write(generation, 'price', row(priceRow(one.id, 5)));
    await write(generation, 'product', row(productRow('q', { variants: [one] })));
    expect([...generation.live.nearby.subarray(0, 2)]).toEqual([0, 1]);
    expect([...generation.live.lowest.subarray(0, 2)]).toEqual([Number.NaN, 5]);
  });
});

describe('what was put aside', () => {
  test('RP4 is kept by reason, with the last of each, across a restart, and does not grow without bound', async () => {
    const restart = storage();
    const first = await restart();
    const quarantine = Array.from({ length: 50 }, (_, number) => ({
      ...{ reason: `reason ${number % 40}`, count: 1, lastId: `row ${number}` },
    }));
    const taken = await takeIn(first, { ...page('price', []), quarantine }, breathless);
    await writePage(first, taken);
    await write(
      first,
      'category',
      row(categoryRow('large', null, { name: { en: 'x'.repeat(2_000), de: 'ä'.repeat(2_000) } })),
    );
    const again = await restart();
    expect(again.quarantine()).toEqual(first.quarantine());
    expect(again.quarantined).toBe(50);
    expect(again.quarantine()).toContainEqual({ resource: 'price', reason: 'reason 3', count: 2, lastId: 'row 43' });
    expect(again.quarantine().length).toBeLessThanOrEqual(21);
  });
});

describe('while pages are being written', () => {
  test('RP2 what is on its way can be read, and none is written after one that failed', async () => {
    const disk = mortalDatabases();
    const parts = { databases: disk.databases, location: 'loc-1', breath: breathless, now: () => 1 };
    const generation = owned(await Generation.open(1, parts));
    await generation.load();
    const large = (id: string) => row(productRow(id, { description: { en: 'words '.repeat(3_000) } }));
    const first = writePage(generation, await takeIn(generation, page('product', [large('a')]), breathless));
    const second = await takeIn(generation, page('product', [large('b'), row(productRow('a'))]), breathless);
    expect((await generation.shelf.read([0, 1])).map((stored) => stored?.product.sourceId)).toEqual(['a', 'b']);
    await first;
    disk.writesFail = { name: 'QuotaExceededError' };
    await expect(writePage(generation, second)).rejects.toThrow('No room');
    disk.writesFail = null;
    await expect(generation.db.write(['log'], async () => {})).rejects.toThrow('No room');
    await expect(write(generation, 'stock', levels('v', ['loc-1', 1]))).rejects.toThrow('No room');
    const again = owned(await Generation.open(1, parts));
    await again.load();
    expect([...again.checkpoints.values()].map(({ seq, resource }) => [seq, resource])).toEqual([[1, 'product']]);
    expect((await contentOf(again, 1)).products).toHaveLength(1);
  });
});

describe('storage after a restart is what memory was', () => {
  const variants = Array.from({ length: 1_500 }, (_, number) => `v${number}`);
  const stockPage = (available: number, of = variants) => of.map((id) => row(stockRow(id, 'loc-1', available)));

  test('when a large page came over a small one', async () => {
    const restart = storage();
    const first = await restart();
    await write(first, 'stock', ...stockPage(1));
    await write(first, 'stock', row(stockRow('v7', 'loc-1', 2)));
    await write(first, 'stock', ...stockPage(3));
    await write(first, 'stock', row(stockRow('v8', 'loc-1', 4)));
    const before = await contentOf(first, sampleTime);
    expect(await contentOf(await restart(), sampleTime)).toEqual(before);
    expect(before.stock).toContain(`v7 loc-1 3 deny exact`);
    expect(before.stock).toContain(`v8 loc-1 4 deny exact`);
  });

  test('RP7 when blocks, overlay and log were folded, and folded again', async () => {
    const restart = storage();
    const first = await restart();
    const large = (id: string, words: number) => row(productRow(id, { description: { en: 'words '.repeat(words) } }));
    await write(first, 'product', ...Array.from({ length: 200 }, (_, number) => large(`p${number}`, 100)));
    for (let turn = 0; turn < 4; turn++) {
      await write(first, 'product', large(`p${turn * 40}`, 3_000), row(productRow(`new-${turn}`)), gone(`p${turn}`));
      await write(first, 'price', row(priceRow(`p${turn}-1`, turn)), row(priceRow('p9-1', turn)));
      await write(first, 'stock', ...stockPage(turn, ['v1', 'v2']));
      const before = await contentOf(first, sampleTime);
      await fold(first, { logged: 0, overlaid: 0 });
      expect(await contentOf(first, sampleTime)).toEqual(before);
      expect(await contentOf(await restart(), sampleTime)).toEqual(before);
      expect(first.shelf.overlaidCount).toBe(0);
      expect(await first.db.pieces('log').count()).toBe(0);
    }
    for (const { bytes } of await first.db.pieces('blocks').toArray()) expect(bytes.length).toBeLessThan(56 * 1024);
  });
});
