import Dexie from 'dexie';
import type { Databases } from '../../sync/replica/generation-database.ts';
import { holds, same } from './check.ts';
import type { ContractCase } from './contract-case.ts';

const name = 'facts';

function open(databases: Databases): Dexie {
  const dexie = new Dexie(name, { ...databases, chromeTransactionDurability: 'strict' });
  dexie.version(1).stores({ pieces: '[at+part]', checkpoints: 'resource' });
  return dexie;
}

async function inDatabase(databases: Databases, work: (dexie: Dexie) => Promise<void>): Promise<void> {
  const dexie = open(databases);
  try {
    await work(dexie);
  } finally {
    dexie.close();
  }
}

const piece = (at: number, part = 0, bytes = new Uint8Array([at, part])) => ({ at, part, bytes });
const counts = async (dexie: Dexie) => [await dexie.table('pieces').count(), await dexie.table('checkpoints').count()];

async function failsHalfway(dexie: Dexie): Promise<void> {
  const failure = new Error('in the middle');
  const outcome = await dexie
    .transaction('rw', ['pieces', 'checkpoints'], async () => {
      await dexie.table('pieces').bulkPut([piece(1), piece(2)]);
      await dexie.table('checkpoints').put({ resource: 'stock' });
      throw failure;
    })
    .catch((error: unknown) => error);
  holds('the failure is heard', outcome === failure);
}

/** A second connection, as of another window, that lets go when it is asked to. */
function openBeside({ indexedDB }: Databases): Promise<{ askedToLetGo(): boolean }> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    let asked = false;
    request.addEventListener('error', () => reject(new Error('The database did not open')));
    request.addEventListener('success', () => {
      request.result.addEventListener('versionchange', () => {
        asked = true;
        request.result.close();
      });
      resolve({ askedToLetGo: () => asked });
    });
  });
}

/** What the replica takes for granted of the database below it. */
export const indexedDbContract: readonly ContractCase[] = [
  {
    name: 'RP2 a transaction that fails leaves nothing, in none of its tables',
    run: (databases) =>
      inDatabase(databases, async (dexie) => {
        await failsHalfway(dexie);
        same('rows and checkpoints', await counts(dexie), [0, 0]);
      }),
  },
  {
    name: 'RP2 a transaction lasts over awaits in an async function, and what follows a failed one is kept',
    run: (databases) =>
      inDatabase(databases, async (dexie) => {
        await failsHalfway(dexie);
        await dexie.transaction('rw', ['pieces', 'checkpoints'], async () => {
          for (const at of [1, 2, 3]) {
            await Promise.resolve();
            await dexie.table('pieces').put(piece(at));
          }
          await dexie.table('checkpoints').put({ resource: 'stock' });
        });
        same('rows and checkpoints', await counts(dexie), [3, 1]);
      }),
  },
  {
    name: 'RP2 what a strict transaction wrote is there for who opens the database next',
    async run(databases) {
      await inDatabase(databases, async (dexie) => void (await dexie.table('pieces').put(piece(7))));
      await inDatabase(databases, async (dexie) => {
        const kept = (await dexie.table('pieces').get([7, 0])) as { bytes: Uint8Array } | undefined;
        same('the bytes', [...(kept?.bytes ?? [])], [7, 0]);
      });
    },
  },
  {
    name: 'RP6 a database that another window has open is deleted as soon as that window lets go',
    async run(databases) {
      await inDatabase(databases, async (dexie) => void (await dexie.table('pieces').put(piece(1))));
      const other = await openBeside(databases);
      await new Dexie(name, databases).delete();
      holds('the other window was asked to let go', other.askedToLetGo());
      await inDatabase(databases, async (dexie) => same('rows and checkpoints', await counts(dexie), [0, 0]));
    },
  },
  {
    name: 'RP7 a value of 56 KiB, and one cut out of a larger buffer, come back byte for byte',
    run: (databases) =>
      inDatabase(databases, async (dexie) => {
        const whole = Uint8Array.from({ length: 56 * 1024 }, (_, index) => (index * 31) % 251);
        await dexie.table('pieces').bulkPut([piece(1, 0, whole), piece(2, 0, whole.subarray(100, 200))]);
        const [large, cut] = (await dexie.table('pieces').bulkGet([
          [1, 0],
          [2, 0],
        ])) as { bytes: Uint8Array }[];
        holds('the large one is the same', large?.bytes.every((byte, index) => byte === whole[index]) ?? false);
        same('the cut one', [...(cut?.bytes ?? [])], [...whole.subarray(100, 200)]);
      }),
  },
  {
    name: 'RP5 many are read in the order asked for, with a hole where there is none',
    run: (databases) =>
      inDatabase(databases, async (dexie) => {
        await dexie.table('pieces').bulkPut([piece(1), piece(2), piece(3)]);
        const read = (await dexie.table('pieces').bulkGet([
          [3, 0],
          [9, 0],
          [1, 0],
        ])) as ({ at: number } | undefined)[];
        same(
          'their places',
          read.map((each) => each?.at ?? null),
          [3, null, 1],
        );
      }),
  },
  {
    name: 'RP5 keys of two numbers are in the order of numbers, and a range takes all parts of a value',
    run: (databases) =>
      inDatabase(databases, async (dexie) => {
        await dexie.table('pieces').bulkPut([piece(10), piece(9, 1), piece(9, 0), piece(100), piece(9, 12)]);
        const nine = dexie.table('pieces').where('[at+part]').between([9, 0], [9, Infinity]);
        same('the parts of nine', await nine.primaryKeys(), [
          [9, 0],
          [9, 1],
          [9, 12],
        ]);
        await nine.delete();
        same('the rest', await dexie.table('pieces').toCollection().primaryKeys(), [
          [10, 0],
          [100, 0],
        ]);
      }),
  },
];
