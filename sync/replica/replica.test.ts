import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { type Resource, resources } from '../contract/feed.ts';
import { breathless } from '../kernel/breath.ts';
import { cancellationSource } from '../kernel/clock.ts';
import { plainTime } from '../kernel/steady-time.fixture.ts';
import { CatalogDatabase } from './catalog-database.ts';
import { fold } from './fold.ts';
import { GenerationDatabase } from './generation-database.ts';
import { memoryFeed } from './memory-feed.fixture.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';
import { pullRound, type Round } from './pull-round.ts';
import { fieldsOf } from './indexed-fields.ts';
import { Replica } from './replica.ts';
import { contentOf, contentOfFeed } from './replica-content.fixture.ts';
import { locationRow, priceRow, productRow, sampleTime, stockRow } from './sample-rows.fixture.ts';
import { GrowthGuard } from './growth-guard.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A note outside the origin. */
function note(text: string | null = null) {
  return {
    text,
    read: async function read() {
      return this.text;
    },
    write: async function write(now: string) {
      this.text = now;
    },
  };
}

function shop() {
  const feed = memoryFeed(sampleTime);
  feed.put('location', locationRow('loc-1'));
  for (const id of ['a', 'b', 'c']) {
    feed.put('product', productRow(id));
    feed.put('price', priceRow(`${id}-1`, 100));
    feed.put('stock', stockRow(`${id}-1`, 'loc-1', 1));
  }
  return feed;
}

/** A replica over a disk that outlives it, pulled round by round. */
async function replicaOf(feed = shop(), disk = mortalDatabases(), marker = note()) {
  const { databases } = disk;
  const clock = scriptedClock(sampleTime);
  const room = { usage: 0, quota: 10 ** 12 };
  const catalog = new CatalogDatabase(databases);
  const now = () => clock.now();
  const replica = await Replica.open({ catalog, databases, location: 'loc-1', breath: breathless, now, marker });
  const memory = { held: 0, most: 10 ** 9 };
  const guard = new GrowthGuard({ disk: async () => room, memory: () => memory }, clock);
  const rounds: Round[] = [];
  const onRound = async (round: Round) => void rounds.push(round);
  const parts = {
    replica,
    source: feed,
    clock,
    time: plainTime(clock),
    breath: breathless,
    guard,
    stockSeconds: 0,
    catalogSeconds: 0,
    onRound,
  };
  const close = () => {
    replica.close();
    catalog.close();
  };
  closers.push(close);
  const dueAt = new Map<Resource, number>();
  return {
    ...{ feed, disk, marker, replica, rounds, room, memory, close },
    async pull() {
      await clock.advance(60_000);
      dueAt.clear();
      return pullRound(parts, dueAt, cancellationSource());
    },
    content: async () => (replica.reading === null ? null : contentOf(replica.reading, sampleTime)),
  };
}

async function damage(disk: ReturnType<typeof mortalDatabases>, generation: number, table: 'directory' | 'columns') {
  const db = new GenerationDatabase(generation, disk.databases);
  const [piece] = await db.pieces(table).toArray();
  if (piece === undefined) throw new Error(`There is nothing in ${table}`);
  await db.pieces(table).put({ ...piece, bytes: piece.bytes.map((byte) => byte ^ 1) });
  db.close();
}

describe('a round', () => {
  test('hands its products on as they were read, with their numbers, and which are gone', async () => {
    const { pull, rounds, feed, replica } = await replicaOf();
    await pull();
    feed.remove('product', 'b');
    feed.put('product', productRow('a', { brand: 'Other' }));
    feed.put('price', priceRow('c-1', 7));
    await pull();
    const [first, second] = rounds;
    expect(first?.products.map((fresh) => [fresh.ordinal, fresh.fields.skus])).toEqual([
      ...[
        [0, ['SKU-a-1', 'SKU-a-2']],
        [1, ['SKU-b-1', 'SKU-b-2']],
        [2, ['SKU-c-1', 'SKU-c-2']],
      ],
    ]);
    const [stored = null] = (await replica.reading?.shelf.read([0])) ?? [];
    expect(second?.products.map(({ fields }) => fields)).toEqual(stored && [fieldsOf(stored.product)]);
    expect([second?.gone, second?.changed]).toEqual([[1], new Set(['product', 'price'])]);
    expect(replica.reading?.live.lowest[2]).toBe(7);
  });

  test('RP9 a feed that makes no sense does not keep the others from being read', async () => {
    const { pull, content, feed } = await replicaOf();
    feed.garbled = 'price';
    expect(await pull()).toMatchObject({ kind: 'done', unreadable: ['price'] });
    expect((await content())?.stock).toHaveLength(3);
    feed.garbled = null;
    expect(await pull()).toMatchObject({ unreadable: [] });
    expect(await content()).toEqual(contentOfFeed(feed));
  });

  test('RP5 asks for no page before the one in front of it is stored', async () => {
    const feed = shop();
    feed.most = 1;
    const { pull, replica, disk } = await replicaOf(feed);
    const generation = () => replica.writing();
    await pull();
    await (await generation()).db.settled();
    const unfinished = [...(await generation()).checkpoints.values()].filter(({ complete }) => !complete).length;
    disk.writesFail = { name: 'QuotaExceededError' };
    const asked = feed.pages;
    await pull().catch(() => {});
    await expect((await generation()).db.settled()).rejects.toThrow('No room');
    // The second page of those was on its way already, and the third is not asked for.
    expect(unfinished).toBeGreaterThan(1);
    expect(feed.pages - asked).toBeLessThanOrEqual(resources.length - unfinished);
  });

  test('RP5 asks for a page once, also when the page before it was the occasion', async () => {
    const feed = shop();
    feed.most = 1;
    const { pull, content } = await replicaOf(feed);
    for (let round = 0; round < 4; round++) await pull();
    expect(await content()).toEqual(contentOfFeed(feed));
    const asked = feed.pages;
    await pull();
    expect(feed.pages - asked).toBe(6);
    expect(asked).toBeLessThanOrEqual(4 * 6 + 6);
  });
});

describe('RP6 while another epoch is pulled', () => {
  test('what is read is all of the old or all of the new, after every round', async () => {
    const feed = shop();
    const { pull, content, replica } = await replicaOf(feed);
    await pull();
    const old = await content();
    feed.most = 1;
    feed.remove('product', 'b');
    feed.put('product', productRow('a', { brand: 'Other' }));
    feed.put('price', priceRow('a-1', 5));
    feed.put('stock', stockRow('c-1', 'loc-1', 0));
    feed.newEpoch();
    const seen = [];
    for (let round = 0; round < 8; round++) {
      const outcome = await pull();
      if (outcome.kind === 'start-over') await replica.startOver('too-old');
      seen.push(await content());
    }
    expect(replica.reading?.number).toBe(2);
    const states = seen.map((each) => [old, contentOfFeed(feed)].findIndex((known) => isDeepStrictEqual(known, each)));
    expect(new Set(states)).toEqual(new Set([0, 1]));
    expect(states).toEqual(states.toSorted((one, other) => one - other));
  });
});

const ids = fc.constantFrom('a', 'b', 'c');
/** Those of the last product have ids of the platform's own making. */
const variantIds = fc.constantFrom('a-1', 'a-2', 'c-1');
const stockId = (variant: string, place: string) =>
  variant.startsWith('c') ? `own ${variant} ${place}` : `${variant}@${place}`;
const places = fc.constantFrom('loc-1', 'loc-2');
type Step =
  | readonly ['put' | 'remove', string]
  | readonly ['price', string, number | null]
  | readonly ['stock', string, string, number | null]
  | readonly ['pull' | 'restart' | 'fold'];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('put' as const, 'remove' as const), ids),
  fc.tuple(fc.constant('price' as const), variantIds, fc.option(fc.nat(3))),
  fc.tuple(fc.constant('stock' as const), variantIds, places, fc.option(fc.nat(1))),
  fc.tuple(fc.constant('stock' as const), variantIds, places, fc.option(fc.nat(1))),
  fc.tuple(fc.constantFrom('pull' as const, 'pull' as const, 'restart' as const, 'fold' as const)),
);

function change(feed: ReturnType<typeof memoryFeed>, [name, id = '', value, more]: readonly unknown[] & Step): void {
  const key = String(id);
  if (name === 'put') feed.put('product', productRow(key));
  if (name === 'remove') feed.remove('product', key);
  if (name === 'price' && value === null) feed.remove('price', `price-${key}`);
  if (name === 'price' && typeof value === 'number') feed.put('price', priceRow(key, value));
  if (name !== 'stock' || typeof value !== 'string') return;
  const sourceId = stockId(key, value);
  if (typeof more === 'number') feed.put('stock', stockRow(key, value, more, { sourceId }));
  else feed.remove('stock', sourceId);
}

test(
  'RP2 RP3 SE6 after any changes, restarts and folds the replica equals the source, live columns and all',
  { timeout: 60_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 50 }), async (steps) => {
        let rig = await replicaOf(memoryFeed(sampleTime));
        for (const id of ['a', 'c']) rig.feed.put('product', productRow(id));
        const restart = async () => {
          rig.close();
          rig = await replicaOf(rig.feed, rig.disk, rig.marker);
          await rig.replica.reading?.load();
        };
        for (const each of steps) {
          change(rig.feed, each);
          if (each[0] === 'pull') await rig.pull();
          if (each[0] === 'restart') await restart();
          if (each[0] === 'fold' && rig.replica.reading?.loaded)
            await fold(rig.replica.reading, { logged: 0, overlaid: 0 });
        }
        await rig.pull();
        const story = JSON.stringify(steps);
        expect(await rig.content(), story).toEqual(contentOfFeed(rig.feed));
        await restart();
        expect(await rig.content(), story).toEqual(contentOfFeed(rig.feed));
        rig.close();
      }),
      { numRuns: 120, seed: 20_261_122 },
    );
  },
);

describe('when there is little room left', () => {
  test('RP16 the catalog stops growing and its figures go on, until there is room', async () => {
    const { pull, content, feed, room, replica } = await replicaOf();
    await pull();
    feed.put('product', productRow('d'));
    feed.put('stock', stockRow('a-1', 'loc-1', 9));
    room.usage = room.quota - 1_000;
    expect(await pull()).toMatchObject({ kind: 'done', shortage: 'storage-full' });
    expect(replica.reading?.productCount).toBe(3);
    expect((await content())?.stock).toContain('a-1 loc-1 9 deny exact');
    room.usage = 0;
    await pull();
    expect(await content()).toEqual(contentOfFeed(feed));
  });

  test('RP16 a catalog that is as large as the memory stops growing, and says that it is for that', async () => {
    const { pull, content, feed, memory, replica } = await replicaOf();
    await pull();
    const held = replica.reading?.heldBytes ?? 0;
    expect(held).toBeGreaterThan(10_000);
    Object.assign(memory, { held, most: held });
    feed.put('product', productRow('d'));
    feed.put('stock', stockRow('a-1', 'loc-1', 9));
    expect(await pull()).toMatchObject({ kind: 'done', shortage: 'memory-full' });
    expect(replica.reading?.productCount).toBe(3);
    expect((await content())?.stock).toContain('a-1 loc-1 9 deny exact');
    memory.most = held * 2;
    await pull();
    expect(await content()).toEqual(contentOfFeed(feed));
  });

  test('a catalog that is not whole waits as it is', async () => {
    const { pull, room, replica } = await replicaOf();
    room.usage = room.quota;
    await pull();
    expect(replica.reading?.productCount).toBe(0);
  });
});

describe('RP10 damage', () => {
  test('in a generation that is half built says nothing of the one that is read', async () => {
    const first = await replicaOf();
    await first.pull();
    const before = await first.content();
    await first.replica.startOver('too-old');
    first.feed.most = 1;
    await first.pull();
    await (await first.replica.writing()).db.settled();
    first.close();
    await damage(first.disk, 2, 'directory');
    const again = await replicaOf(first.feed, first.disk, first.marker);
    expect(again.replica.rebuilding).toBe(false);
    expect(await again.replica.reading?.load()).toBeUndefined();
    expect(await again.content()).toEqual(before);
    expect(again.replica.diagnostics()).toMatchObject({ generation: 1, damages: 1, lastStartOver: 'damaged' });
  });
});

describe('a browser that lost its origin', () => {
  test('is found out by the note outside, and the catalog is fetched again', async () => {
    const first = await replicaOf();
    await first.pull();
    expect(first.marker.text).toBe('1');
    first.close();
    const again = await replicaOf(first.feed, mortalDatabases(), first.marker);
    expect(again.replica.diagnostics().wipes).toBe(0);
    await again.pull();
    expect(await again.content()).toEqual(contentOfFeed(first.feed));
    expect(again.replica.diagnostics()).toMatchObject({ wipes: 1, generation: 2, lastStartOver: 'wiped', products: 3 });
    again.close();
    const third = await replicaOf(first.feed, again.disk, again.marker);
    await third.pull();
    expect(third.replica.diagnostics()).toMatchObject({ wipes: 1, generation: 2 });
  });

  test('or went back to an older state of it shows that until a new one is whole', async () => {
    const first = await replicaOf();
    await first.pull();
    first.marker.text = '4';
    first.close();
    const again = await replicaOf(first.feed, first.disk, first.marker);
    again.feed.most = 1;
    await again.pull();
    expect(again.replica.diagnostics()).toMatchObject({ generation: 1, wipes: 1 });
    for (let round = 0; round < 4; round++) await again.pull();
    expect(again.replica.diagnostics()).toMatchObject({ generation: 5, wipes: 1 });
    expect(again.marker.text).toBe('5');
    expect(await again.content()).toEqual(contentOfFeed(first.feed));
  });

  test('is not suspected while nobody can be asked', async () => {
    const silent = Object.assign(note(), {
      read: async () => Promise.reject(new TypeError('away')),
      write: async () => Promise.reject(new TypeError('away')),
    });
    const { pull, replica } = await replicaOf(shop(), mortalDatabases(), silent);
    await pull();
    expect(replica.diagnostics()).toMatchObject({ wipes: 0, generation: 1 });
  });
});
