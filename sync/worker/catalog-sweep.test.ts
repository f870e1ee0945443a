import { afterEach, describe, expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { memoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { categoryRow, locationRow, productRow } from '../replica/sample-rows.fixture.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';

let rig: Awaited<ReturnType<typeof sweptRig>> | null = null;
afterEach(async () => {
  await rig?.stop();
  rig = null;
});

const firstSweepMs = 300_000;
const mostUntilNextMs = 3_600_000 * 1.5;

/** In steps as long as those of the kiosk, so that it is done with one when the next begins. */
async function passes(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 15_000) await rig?.clock.advance(15_000);
}

/** A kiosk at a platform that keeps no record of what it deletes, and has nothing but the list of its ids to compare with. */
async function sweptRig(products = 12) {
  const feed = memoryFeed(rigTime);
  feed.notComparing = { kind: 'Unsupported', message: 'No such thing' };
  feed.most = 5;
  feed.put('location', locationRow('loc-1'));
  feed.put('category', categoryRow('leaf'));
  for (let number = 0; number < products; number++) feed.put('product', productRow(`p${number}`));
  const started = engineRig({ clock: scriptedClock(rigTime), eventually, settled }, feed);
  await started.start();
  await started.synced();
  return started;
}

describe('RP14 where there is only a list of ids', () => {
  test('what is not on it goes away, and nothing else', async () => {
    rig = await sweptRig();
    rig.feed.removeSilently('product', 'p3');
    rig.feed.removeSilently('product', 'p11');
    rig.feed.removeSilently('category', 'leaf');
    await passes(firstSweepMs);
    expect(await rig.content()).toEqual(contentOfFeed(rig.feed));
    expect(rig.engine.diagnostics).toMatchObject({ products: 10, repaired: 3 });
  });

  test('what came after it was begun stays, on the list or not', async () => {
    rig = await sweptRig();
    const { feed } = rig;
    const { ids } = feed;
    // The platform lists in the order of ids, and one is added behind the place where the list is.
    feed.ids = async (resource, after, limit) => {
      const answer = await ids(resource, after, limit);
      if (resource === 'product' && after === null) {
        feed.put('product', productRow('a-late-one'));
        await rig?.clock.advance(61_000);
      }
      return answer;
    };
    await passes(firstSweepMs);
    await rig.synced();
    expect(await rig.content()).toEqual(contentOfFeed(feed));
  });

  test('one that did not come whole says nothing, and the next one is in an hour or so', async () => {
    rig = await sweptRig();
    const { feed } = rig;
    feed.removeSilently('product', 'p3');
    const { ids } = feed;
    feed.ids = async (...question) => {
      const answer = await ids(...question);
      if (answer.kind === 'failed') return answer;
      return { kind: 'body', chunks: withoutLastLine(answer.chunks) };
    };
    await passes(firstSweepMs);
    expect(rig.engine.diagnostics.products).toBe(12);
    feed.ids = ids;
    await passes(mostUntilNextMs);
    expect(rig.engine.diagnostics.products).toBe(11);
  });

  test('one that would take much away is believed when the next one says the same', async () => {
    rig = await sweptRig(120);
    for (let number = 0; number < 110; number++) rig.feed.removeSilently('product', `p${number}`);
    await passes(firstSweepMs);
    expect(rig.engine.diagnostics.products).toBe(120);
    await passes(mostUntilNextMs);
    expect(rig.engine.diagnostics.products).toBe(10);
  });

  test('a store without even that is left in peace', async () => {
    rig = await sweptRig();
    rig.feed.notListing = { kind: 'Unsupported', message: 'No such thing' };
    rig.feed.removeSilently('product', 'p3');
    await passes(firstSweepMs);
    expect(rig.engine.diagnostics).toMatchObject({ products: 12, repaired: 0 });
    expect(rig.engine.trouble).toBeNull();
  });
});

async function* withoutLastLine(chunks: AsyncIterable<Uint8Array<ArrayBuffer>>) {
  for await (const chunk of chunks) {
    const text = new TextDecoder().decode(chunk);
    yield new TextEncoder().encode(text.replace(/^\{"page".*\n/m, ''));
  }
}
