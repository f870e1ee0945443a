import { afterEach, describe, expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import { GenerationDatabase } from '../replica/generation-database.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';

const rigs: ReturnType<typeof engineRig>[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.stop();
});

function shopRig(products = 12) {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (let number = 0; number < products; number++) {
    feed.put('product', productRow(`p${number}`));
    feed.put('price', priceRow(`p${number}-1`, 1_000));
    feed.put('stock', stockRow(`p${number}-1`, 'loc-1', 3));
  }
  const clock = scriptedClock(rigTime);
  const rig = engineRig({ clock, eventually, settled }, feed);
  rigs.push(rig);
  return Object.assign(rig, { clock });
}

const totalOf = async (rig: ReturnType<typeof engineRig>, text = '') => {
  const shop = await rig.engine.shop();
  const query = { text, filters: {}, sort: 'best', offset: 0, limit: 5 } as const;
  return shop === null ? null : (shop.digest.index?.search(query, shop.generation.live).total ?? null);
};

describe('pulling', () => {
  test('RP1 of a page that was cut nothing is kept, and the whole of it comes with the next attempt', async () => {
    const rig = shopRig();
    for (const cutAfter of [0, 1, 12]) {
      rig.feed.put('product', productRow(`cut-${cutAfter}`));
      rig.feed.cutNext(cutAfter);
    }
    await rig.start();
    await rig.until('the cut is noticed', () => rig.engine.trouble === 'unreachable' || rig.engine.reading !== null);
    await rig.synced();
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('RP3 what was removed is in no answer, and what comes back is', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    expect(await totalOf(rig, 'p3')).toBe(1);
    rig.feed.remove('product', 'p3');
    await rig.synced();
    expect(await totalOf(rig, 'p3')).toBe(0);
    expect(await totalOf(rig)).toBe(11);
    rig.feed.put('product', productRow('p3', { title: { en: 'Returned p3' } }));
    await rig.synced();
    expect(await totalOf(rig, 'returned')).toBe(1);
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('RP4 a broken row is put aside and counted, and does not stop the pull', async () => {
    const rig = shopRig();
    rig.feed.put('product', productRow('broken', { variants: [] }));
    const amount = { minor: 1.5, currency: 'EUR', exponent: 2 };
    rig.feed.put('price', priceRow('p1-1', 5, { sourceId: 'broken', amount }));
    await rig.start();
    await rig.synced();
    expect(rig.engine.reading?.quarantined).toBe(2);
    expect(rig.engine.reading?.productCount).toBe(12);
  });

  test('RP7 a row too large for one record is kept in several', async () => {
    const rig = shopRig();
    const large = Object.fromEntries(['en', 'de', 'fr', 'es'].map((language) => [language, 'ä'.repeat(19_000)]));
    rig.feed.put('product', productRow('large', { description: large }));
    await rig.start();
    await rig.synced();
    rig.feed.put('product', productRow('p1', { description: large }));
    await rig.synced();
    rig.feed.put('product', productRow('p1'));
    await rig.synced();
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
    await rig.stop();
    await rig.start();
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('a changed price is in the index, also after a restart', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.put('price', priceRow('p7-1', 10));
    await rig.synced();
    const cheap = async () => {
      const shop = await rig.engine.shop();
      const query = { text: '', filters: { priceUpTo: 10 }, sort: 'price-up', offset: 0, limit: 5 } as const;
      return shop === null ? null : shop.digest.index?.search(query, shop.generation.live).total;
    };
    expect(await cheap()).toBe(1);
    await rig.stop();
    rig.feed.failing = { kind: 'Transient', message: 'away' };
    await rig.start();
    expect(await cheap()).toBe(1);
  });

  test('a changed category tree is in the index', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.put('category', categoryRow('above'));
    rig.feed.put('category', categoryRow('leaf', 'above'));
    await rig.synced();
    const shop = await rig.engine.shop();
    const query = { text: '', filters: { category: 'above' }, sort: 'best', offset: 0, limit: 5 } as const;
    expect(shop?.digest.index?.search(query, shop.generation.live).total).toBe(12);
  });
});

describe('trouble', () => {
  const failures: readonly (readonly [CommerceError, string])[] = [
    [{ kind: 'Transient', message: 'away' }, 'unreachable'],
    [{ kind: 'Auth', message: 'not let in' }, 'unreachable'],
    [{ kind: 'RateLimited', message: 'slow', retryAfterMs: 100 }, 'unreachable'],
    [{ kind: 'Invalid', message: 'no JSON' }, 'unreadable-answer'],
    [{ kind: 'Unsupported', message: 'newer' }, 'newer-contract'],
  ];

  test.each(failures)('RP9 %o is %s, takes nothing away, and passes', async (failing, trouble) => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.failing = failing;
    rig.engine.wake();
    await rig.until(`the state says ${trouble}`, () => rig.engine.trouble === trouble);
    expect(await totalOf(rig)).toBe(12);
    rig.feed.failing = null;
    rig.feed.put('stock', stockRow('p1-1', 'loc-1', 9));
    await rig.synced();
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test.each([{}, { table: 'overlay' }])(
    'RP9 a full disk is named, what is there is read on, and the pull goes on when there is room %o',
    async (where) => {
      const rig = shopRig();
      await rig.start();
      await rig.synced();
      rig.feed.put('product', productRow('one-more'));
      rig.disk.writesFail = { name: 'QuotaExceededError', ...where };
      rig.engine.wake();
      await rig.until('the state says that the disk is full', () => rig.engine.trouble === 'storage-full');
      expect(await totalOf(rig)).toBe(12);
      rig.disk.writesFail = null;
      await rig.synced();
      expect(await totalOf(rig)).toBe(13);
      await rig.stop();
      rig.feed.failing = { kind: 'Transient', message: 'away' };
      await rig.start();
      expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
    },
  );

  test('an away store is asked ever more seldom', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.failing = { kind: 'Transient', message: 'away' };
    const before = rig.feed.pages;
    for (let minute = 0; minute < 60; minute++) {
      await rig.clock.advance(30_000);
      await rig.clock.advance(30_000);
    }
    expect(rig.feed.pages - before).toBeGreaterThan(40);
    expect(rig.feed.pages - before).toBeLessThan(240);
  });
});

describe('a new generation', () => {
  test('RP6 is read only when it is whole, and the old one is deleted whole', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    const old = rig.engine.reading;
    rig.feed.most = 2;
    for (const number of [0, 1, 2, 3]) rig.feed.remove('product', `p${number}`);
    rig.feed.put('product', productRow('new'));
    rig.feed.newEpoch();
    rig.engine.wake();
    const seen = new Set<number | null>();
    await rig.until('the new generation is read', async () => {
      seen.add(await totalOf(rig));
      return rig.engine.reading !== old;
    });
    await rig.synced();
    seen.add(await totalOf(rig));
    expect([...seen]).toEqual([12, 9]);
    const { indexedDB } = rig.disk.databases;
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['endcap-catalog', 'endcap-catalog-2']));
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('RP11 is what a wiped origin leads to, by itself, and the diagnostics say so', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    expect(rig.engine.diagnostics).toMatchObject({ wipes: 0, lastStartOver: null });
    await rig.stop();
    rig.disk.revive();
    const { indexedDB } = rig.disk.databases;
    for (const { name = '' } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
    await rig.start();
    await rig.synced();
    expect(rig.engine.diagnostics).toMatchObject({ wipes: 1, lastStartOver: 'wiped', products: 12 });
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('RP6 is what a cursor that is too old leads to', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.forget('price');
    rig.feed.put('price', priceRow('p1-1', 1));
    rig.engine.wake();
    await rig.until('the new generation is read', () => (rig.engine.reading?.number ?? 1) > 1);
    await rig.synced();
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
  });

  test('RP10 is begun once, however often the damage is met meanwhile', async () => {
    const rig = shopRig();
    await rig.start();
    await rig.synced();
    rig.feed.most = 2;
    rig.engine.damaged();
    await rig.until('the new generation is read', () => {
      rig.engine.damaged();
      return (rig.engine.reading?.number ?? 1) > 1;
    });
    expect(rig.engine.reading?.number).toBe(2);
  });

  test.each(['blocks', 'columns', 'directory', 'log'] as const)(
    'RP10 is what damage in the %s leads to, by itself',
    async (table) => {
      const rig = shopRig(200);
      await rig.start();
      await rig.synced();
      rig.feed.put('stock', stockRow('p1-1', 'loc-1', 9));
      await rig.synced();
      await rig.stop();
      rig.disk.revive();
      const db = new GenerationDatabase(1, rig.disk.databases);
      const [piece] = await db.pieces(table).toArray();
      if (piece === undefined) throw new Error(`There is nothing in ${table}`);
      await db.pieces(table).put({ ...piece, bytes: piece.bytes.map((byte) => byte ^ 1) });
      db.close();
      await rig.start();
      await rig.engine.shop().then(
        (shop) => shop?.generation.shelf.read([0]).catch(() => rig.engine.damaged()),
        () => rig.engine.damaged(),
      );
      await rig.until('the new generation is read', () => (rig.engine.reading?.number ?? 1) > 1);
      await rig.synced();
      expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
      expect(await totalOf(rig)).toBe(200);
    },
  );
});
