import { Digest } from '../replica/digest.ts';
import { DamagedPiece } from '../replica/pieces.ts';
import type { Generation } from '../replica/generation.ts';
import { hereStock } from '../replica/here-stock.ts';
import type { LiveColumns } from '../search/query.ts';

/** A generation that is all in memory, with what makes it searchable. */
export interface Shop {
  readonly generation: Generation;
  readonly digest: Digest;
  /** What changes too often for the index. */
  live(): LiveColumns;
}

/** An index that is damaged, or another version's, is made again from the rows: that needs no store (RP9, RP10). */
async function openIndex(generation: Generation, digest: Digest, now: number): Promise<void> {
  const loaded = await digest.load(now).catch((error: unknown) => {
    if (error instanceof DamagedPiece) return false;
    throw error;
  });
  if (!loaded && generation.filled) await digest.buildUnsaved(now);
}

export async function openShop(generation: Generation, now: number): Promise<Shop> {
  await generation.load();
  const digest = new Digest(generation);
  await openIndex(generation, digest, now);
  // A scan over all variants takes milliseconds; it is done again when a page has come since.
  let had = { seq: -1, products: new Uint8Array(0) };
  return {
    generation,
    digest,
    live() {
      if (had.seq !== generation.seq) had = { seq: generation.seq, products: hereStock(generation) };
      const { products } = had;
      return {
        inStockHere: (ordinal) => products[ordinal] === 1,
        deleted: (ordinal) => generation.shelf.isGone(ordinal),
      };
    },
  };
}

/** Products in each category and below it, of all there are. */
export function countsByCategory({ digest, live }: Shop): ReadonlyMap<string, number> {
  const everything = { text: '', filters: {}, sort: 'best', offset: 0, limit: 0 } as const;
  const counts = digest.index?.search(everything, live()).facets.categories ?? [];
  return new Map(counts.map(({ id, count }) => [id, count]));
}
