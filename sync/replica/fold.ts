import type { Generation } from './generation.ts';

/** More pages in the log, or more of the products in the overlay, than this are folded away, a few with each round. */
interface Most {
  readonly logged: number;
  readonly overlaid: number;
}

const mostLogged = 192;
const leastOverlaid = 1_000;
/** Changed products lie in as many blocks: the more of them wait, the more of them each rewritten block takes up. */
const mostOverlaidShare = 0.1;
/**
 * Where all of a busy store moves all the time each chunk is written once in so many rounds: often enough for the notes to stay few, and
 * seldom enough that a round writes mostly its own rows.
 */
const roundsPerChunk = 128;
/** About a megabyte: a shopper's question waits no longer than for that. */
const blocksAtOnce = 16;

/**
 * What an LSM tree does: what was noted page by page is written into place, and the notes are dropped. A little with each round: all at
 * once would take seconds, in which nothing new would come.
 */
export async function foldSome(generation: Generation): Promise<void> {
  const overlaid = Math.max(leastOverlaid, generation.products.count * mostOverlaidShare);
  await step(generation, { logged: mostLogged, overlaid });
}

/** All that is beyond these. */
export async function fold(generation: Generation, most: Most): Promise<void> {
  while (await step(generation, most));
}

/** False when there was nothing to do. */
async function step(generation: Generation, most: Most): Promise<boolean> {
  const { db, shelf, logged } = generation;
  const isLong = logged.length > most.logged;
  const isHigh = shelf.overlaidCount > most.overlaid;
  // What is to be folded has to be there.
  if (isLong || isHigh) await db.settled();
  if (isHigh) await shelf.fold(blocksAtOnce);
  if (isLong) await foldLog(generation);
  return isLong || isHigh;
}

async function foldLog({ db, linkColumn, prices, stock, logged }: Generation): Promise<void> {
  const columns = [linkColumn, prices, stock];
  const chunks = columns.flatMap((column) => column.writeStale(Math.ceil(column.staleCount / roundsPerChunk)));
  const needed = Math.min(...columns.map((column) => column.staleSince));
  const kept = logged.filter((seq) => seq >= needed);
  await db.write(['columns', 'log'], async () => {
    await db.put('columns', chunks);
    if (kept.length < logged.length) await db.removeRange('log', 0, (kept[0] ?? Infinity) - 1);
  });
  logged.splice(0, logged.length, ...kept);
}
