import { afterEach, describe, expect, test } from 'vitest';
import { eventually, scriptedClock } from '../../test/harness/scripted-clock.ts';
import { breathless } from '../kernel/breath.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { hostOf } from '../kernel/steady-time.fixture.ts';
import { GenerationDatabase } from '../replica/generation-database.ts';
import { type MemoryFeed, memoryFeed } from '../replica/memory-feed.fixture.ts';
import { mortalDatabases } from '../replica/mortal-databases.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { type CatalogService, createCatalogService } from './catalog-service.ts';
import { rigTime } from './engine-rig.fixture.ts';

const noAnswer = async () => ({ kind: 'none', why: 'away' }) as const;
const noMarker = { read: async () => null, write: async () => {} };

let service: CatalogService | null = null;
afterEach(() => {
  service?.close();
  service = null;
});

function shopOf(products: number): MemoryFeed {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (let n = 0; n < products; n++) {
    feed.put('product', productRow(`p${n}`));
    feed.put('price', priceRow(`p${n}-1`, 1_000 + n));
    feed.put('stock', stockRow(`p${n}-1`, 'loc-1', 3));
  }
  return feed;
}

/** A kiosk that has all of the shop, with its first screen, and a lever that pulls once more. */
async function filledKiosk(feed: MemoryFeed, { databases } = mortalDatabases(), clock = scriptedClock(rigTime)) {
  const kiosk = createCatalogService({
    ...{
      databases,
      feed,
      clock,
      askHost: hostOf(clock),
      askStock: noAnswer,
      tellCounts: async () => true,
      random: seededRandom(1),
      logger: silentLogger,
    },
    ...{ breath: breathless, marker: noMarker, storageUse: async () => null, mostMemoryBytes: 10 ** 9 },
    notify: () => {},
  });
  service = kiosk;
  const { api } = kiosk;
  const until = (what: string, condition: () => Promise<boolean>) =>
    eventually(what, async () => {
      await clock.advance(50);
      return condition();
    });
  kiosk.lead();
  await api.open({ location: 'loc-1', languages: ['en'], stockSeconds: 15, catalogSeconds: 60 });
  await until('the first screen shows goods', async () => (await api.front('en')).cards.length > 0);
  await until('all of it is here', async () => (await api.state()).phase === 'ready');
  return {
    api,
    clock,
    async pullsAgain() {
      await clock.advance(100);
      const asked = clock.now();
      await api.refresh();
      await until('a later pull has ended', async () => ((await api.state()).stockCheckedAt ?? 0) >= asked);
      await clock.advance(500);
    },
  };
}

test('RP17 a first fill rests while somebody orders, and goes on after it', async () => {
  const clock = scriptedClock(rigTime);
  const kiosk = createCatalogService({
    ...{
      databases: mortalDatabases().databases,
      feed: shopOf(6),
      clock,
      askHost: hostOf(clock),
      askStock: noAnswer,
      tellCounts: async () => true,
      random: seededRandom(1),
      logger: silentLogger,
    },
    ...{ breath: breathless, marker: noMarker, storageUse: async () => null, mostMemoryBytes: 10 ** 9 },
    notify: () => {},
  });
  service = kiosk;
  const { api } = kiosk;
  await api.open({ location: 'loc-1', languages: ['en'], stockSeconds: 15, catalogSeconds: 60 });
  await api.locations();
  await api.attend();
  kiosk.lead();
  for (let order = 0; order < 8; order++) {
    await clock.advance(150);
    expect(await api.state()).toMatchObject({ phase: 'empty' });
    await api.attend();
  }
  await eventually('all of it is here', async () => {
    await clock.advance(50);
    return (await api.state()).phase === 'ready';
  });
});

describe('a second start', () => {
  test('RP9 RP10 a damaged index is made again from the rows, without the store', async () => {
    const feed = shopOf(6);
    const disk = mortalDatabases();
    await filledKiosk(feed, disk);
    service?.close();
    const generation = new GenerationDatabase(1, disk.databases);
    const [piece] = await generation.pieces('index').toArray();
    if (!piece) throw new Error('No index was stored');
    piece.bytes[9] = (piece.bytes[9] ?? 0) ^ 1;
    await generation.pieces('index').put(piece);
    generation.close();
    feed.failing = { kind: 'Transient', message: 'away' };
    const clock = scriptedClock(rigTime);
    const again = createCatalogService({
      ...{
        databases: disk.databases,
        feed,
        clock,
        askHost: hostOf(clock),
        askStock: noAnswer,
        tellCounts: async () => true,
        random: seededRandom(1),
        logger: silentLogger,
      },
      ...{ breath: breathless, marker: noMarker, storageUse: async () => null, mostMemoryBytes: 10 ** 9 },
      notify: () => {},
    });
    service = again;
    again.lead();
    await again.api.open({ location: 'loc-1', languages: ['en'], stockSeconds: 15, catalogSeconds: 60 });
    const query = { text: '', language: 'en', filters: {}, sort: 'best', offset: 0, limit: 5 } as const;
    await eventually('all goods are found', async () => (await again.api.search(query)).total === 6);
  });

  test('RP8 shows its goods first, and pulls after that also when somebody searches at once', async () => {
    const feed = shopOf(6);
    const disk = mortalDatabases();
    const first = await filledKiosk(feed, disk);
    await first.clock.advance(60_000);
    service?.close();
    const { api, clock } = await filledKiosk(feed, disk, first.clock);
    const query = { text: '', language: 'en', filters: {}, sort: 'best', offset: 0, limit: 5 } as const;
    expect((await api.search(query)).total).toBe(6);
    const started = clock.now();
    await clock.advance(5_000);
    await eventually('it has pulled', async () => ((await api.state()).stockCheckedAt ?? 0) >= started);
  });
});

describe('a figure that the store has changed', () => {
  test('FR1 the first screen says of it what the product page says', async () => {
    const feed = shopOf(12);
    const { api, clock, pullsAgain } = await filledKiosk(feed);
    await clock.advance(20_000);
    for (let n = 0; n < 12; n++) feed.put('stock', stockRow(`p${n}-1`, 'loc-1', 0, { observedAt: clock.now() }));
    await pullsAgain();
    const bands = new Set((await api.front('en')).cards.map((card) => card.stock.here.band));
    expect([...bands]).toEqual(['out']);
  });

  test('FR6 a row that cannot be read leaves no figure behind for its own page to confirm', async () => {
    const feed = shopOf(2);
    const { api, clock, pullsAgain } = await filledKiosk(feed);
    await clock.advance(3_600_000);
    feed.put('stock', stockRow('p0-1', 'loc-1', 0.5));
    await pullsAgain();
    expect((await api.product('p0', 'en'))?.variants[0]?.here).toMatchObject({ band: 'unknown', quantity: null });
    expect((await api.state()).quarantined).toBe(1);
  });
});
