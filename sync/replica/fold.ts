import type { Generation } from './generation.ts';

/** More pages in the log, or products in the overlay, than this slow the start; fewer are not worth rewriting what they change. */
const mostLogged = 64;
/** About half a megabyte a transaction: a shopper's question waits no longer than for that. */
const chunksAtOnce = 32;

const mostOverlaid = 1_000;

/** What an LSM tree does: what was noted page by page is written into place, and the notes are dropped. */
export async function fold(
  generation: Generation,
  most = { logged: mostLogged, overlaid: mostOverlaid },
): Promise<void> {
  if (generation.shelf.overlaidCount > most.overlaid) await generation.shelf.fold();
  const upTo = generation.logged.at(-1);
  if (generation.logged.length <= most.logged || upTo === undefined) return;
  const { db, links, prices, stock } = generation;
  for (const column of [links, prices, stock]) {
    const numbers = column.unfolded();
    for (let from = 0; from < numbers.length; from += chunksAtOnce)
      await db.write(() => db.replace('columns', column.write(numbers.slice(from, from + chunksAtOnce))));
  }
  await db.write(() => db.removeRange('log', 0, upTo));
  generation.logged.length = 0;
}
