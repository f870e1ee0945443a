import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import type { CheckedResource } from '../contract/checksums.ts';
import { breathless } from '../kernel/breath.ts';
import { fold } from '../replica/fold.ts';
import { memoryFeed, type MemoryFeed } from '../replica/memory-feed.fixture.ts';
import { contentOfFeed } from '../replica/replica-content.fixture.ts';
import { categoryRow, priceRow, productRow, stockRow } from '../replica/sample-rows.fixture.ts';
import { takeIn, writePage } from '../replica/write-page.ts';
import { engineRig, rigTime } from './engine-rig.fixture.ts';

type Rig = ReturnType<typeof engineRig>;
/** After a silent one both sides are equal only once they have been compared. */
type Step = { readonly name: string; readonly silent?: true; run(rig: Rig): Promise<void> | void };

const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const variants = ids.chain((id) => fc.constantFrom(`${id}-1`, `${id}-2`));
const places = fc.constantFrom('loc-1', 'loc-2');
const amounts = fc.nat(50);

const onFeed = (name: string, run: (feed: MemoryFeed) => void): Step => ({ name, run: ({ feed }) => run(feed) });

const silentlyOnFeed = (name: string, run: (feed: MemoryFeed) => void): Step => ({
  ...onFeed(`silently ${name}`, run),
  silent: true,
});

/** What no feed has said and no page has brought, as a fault on the disk or in the code would do it. */
const lost = (resource: CheckedResource, id: string): Step => ({
  name: `lose ${id}`,
  silent: true,
  async run(rig) {
    await rig.synced();
    await settled();
    const { reading } = rig.engine;
    const { cursor = '', epoch = '' } = reading?.checkpoints.get(resource) ?? {};
    if (reading === null) return;
    const end = { next: cursor, complete: false, epoch, serverTime: rigTime };
    const page = { resource, changes: [{ kind: 'gone' as const, id }], askedAt: rigTime, quarantine: [], end };
    await writePage(reading, await takeIn(reading, page, breathless));
    await reading.db.settled();
  },
});

/** A product is compared by when it was last changed. */
let changes = 0;
const changedProduct = (id: string, popularity: number) =>
  productRow(id, { popularity: popularity / 50, sourceUpdatedAt: ++changes });

const divergence: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(ids, amounts)
    .map(([id, popularity]) =>
      silentlyOnFeed(`put ${id}`, (feed) => feed.putSilently('product', changedProduct(id, popularity))),
    ),
  ids.map((id) => silentlyOnFeed(`remove ${id}`, (feed) => feed.removeSilently('product', id))),
  fc
    .tuple(variants, amounts)
    .map(([variant, minor]) =>
      silentlyOnFeed(`price ${variant} ${minor}`, (feed) => feed.putSilently('price', priceRow(variant, minor))),
    ),
  fc
    .tuple(variants, places, amounts)
    .map(([variant, place, available]) =>
      silentlyOnFeed(`stock ${variant} ${place} ${available}`, (feed) =>
        feed.putSilently('stock', stockRow(variant, place, available)),
      ),
    ),
  ids.map((id) => lost('product', id)),
  variants.map((variant) => lost('price', `price-${variant}`)),
  fc.tuple(variants, places).map(([variant, place]) => lost('stock', `${variant}@${place}`)),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  divergence,
  fc
    .tuple(ids, amounts)
    .map(([id, popularity]) =>
      onFeed(`put ${id}`, (feed) => feed.put('product', productRow(id, { popularity: popularity / 50 }))),
    ),
  ids.map((id) => onFeed(`remove ${id}`, (feed) => feed.remove('product', id))),
  fc
    .tuple(variants, amounts)
    .map(([variant, minor]) =>
      onFeed(`price ${variant} ${minor}`, (feed) => feed.put('price', priceRow(variant, minor))),
    ),
  variants.map((variant) => onFeed(`unprice ${variant}`, (feed) => feed.remove('price', `price-${variant}`))),
  fc
    .tuple(variants, places, amounts)
    .map(([variant, place, available]) =>
      onFeed(`stock ${variant} ${place} ${available}`, (feed) =>
        feed.put('stock', stockRow(variant, place, available)),
      ),
    ),
  fc
    .tuple(variants, places)
    .map(([variant, place]) =>
      onFeed(`unstock ${variant} ${place}`, (feed) => feed.remove('stock', `${variant}@${place}`)),
    ),
  ids.map((id) => onFeed(`category ${id}`, (feed) => feed.put('category', categoryRow(id)))),
  fc.nat(4).map((events) => onFeed(`cut after ${events}`, (feed) => feed.cutNext(events))),
  fc.constant(onFeed('forget', (feed) => feed.forget('product'))),
  fc.constant(onFeed('epoch', (feed) => feed.newEpoch())),
  fc.constant({ name: 'pull', run: (rig: Rig) => rig.synced() }),
  fc.constant({
    name: 'fold',
    async run(rig: Rig) {
      await rig.synced();
      if (rig.engine.reading) await fold(rig.engine.reading, { logged: 0, overlaid: 0 });
    },
  }),
  fc.nat(60).map((calls) => ({
    name: `kill after ${calls}`,
    async run(rig: Rig) {
      rig.engine.wake();
      rig.disk.killAfter(calls);
      for (let turn = 0; turn < 20 && !rig.disk.dead; turn++) await rig.clock.advance(100);
      await rig.stop();
      await rig.start();
    },
  })),
  fc.nat(3_600_000).map((ms) => ({ name: `clock ${ms}`, run: (rig: Rig) => rig.clock.jump(rigTime - ms) })),
);

test(
  'RP2 RP3 RP5 RP6 RP13 after any sequence of changes, cuts, kills, losses, epochs and clock jumps the replica equals the source',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const clock = scriptedClock(rigTime);
        const feed = memoryFeed(rigTime);
        feed.most = 3;
        const rig = engineRig({ clock, eventually, settled }, feed);
        await rig.start();
        for (const { run } of steps) await run(rig);
        await (steps.some(({ silent }) => silent) ? rig.compared() : rig.synced());
        const story = steps.map(({ name }) => name).join(', ');
        expect(await rig.content(), story).toEqual(contentOfFeed(feed));
        const shop = await rig.engine.shop();
        const everything = { text: '', filters: {}, sort: 'best', offset: 0, limit: 0 } as const;
        const total = shop?.digest.index?.search(everything, shop.generation.live).total ?? 0;
        expect(total, story).toBe(feed.rows('product').size);
        await rig.stop();
      }),
      { numRuns: 150, seed: 20_261_122 },
    );
  },
);
