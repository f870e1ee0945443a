import { priceRow, productRow, stockRow } from '../../sync/replica/sample-rows.fixture.ts';
import { holds, same } from './check.ts';
import type { ContractCase } from './contract-case.ts';
import { away, filled, generation, inOneLife, isAll, isAllOnDisk, onceAsked } from './lives.ts';
import { aDay, seededCatalog, sellingFloor } from './seeded-catalog.ts';
import { databaseNames } from './stored.ts';

/** What is pulled, over whatever IndexedDB it is given. */
export const pullContract: readonly ContractCase[] = [
  {
    name: 'RP2 RP5 a catalog pulled page by page is the store’s, and a start without the store reads the same',
    async run(databases) {
      const feed = seededCatalog(1);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        await isAll(rig, feed);
        same('products found', await rig.found(''), 150);
      });
      await isAllOnDisk(databases, feed);
    },
  },
  {
    name: 'RP2 RP3 what days bring and take away is in every answer, and stays after a start',
    async run(databases) {
      const feed = seededCatalog(2);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        for (const day of [1, 2, 3]) {
          aDay(feed, day);
          await rig.synced();
          await isAll(rig, feed);
          same('products found', await rig.found(''), feed.rows('product').size);
        }
      });
      await isAllOnDisk(databases, feed);
    },
  },
  {
    name: 'RP1 of a page that was cut nothing is kept, and the next one brings it',
    async run(databases) {
      const feed = seededCatalog(3, 20);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        feed.put('product', productRow('late', { title: { en: 'Zwetschge' } }));
        feed.put('product', productRow('later'));
        onceAsked(feed, 'product', () => feed.cutNext(1));
        rig.engine.wake();
        await rig.until('the cut is told', () => {
          // Before it is asked for again.
          if (rig.engine.trouble === 'unreachable') feed.failing = away;
          return feed.failing !== null;
        });
        same('products found', await rig.found('zwetschge'), 0);
        feed.failing = null;
        await rig.synced();
        await isAll(rig, feed);
      });
    },
  },
  {
    name: 'CN3 the last word of the feed counts, whatever its time stamps say',
    async run(databases) {
      const feed = seededCatalog(14, 20);
      await inOneLife(databases, feed, async (rig) => {
        for (const [minor, sourceUpdatedAt] of [[1, Date.now()] as const, [2, Date.now() - 86_400_000] as const]) {
          feed.put('product', productRow('p1', { popularity: minor / 10, sourceUpdatedAt }));
          feed.put('price', priceRow('p1-1', minor, { sourceUpdatedAt }));
          feed.put('stock', stockRow('p1-1', sellingFloor, minor, { sourceUpdatedAt }));
          await rig.synced();
          await isAll(rig, feed);
        }
      });
      await isAllOnDisk(databases, feed);
    },
  },
  {
    name: 'CN3 of several words on one row in one page the last counts',
    async run(databases) {
      const feed = seededCatalog(17, 20);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        const removed = [
          ['product', productRow('p1')],
          ['price', priceRow('p2-1', 1)],
          ['stock', stockRow('p2-1', sellingFloor, 1)],
        ] as const;
        for (const [resource, row] of removed) {
          feed.remove(resource, row.sourceId);
          onceAsked(feed, resource, () => feed.insertNext(JSON.stringify({ upsert: row })));
        }
        await rig.synced();
        await isAll(rig, feed);
        same('products found', await rig.found(''), 19);
      });
    },
  },
  {
    name: 'RP4 a broken row is counted and put aside, the rest of its page is not',
    async run(databases) {
      const feed = seededCatalog(4, 20);
      await inOneLife(databases, feed, async (rig) => {
        feed.put('product', productRow('broken', { variants: [] }));
        feed.put('product', productRow('sound'));
        await rig.synced();
        same('put aside', rig.engine.reading?.quarantined, 1);
        same('products found', await rig.found(''), 21);
      });
    },
  },
  {
    name: 'RP6 rows of a new epoch are read when all of them are here, and the old ones are gone from the disk',
    async run(databases) {
      const feed = seededCatalog(5, 90);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        for (let number = 0; number < 30; number++) feed.remove('product', `p${number}`);
        feed.newEpoch();
        rig.engine.wake();
        const seen = new Set<number | null>();
        await rig.until('the new generation is read', async () => {
          seen.add(await rig.found(''));
          return rig.engine.reading?.number === 2;
        });
        await rig.synced();
        seen.add(await rig.found(''));
        same('numbers of products seen', [...seen], [90, 60]);
        await isAll(rig, feed);
      });
      same('databases', await databaseNames(databases), ['endcap-catalog', generation(2)]);
      await isAllOnDisk(databases, feed);
    },
  },
  {
    name: 'RP6 an epoch that changes in the middle of the first pull leaves no generation with rows of both',
    async run(databases) {
      const feed = seededCatalog(16, 20);
      onceAsked(feed, 'price', () => feed.newEpoch());
      await inOneLife(databases, feed, async (rig) => {
        await rig.until('the new generation is read', () => {
          const epochs = new Set([...(rig.engine.reading?.checkpoints.values() ?? [])].map(({ epoch }) => epoch));
          holds('one epoch is read at a time', epochs.size <= 1);
          return epochs.has('e2') && rig.engine.reading?.filled === true;
        });
        await rig.synced();
        await isAll(rig, feed);
      });
    },
  },
  {
    name: 'RP6 a cursor that is too old leads to all of it anew',
    async run(databases) {
      const feed = seededCatalog(6, 20);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        feed.forget('product');
        feed.put('product', productRow('late'));
        rig.engine.wake();
        await rig.until('the new generation is read', () => rig.engine.reading?.number === 2);
        await rig.synced();
        await isAll(rig, feed);
      });
    },
  },
  {
    name: 'RP6 at another location all begins anew, with that location’s figures',
    async run(databases) {
      const feed = seededCatalog(7, 20);
      await filled(databases, feed);
      await inOneLife(
        databases,
        feed,
        async (rig) => {
          await rig.synced();
          same('where it stands', rig.engine.reading?.location, 'loc-2');
          await isAll(rig, feed);
        },
        'loc-2',
      );
      same('databases', await databaseNames(databases), ['endcap-catalog', generation(2)]);
    },
  },
];
