import { afterEach, describe, expect, test } from 'vitest';
import type { FeedRow, Resource } from '../contract/feed.ts';
import { fold } from './fold.ts';
import { Generation } from './generation.ts';
import { hereStock } from './here-stock.ts';
import { mortalDatabases } from './mortal-databases.fixture.ts';
import { contentOf } from './replica-content.fixture.ts';
import type { Change, Page } from './read-page.ts';
import { locationRow, priceRow, productRow, sampleTime, stockRow } from './sample-rows.fixture.ts';
import { writePage } from './write-page.ts';

const open: Generation[] = [];
afterEach(() => {
  for (const generation of open.splice(0)) generation.close();
});

function storage() {
  const { databases } = mortalDatabases();
  return async () => {
    const generation = await Generation.open(1, 'loc-1', databases);
    await generation.load();
    open.push(generation);
    return generation;
  };
}

const end = { next: 'c', complete: true, epoch: 'e', serverTime: 0 };
const row = <Of extends Resource>(value: FeedRow<Of>): Change<Of> => ({ kind: 'row', row: value });
const gone = (id: string) => ({ kind: 'gone', id }) as const;
const page = (resource: Resource, changes: readonly Change[]): Page => ({ resource, changes, quarantined: 0, end });
const write = (to: Generation, resource: Resource, ...changes: Change[]) => writePage(to, page(resource, changes), 1);

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
    expect([...hereStock(generation)]).toEqual([1]);
    await write(generation, 'product', row(productRow('p', { variants: [one] })));
    expect([...hereStock(generation)]).toEqual([0]);
  });

  test('stock and prices may come before their product', async () => {
    const generation = await storage()();
    await write(generation, 'stock', row(stockRow('p-1', 'loc-1', 5)));
    await write(generation, 'price', row(priceRow('p-1', 700)));
    expect([...hereStock(generation)]).toEqual([]);
    await write(generation, 'product', row(productRow('p')));
    expect([...hereStock(generation)]).toEqual([1]);
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
    expect(before.stock).toContain(`v7 loc-1 3 deny exact ${sampleTime / 1_000}`);
    expect(before.stock).toContain(`v8 loc-1 4 deny exact ${sampleTime / 1_000}`);
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
