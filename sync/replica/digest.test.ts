import { IDBDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { FeedRow, Resource } from '../contract/feed.ts';
import { type Breath, breathless } from '../kernel/breath.ts';
import type { IndexQuery } from '../search/query.ts';
import { Digest } from './digest.ts';
import { Generation } from './generation.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';
import type { Change } from './page-lines.ts';
import { mostBytesInPiece } from './pieces.ts';
import { categoryRow, productRow, sampleTime } from './sample-rows.fixture.ts';
import { takeIn, writePage } from './write-page.ts';

const open: Generation[] = [];
afterEach(() => {
  for (const generation of open.splice(0)) generation.close();
});

const row = <Of extends Resource>(value: FeedRow<Of>): Change<Of> => ({ kind: 'row', row: value, json: null });
const gone = (id: string): Change => ({ kind: 'gone', id });
const titled = (id: string, en: string) => row(productRow(id, { title: { en } }));
const end = { next: 'c', complete: true, epoch: 'e', serverTime: 0 };

/** A disk, on which a kiosk starts again and again. */
function kiosk() {
  const disk = mortalDatabases();
  const { databases } = disk;
  async function start(breath: Breath = breathless, later = breath) {
    const generation = await Generation.open(1, { databases, location: 'loc-1', breath, now: () => sampleTime });
    await generation.load();
    open.push(generation);
    const digest = new Digest(generation, breath, later);
    return {
      generation,
      digest,
      /** Writes a page, and has it digested unless told otherwise. */
      async page(resource: Resource, changes: readonly Change[], isTaken = true): Promise<void> {
        const page = { resource, changes, askedAt: sampleTime, quarantine: [], end };
        const taken = await takeIn(generation, page, breath);
        await writePage(generation, taken);
        await generation.db.settled();
        if (isTaken) await digest.take(taken.write.products, taken.write.gone);
      },
      async fill(): Promise<void> {
        for (const resource of ['location', 'promotion', 'price', 'stock'] as const) await this.page(resource, []);
      },
      find: (text: string): readonly string[] => {
        const query: IndexQuery = { text, filters: {}, sort: 'best', offset: 0, limit: 50 };
        const found = digest.index?.search(query, generation.live).ordinals ?? [];
        return found.map((ordinal) => generation.products.idAt(ordinal)).toSorted();
      },
    };
  }
  return { disk, start };
}

describe('a digest', () => {
  test('RP20 all is flushed to the disk until the index is stored; from then on, and after a restart, the system does it', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const durabilities = () =>
      new Set(begun.mock.calls.filter(([, mode]) => mode === 'readwrite').map(([, , how]) => how?.durability));
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    await shop.page('category', []);
    await shop.page('product', [titled('a', 'Linen shirt')]);
    await shop.digest.save();
    expect(durabilities()).toEqual(new Set(['strict']));
    begun.mockClear();
    await shop.page('product', [titled('b', 'Silk shirt')]);
    expect(durabilities()).toEqual(new Set(['relaxed']));
    shop.generation.close();
    const again = await start();
    await again.digest.load();
    begun.mockClear();
    await again.page('product', [titled('c', 'Woollen shirt')]);
    expect(durabilities()).toEqual(new Set(['relaxed']));
    begun.mockRestore();
  });

  test('RP17 is stored in moments when nobody asks, and answers meanwhile', async () => {
    const quiet = Promise.withResolvers<void>();
    let waits = 0;
    const later: Breath = {
      due: true,
      take: () => {
        waits++;
        return quiet.promise;
      },
    };
    const shop = await kiosk().start(breathless, later);
    await shop.fill();
    await shop.page('category', []);
    await shop.page('product', [titled('a', 'Linen shirt')]);
    await shop.page('product', [titled('b', 'Silk shirt')]);
    const saving = shop.digest.save();
    await shop.page('product', [titled('c', 'Woollen shirt')]);
    expect(shop.find('shirt')).toEqual(['a', 'b', 'c']);
    expect([waits, shop.generation.indexed]).toEqual([1, false]);
    quiet.resolve();
    await saving;
    expect(shop.generation.indexed).toBe(true);
    expect(shop.find('shirt')).toEqual(['a', 'b', 'c']);
  });

  test('SE10 has what was taken, in its newest form, and not what is gone', async () => {
    const shop = await kiosk().start();
    await shop.fill();
    expect(shop.digest.index).toBeNull();
    await shop.page('category', [row(categoryRow('leaf'))]);
    await shop.page('product', [titled('a', 'Linen shirt'), titled('b', 'Silk scarf')]);
    expect(shop.find('linen')).toEqual(['a']);
    expect(shop.find('category leaf')).toEqual(['a', 'b']);
    await shop.page('product', [titled('a', 'Woollen shirt'), gone('b')]);
    expect(shop.find('linen')).toEqual([]);
    expect(shop.find('shirt')).toEqual(['a']);
    expect(shop.find('')).toEqual(['a']);
    expect(shop.digest.nameOf('blue')).toEqual({ en: 'Blue', de: 'Blau' });
  });

  test('SE10 finds goods by the new name of a category at once, also of one above theirs, and no longer by the old one', async () => {
    const shop = await kiosk().start();
    await shop.fill();
    await shop.page('category', [row(categoryRow('root')), row(categoryRow('leaf', 'root'))]);
    await shop.page('product', [titled('a', 'Shirt')]);
    expect(shop.find('category root')).toEqual(['a']);
    await shop.page('category', [row(categoryRow('root', null, { name: { en: 'Gifts' } }))]);
    expect(shop.find('gifts shirt')).toEqual(['a']);
    expect(shop.find('root')).toEqual([]);
    await shop.page('category', [row(categoryRow('leaf', null))]);
    expect(shop.find('gifts')).toEqual([]);
  });

  test('SE3 SE7 goods are found by whatever some product calls their colour, also after the next start', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    const blue = (id: string, de: string) =>
      row(
        productRow(id, {
          options: [{ kind: 'colour', name: { en: 'Colour' }, values: [{ name: { en: 'Blue', de } }] }],
          variants: [{ id: `${id}-1`, sku: id, choices: [0], media: [] }],
        }),
      );
    await shop.page('product', [blue('a', 'Blau'), blue('b', 'Himmelblau')]);
    await shop.digest.save();
    const again = await start();
    await again.digest.load();
    for (const { find } of [shop, again])
      for (const name of ['blue', 'blau', 'himmelblau']) expect(find(name)).toEqual(['a', 'b']);
    expect(again.digest.nameOf('blue')).toEqual({ en: 'Blue', de: 'Blau' });
  });

  test('SE7 is found again at the next start, in records that stay in the database (RP7)', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    await shop.page(
      'product',
      Array.from({ length: 3_000 }, (_, place) => titled(`p${place}`, `Thing number${place}`)),
    );
    await shop.digest.save();
    const pieces = await shop.generation.db.pieces('index').toArray();
    expect(pieces.length).toBeGreaterThan(3);
    for (const { bytes } of pieces) expect(bytes.length).toBeLessThanOrEqual(mostBytesInPiece);
    const again = await start();
    expect(await again.digest.load()).toBe(true);
    expect(again.find('number2999')).toEqual(['p2999']);
    expect(again.digest.nameOf('blue')).toEqual({ en: 'Blue', de: 'Blau' });
  });

  test('SE7 what was written after the index was saved is in it at the next start', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    await shop.page('product', [titled('a', 'Shirt'), titled('b', 'Scarf'), titled('c', 'Cap')]);
    await shop.digest.save();
    await shop.page('product', [titled('a', 'Blouse'), gone('b')], false);
    await shop.page('product', [titled('d', 'Coat')], false);
    const again = await start();
    expect(await again.digest.load()).toBe(true);
    expect(again.find('')).toEqual(['a', 'c', 'd']);
    expect(again.find('blouse')).toEqual(['a']);
    expect(again.find('shirt')).toEqual([]);
  });

  test('SE7 saved twice, the second is the one that is found, and the first leaves nothing behind', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    await shop.page('product', [titled('a', 'Shirt')]);
    await shop.digest.save();
    const count = await shop.generation.db.pieces('index').count();
    await shop.page('product', [titled('a', 'Blouse')]);
    await shop.digest.save();
    expect(await shop.generation.db.pieces('index').count()).toBe(count);
    expect(await shop.generation.db.pieces('touched').count()).toBe(0);
    const again = await start();
    await again.digest.load();
    expect(again.find('blouse')).toEqual(['a']);
  });

  test('SE7 killed at any call while it is saved, the next start finds the one before', async () => {
    for (let calls = 1; ; calls++) {
      const { disk, start } = kiosk();
      const shop = await start();
      await shop.fill();
      await shop.page('product', [titled('a', 'Shirt')]);
      await shop.digest.save();
      await shop.page('product', [titled('b', 'Scarf')]);
      disk.killAfter(calls);
      const isSaved = await shop.digest.save().then(
        () => true,
        () => false,
      );
      disk.revive();
      const again = await start();
      expect(await again.digest.load()).toBe(true);
      expect(again.find('')).toEqual(['a', 'b']);
      if (isSaved && !disk.dead) break;
      expect(calls).toBeLessThan(200);
    }
  });

  test('RP10 a damaged record is told, and the index is made again from the rows', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    await shop.page('product', [titled('a', 'Shirt')]);
    await shop.digest.save();
    const table = shop.generation.db.pieces('index');
    const [piece] = await table.toArray();
    if (piece === undefined) throw new Error('no piece was stored');
    await table.put({ ...piece, bytes: piece.bytes.map((byte) => byte ^ 1) });
    const again = await start();
    await expect(again.digest.load()).rejects.toThrow('checksum');
    await again.digest.rebuild();
    expect(again.find('shirt')).toEqual(['a']);
  });
});

test('SE7 a stored index that lags far behind is stored again by itself', async () => {
  const { start } = kiosk();
  const shop = await start();
  await shop.fill();
  await shop.page('product', [titled('a', 'Shirt')]);
  await shop.digest.save();
  const many = Array.from({ length: 5_001 }, (_, place) => titled(`p${place}`, 'Thing'));
  await shop.page('product', many.slice(1));
  await shop.digest.settled();
  expect(await shop.generation.db.pieces('touched').count()).toBe(1);
  await shop.page('product', many.slice(0, 1));
  await shop.digest.settled();
  expect(await shop.generation.db.pieces('touched').count()).toBe(0);
});

describe('made again from the rows', () => {
  test('SE10 it has what comes meanwhile, and the one before answers until it is there', async () => {
    const { start } = kiosk();
    const shop = await start();
    await shop.fill();
    const all = Array.from({ length: 600 }, (_, place) => titled(`p${place}`, `Thing number${place}`));
    await shop.page('product', all);
    const { shelf } = shop.generation;
    const rows = shelf.all.bind(shelf);
    shelf.all = async function* () {
      yield* rows();
      expect(shop.find('number7')).toContain('p7');
      await shop.page('product', [titled('p7', 'Hat'), titled('new', 'Hat'), gone('p8')]);
      expect(shop.find('hat')).toEqual(['new', 'p7']);
    };
    await shop.digest.rebuild();
    expect(shop.find('hat')).toEqual(['new', 'p7']);
    expect(shop.find('number8')).not.toContain('p8');
  });

  test('SE10 where there was none, it is found from while the rest of the catalog still comes in', async () => {
    const { start } = kiosk();
    const first = await start();
    await first.page(
      'product',
      Array.from({ length: 600 }, (_, place) => titled(`p${place}`, `Thing number${place}`)),
    );
    const shop = await start();
    expect(await shop.digest.load()).toBe(false);
    const { shelf } = shop.generation;
    const rows = shelf.all.bind(shelf);
    shelf.all = async function* () {
      await shop.page('product', [titled('p7', 'Hat'), titled('new', 'Hat'), gone('p8')]);
      yield* rows();
    };
    await shop.digest.rebuild();
    await shop.fill();
    expect(shop.find('hat')).toEqual(['new', 'p7']);
    expect(shop.find('number8')).not.toContain('p8');
    expect(shop.find('number599')).toContain('p599');
  });
});
