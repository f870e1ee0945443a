import { breathless } from '../../sync/kernel/breath.ts';
import { CatalogDatabase } from '../../sync/replica/catalog-database.ts';
import type { Databases } from '../../sync/replica/generation-database.ts';
import type { GenerationMarker } from '../../sync/replica/generation-marker.ts';
import { Replica } from '../../sync/replica/replica.ts';
import { contentOfFeed } from '../../sync/replica/replica-content.fixture.ts';
import { productRow, stockRow } from '../../sync/replica/sample-rows.fixture.ts';
import { holds, same } from './check.ts';
import { type ContractCase, deleteAll } from './contract-case.ts';
import { away, filled, generation, inOneLife, isAll, isAllOnDisk } from './lives.ts';
import { seededCatalog, sellingFloor } from './seeded-catalog.ts';
import { damageFirst, storedTables, storedValues } from './stored.ts';

const largestValue = 56 * 1024;

/** What is stored, and what comes of it when something goes wrong, over whatever IndexedDB it is given. */
export const storageContract: readonly ContractCase[] = [
  {
    name: 'RP11 a catalog that the browser has lost is told from one that never was',
    async run(databases) {
      const note = noteOutside();
      same('at first', await historyOf(databases, note), { wipes: 0, lastStartOver: null, written: 1 });
      same('at a later start', await historyOf(databases, note), { wipes: 0, lastStartOver: null, written: 1 });
      await deleteAll(databases);
      same('after the loss', await historyOf(databases, note), { wipes: 1, lastStartOver: 'wiped', written: 2 });
      same('at the start after', await historyOf(databases, note), { wipes: 1, lastStartOver: 'wiped', written: 2 });
    },
  },
  {
    name: 'RP11 a catalog from before the one that was noted last is fetched anew, in a generation of its own',
    async run(databases) {
      const note = noteOutside();
      await historyOf(databases, note);
      await note.write('7');
      same('what is written', await historyOf(databases, note), { wipes: 1, lastStartOver: 'wiped', written: 8 });
    },
  },
  {
    name: 'RP7 no stored value is larger than 56 KiB, however long a text is',
    async run(databases) {
      const feed = seededCatalog(8);
      const long = Object.fromEntries(['en', 'de', 'fr', 'es'].map((language) => [language, '価'.repeat(15_000)]));
      feed.put('product', productRow('long', { description: long }));
      await filled(databases, feed);
      const tables = await storedTables(databases, generation(1));
      const values = await Promise.all(tables.map((table) => storedValues(databases, generation(1), table)));
      const sizes = values.flat().map(bytesOf);
      holds('there is much to look at', sizes.length > 10 && Math.max(...sizes) > largestValue / 2);
      same('values that are too large', sizes.filter((size) => size > largestValue).length, 0);
      await isAllOnDisk(databases, feed);
    },
  },
  {
    name: 'RP8 the first screen is one stored record in each language',
    async run(databases) {
      const feed = seededCatalog(9, 40);
      await filled(databases, feed);
      feed.failing = away;
      await inOneLife(databases, feed, async ({ catalog }) => {
        for (const language of ['en', 'de']) holds(`the one in ${language}`, (await catalog.front(language)) !== null);
        same('products told of', (await catalog.beginnings()).summary?.products, 40);
      });
    },
  },
  {
    name: 'RP9 a store that is away is told, takes nothing away, and is believed again when it is back',
    async run(databases) {
      const feed = seededCatalog(10, 20);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        feed.failing = away;
        rig.engine.wake();
        await rig.until('it is told', () => rig.engine.trouble === 'unreachable');
        same('products found', await rig.found(''), 20);
        feed.failing = null;
        feed.put('stock', stockRow('p1-1', sellingFloor, 99));
        await rig.synced();
        await isAll(rig, feed);
      });
    },
  },
  ...(['blocks', 'log', 'directory'] as const).map((table) => ({
    name: `RP10 damage in the stored ${table} is never shown, and mended by fetching all of it anew`,
    async run(databases: Databases) {
      const feed = seededCatalog(11);
      await filled(databases, feed);
      await damageFirst(databases, generation(1), table);
      await inOneLife(databases, feed, async (rig) => {
        await rig
          .content()
          .then((content) => same('what was read', content, contentOfFeed(feed)))
          .catch(() => rig.engine.damaged());
        await rig.until('the new generation is read', () => (rig.engine.reading?.number ?? 1) > 1);
        await rig.synced();
        await isAll(rig, feed);
      });
    },
  })),
  {
    name: 'SE7 what came after the index was stored is found after a start, and what went is not',
    async run(databases) {
      const feed = seededCatalog(18, 20);
      await inOneLife(databases, feed, async (rig) => {
        await rig.synced();
        feed.put('product', productRow('late', { title: { en: 'Zwetschge' } }));
        feed.remove('product', 'p1');
        feed.remove('product', 'p2');
        await rig.synced();
      });
      feed.failing = away;
      await inOneLife(databases, feed, async (rig) =>
        same('products found', [await rig.found('zwetschge'), await rig.found('')], [1, 19]),
      );
    },
  },
  {
    name: 'RP10 a damaged index is made again from the rows, with the store away',
    async run(databases) {
      const feed = seededCatalog(12, 40);
      await filled(databases, feed);
      await damageFirst(databases, generation(1), 'index');
      await isAllOnDisk(databases, feed);
    },
  },
];
function noteOutside(): GenerationMarker {
  let noted: string | null = null;
  return {
    read: async () => noted,
    async write(text) {
      noted = text;
    },
  };
}

/** A start with a note outside the origin, up to where the first page would be written. */
async function historyOf(databases: Databases, marker: GenerationMarker) {
  const catalog = new CatalogDatabase(databases);
  const parts = { catalog, databases, location: sellingFloor, breath: breathless, now: () => 0, marker };
  const replica = await Replica.open(parts);
  try {
    const { number } = await replica.writing();
    const { wipes, lastStartOver } = replica.diagnostics();
    return { wipes, lastStartOver, written: number };
  } finally {
    replica.close();
    catalog.close();
  }
}

/** Its bytes, and what else it says as text. */
function bytesOf(value: unknown): number {
  let bytes = 0;
  const rest = JSON.stringify(value, (_, part: unknown) => {
    if (!ArrayBuffer.isView(part)) return part;
    bytes += part.byteLength;
    return 0;
  });
  return bytes + new TextEncoder().encode(rest).length;
}
