import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { memoryFeed, type MemoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { categoryRow, locationRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';

function tinyShop(): MemoryFeed {
  const feed = memoryFeed(rigTime);
  feed.most = 4;
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (const id of ['a', 'b', 'c', 'd', 'e', 'f']) {
    feed.put('product', productRow(id));
    feed.put('price', priceRow(`${id}-1`, 1_000));
    feed.put('stock', stockRow(`${id}-1`, 'loc-1', 3));
  }
  return feed;
}

/** What a day brings: a change, a removal and something new in each feed. */
function aDay(feed: MemoryFeed): void {
  feed.put('product', productRow('a', { title: { en: 'Renamed' } }));
  feed.remove('product', 'b');
  feed.put('product', productRow('g'));
  feed.put('price', priceRow('a-1', 900));
  feed.remove('price', 'price-b-1');
  feed.put('stock', stockRow('a-1', 'loc-1', 0));
  feed.remove('stock', 'b-1@loc-1');
  feed.put('category', categoryRow('other'));
}

const rigOver = (feed: MemoryFeed) => engineRig({ clock: scriptedClock(rigTime), eventually, settled }, feed);
type Rig = ReturnType<typeof rigOver>;

/** How many storage calls something takes; each of them is then a place to be killed at. */
async function callsOf(rig: Rig, work: () => Promise<void>): Promise<number> {
  const before = rig.disk.calls;
  await work();
  return rig.disk.calls - before;
}

/**
 * `upTo` brings a kiosk to where the work begins, which is then killed at every call. Answers how often that was, and after which of them
 * the replica was not the source.
 */
async function killEverywhere(upTo: () => Promise<Rig>, work: (rig: Rig) => void) {
  const wrong: number[] = [];
  const whole = await upTo();
  const calls = await callsOf(whole, async () => {
    work(whole);
    await whole.start();
    await whole.synced();
  });
  await whole.stop();
  for (let kill = 0; kill < calls; kill++) {
    const rig = await upTo();
    work(rig);
    await rig.startToDie(kill);
    await rig.start();
    await rig.synced();
    if (!isDeepStrictEqual(await rig.content(), contentOfFeed(rig.feed))) wrong.push(kill);
    await rig.stop();
  }
  return { calls, wrong };
}

async function filled(): Promise<Rig> {
  const rig = rigOver(tinyShop());
  await rig.start();
  await rig.synced();
  await rig.stop();
  return rig;
}

/** A few hundred kiosks are started, killed and started again. */
describe(
  'killed between any two storage calls, the replica equals the source after a restart',
  { timeout: 120_000 },
  () => {
    test('RP2 RP5 in a first sync', async () => {
      const { calls, wrong } = await killEverywhere(
        async () => rigOver(tinyShop()),
        () => {},
      );
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(60);
    });

    test('RP2 RP5 in a sync of what a day brought', async () => {
      const { calls, wrong } = await killEverywhere(filled, (rig) => aDay(rig.feed));
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(30);
    });

    test('RP6 while a new epoch is pulled into a generation of its own, and swapped in', async () => {
      const { calls, wrong } = await killEverywhere(filled, (rig) => {
        aDay(rig.feed);
        rig.feed.newEpoch();
      });
      expect(wrong).toEqual([]);
      expect(calls).toBeGreaterThan(60);
    });
  },
);
