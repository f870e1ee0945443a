import { afterEach, describe, expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import type { CheckedResource } from '../contract/checksums.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';

let rig: ReturnType<typeof shopRig> | null = null;
afterEach(async () => {
  await rig?.stop();
  rig = null;
});

function shopRig(products = 40) {
  const feed = memoryFeed(rigTime);
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (let number = 0; number < products; number++) {
    feed.put('product', productRow(`p${number}`, { sourceUpdatedAt: 1_000 }));
    feed.put('price', priceRow(`p${number}-1`, 1_000));
    feed.put('stock', stockRow(`p${number}-1`, 'loc-1', 3));
    feed.put('stock', stockRow(`p${number}-1`, 'loc-2', 0));
  }
  return engineRig({ clock: scriptedClock(rigTime), eventually, settled }, feed);
}

const foundFor = async ({ engine }: ReturnType<typeof shopRig>, text: string) => {
  const shop = await engine.shop();
  const query = { text, filters: {}, sort: 'best', offset: 0, limit: 5 } as const;
  return shop?.digest.index?.search(query, shop.generation.live).total;
};

describe('RP13 what no feed has told', () => {
  test('is found and mended, whichever side it is on', async () => {
    rig = shopRig();
    const { feed } = rig;
    await rig.start();
    await rig.synced();
    feed.putSilently('product', productRow('p3', { sourceUpdatedAt: 2_000, title: { en: 'Altered' } }));
    feed.putSilently('product', productRow('p100', { sourceUpdatedAt: 2_000, title: { en: 'Unheard of' } }));
    feed.putSilently('price', priceRow('p4-1', 5));
    feed.putSilently('price', priceRow('p5-1', 1_000, { compareAt: { minor: 2_000, currency: 'EUR', exponent: 2 } }));
    feed.putSilently('stock', stockRow('p6-1', 'loc-1', 3, { policy: 'backorder' }));
    feed.removeSilently('product', 'p7');
    feed.removeSilently('price', 'price-p8-1');
    feed.removeSilently('stock', 'p9-1@loc-2');
    await rig.synced();
    expect(await rig.content()).not.toEqual(contentOfFeed(feed));
    await rig.compared();
    expect(await rig.content()).toEqual(contentOfFeed(feed));
    expect(await foundFor(rig, 'altered')).toBe(1);
    expect(await foundFor(rig, 'unheard')).toBe(1);
    expect(await foundFor(rig, 'p7')).toBe(0);
    expect(rig.engine.diagnostics.repaired).toBe(8);
    expect(feed.partitionsAsked).toBeLessThanOrEqual(8);
    await rig.stop();
    await rig.start();
    expect(await rig.content()).toEqual(contentOfFeed(feed));
    expect(rig.engine.diagnostics.repaired).toBe(8);
  });

  test('costs nothing where both sides are the same', async () => {
    rig = shopRig();
    await rig.start();
    await rig.compared();
    expect(rig.feed.partitionsAsked).toBe(0);
    expect(rig.engine.diagnostics.repaired).toBe(0);
  });

  test('is told from what is on its way', async () => {
    rig = shopRig();
    const { feed } = rig;
    await rig.start();
    await rig.synced();
    for (let seconds = 0; seconds < 200; seconds += 5) {
      feed.put('stock', stockRow('p1-1', 'loc-1', seconds));
      await rig.clock.advance(5_000);
    }
    expect(feed.partitionsAsked).toBe(0);
  });

  test('is told from what is still being caught up with', async () => {
    rig = shopRig();
    const { feed } = rig;
    await rig.start();
    await rig.synced();
    const { checksums } = feed;
    let looks = 0;
    feed.checksums = (resource, of) => {
      if (resource === 'stock') looks++;
      return checksums(resource, of);
    };
    feed.putSilently('stock', stockRow('p1-1', 'loc-1', 9));
    await rig.clock.advance(100_000);
    await rig.until('it was looked once', () => looks === 1);
    feed.put('stock', stockRow('p1-1', 'loc-1', 5));
    await rig.synced();
    feed.putSilently('stock', stockRow('p1-1', 'loc-1', 9));
    await rig.until('it was looked again', () => looks === 2);
    expect(feed.partitionsAsked).toBe(0);
    await rig.until('it stood still', () => feed.partitionsAsked === 1);
  });

  test('is not taken away on the word of a partition that does not add up', async () => {
    rig = shopRig();
    const { feed } = rig;
    await rig.start();
    await rig.synced();
    feed.putSilently('stock', stockRow('p1-1', 'loc-1', 9));
    const { partition } = feed;
    feed.partition = (resource, number, of) => partition(resource, number + 1 < of ? number + 1 : 0, of);
    await rig.compared();
    expect(feed.partitionsAsked).toBeGreaterThan(0);
    expect((await rig.content()).stock).toHaveLength(80);
  });

  test('is not looked for where the store cannot say, or means something else', async () => {
    rig = shopRig(3);
    const { feed } = rig;
    feed.notComparing = { kind: 'Unsupported', message: 'No such thing' };
    feed.putSilently('stock', stockRow('p1-1', 'loc-1', 9));
    await rig.start();
    await rig.compared();
    expect(feed.partitionsAsked).toBe(0);
    feed.notComparing = null;
    feed.put('stock', stockRow('p2-1', 'loc-1', 7, { sourceId: 'an id of its own' }));
    feed.put('price', priceRow('p2-1', 7, { sourceId: 'another' }));
    feed.putSilently('price', priceRow('p1-1', 8));
    await rig.compared();
    expect(feed.partitionsAsked).toBe(0);
    expect(rig.engine.trouble).toBeNull();
  });
});

const comparedResources: readonly CheckedResource[] = ['product', 'price', 'stock'];

test('RP13 a partition that never adds up is fetched once and then let be', async () => {
  rig = shopRig(3);
  const { feed } = rig;
  const { checksums } = feed;
  const amiss = new Set<CheckedResource>(comparedResources);
  feed.checksums = async (resource, of) => {
    const answer = await checksums(resource, of);
    if (!answer.ok || !amiss.has(resource)) return answer;
    return {
      ok: true,
      value: { ...answer.value, partitions: answer.value.partitions.map((sum, at) => sum + (at < 5 ? 1 : 0)) },
    };
  };
  await rig.start();
  await rig.compared();
  for (let minutes = 0; minutes < 10; minutes++) await rig.clock.advance(60_000);
  expect(feed.partitionsAsked).toBe(15);
  expect(await rig.content()).toEqual(contentOfFeed(feed));
});
