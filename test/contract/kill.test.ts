import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../sync/outbox/canonical-json.ts';
import type { MemoryFeed } from '../../sync/replica/memory-feed.fixture.ts';
import { type MortalDatabases, mortalDatabases } from '../../sync/replica/mortal-databases.fixture.ts';
import { contentOfFeed } from '../../sync/replica/replica-content.fixture.ts';
import { eventually, settled } from '../harness/scripted-clock.ts';
import { startCatalog } from './catalog-rig.ts';
import { manyPages, rowsOnDisk } from './killed-pull.ts';

const manyTurns = 100_000;

/** A life that ends at this storage call. What was under way then finds no storage any more. */
async function lifeUpTo(call: number, disk: MortalDatabases, feed: MemoryFeed): Promise<void> {
  disk.killAfter(call);
  const rig = await startCatalog(disk.databases, feed).catch(() => null);
  await eventually('the kill strikes', () => disk.dead, manyTurns);
  rig?.close();
  await settled();
  disk.revive();
}

/** How many storage calls it takes to be in step with the store. */
async function callsToSync(disk: MortalDatabases, feed: MemoryFeed): Promise<number> {
  const before = disk.calls;
  const rig = await startCatalog(disk.databases, feed);
  await rig.synced();
  const calls = disk.calls - before;
  rig.close();
  await settled();
  return calls;
}

describe('killed at any storage call', { timeout: 60_000 }, () => {
  test('RP2 of its first pull, a kiosk has exactly the rows that its cursors speak of', async () => {
    const smallShop = () => manyPages(15, 6, 4);
    const calls = await callsToSync(mortalDatabases(), smallShop());
    const seen = new Set<number>();
    for (let call = 1; call <= calls; call++) {
      const disk = mortalDatabases();
      await lifeUpTo(call, disk, smallShop());
      seen.add(await rowsOnDisk(disk.databases, smallShop()));
    }
    // From none to 6 products, 12 prices and 24 levels, in pages of four.
    expect(Math.min(...seen)).toBe(0);
    expect(Math.max(...seen)).toBe(42);
    expect(seen.size).toBeGreaterThan(5);
  });

  test('RP6 of a change of generations, a kiosk whose store is away reads one of the two catalogs, whole', async () => {
    const whole = await changing();
    const calls = await callsToSync(whole.disk, whole.feed);
    const read: string[] = [];
    for (let call = 1; call <= calls; call++) {
      const { disk, feed } = await changing();
      await lifeUpTo(call, disk, feed);
      read.push(await readWithoutStore(disk, feed));
    }
    const { before, after } = whole;
    expect(new Set(read)).toEqual(new Set([before, after]));
  });
});

/** A kiosk that is stopped, and a store that has begun a new epoch meanwhile. */
async function changing() {
  const disk = mortalDatabases();
  const feed = manyPages(16, 3, 20);
  await callsToSync(disk, feed);
  const before = canonicalJson(contentOfFeed(feed));
  feed.remove('product', 'p1');
  feed.newEpoch();
  return { disk, feed, before, after: canonicalJson(contentOfFeed(feed)) };
}

async function readWithoutStore(disk: MortalDatabases, feed: MemoryFeed): Promise<string> {
  feed.failing = { kind: 'Transient', message: 'away' };
  const rig = await startCatalog(disk.databases, feed);
  const read = canonicalJson(await rig.content());
  rig.close();
  await settled();
  return read;
}
