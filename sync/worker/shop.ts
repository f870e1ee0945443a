import type { Breath } from '../kernel/breath.ts';
import { Digest } from '../replica/digest.ts';
import type { Generation } from '../replica/generation.ts';
import { DamagedPiece } from '../replica/pieces.ts';

/** A generation that is all in memory, with what makes it searchable. */
export interface Shop {
  readonly generation: Generation;
  readonly digest: Digest;
}

/** An index that is damaged, of another version or not there yet is made from the rows: that needs no store (RP9, RP10). */
async function openIndex(generation: Generation, digest: Digest, onIndexed: () => void): Promise<void> {
  const loaded = await digest.load().catch((error: unknown) => {
    if (error instanceof DamagedPiece) return false;
    throw error;
  });
  // Not waited for: what is in it by now can be found, and for a million products it takes its time.
  if (!loaded && generation.products.count > 0) digest.rebuild().then(onIndexed, () => {});
}

export async function openShop(generation: Generation, breath: Breath, onIndexed: () => void): Promise<Shop> {
  await generation.load();
  const digest = new Digest(generation, breath);
  await openIndex(generation, digest, onIndexed);
  return { generation, digest };
}

const counted = new WeakMap<Shop, { readonly seq: number; readonly counts: ReadonlyMap<string, number> }>();

/** Products in each category and below it, of all there are. Counted once for each page that came. */
export function countsByCategory(shop: Shop): ReadonlyMap<string, number> {
  const { generation, digest } = shop;
  const known = counted.get(shop);
  if (known?.seq === generation.seq) return known.counts;
  const everything = { text: '', filters: {}, sort: 'best', offset: 0, limit: 0 } as const;
  const facets = digest.index?.search(everything, generation.live).facets.categories ?? [];
  const counts = new Map(facets.map(({ id, count }) => [id, count]));
  counted.set(shop, { seq: generation.seq, counts });
  return counts;
}
