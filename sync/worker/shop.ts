import type { Breath } from '../kernel/breath.ts';
import { Digest } from '../replica/digest.ts';
import type { Generation } from '../replica/generation.ts';
import { DamagedPiece } from '../replica/pieces.ts';
import { Faces } from './faces.ts';

/** A generation that is all in memory, with what makes it searchable. */
export interface Shop {
  readonly generation: Generation;
  readonly digest: Digest;
  readonly faces: Faces;
}

/** Faces are not counted: they have a bound of their own, and only make quicker what is there without them. */
export const heldByShop = ({ generation, digest }: Shop): number => generation.heldBytes + digest.heldBytes;

/** An index that is damaged, of another version or not there yet is made from the rows: that needs no store (RP9, RP10). */
async function openIndex(generation: Generation, digest: Digest, onIndexed: () => void): Promise<void> {
  const loaded = await digest.load().catch((error: unknown) => {
    if (error instanceof DamagedPiece) return false;
    throw error;
  });
  // Not waited for: what is in it by now can be found, and for a million products it takes its time.
  if (!loaded && generation.products.count > 0) digest.rebuild().then(onIndexed, () => {});
}

export async function openShop(
  generation: Generation,
  languages: readonly string[],
  breath: Breath,
  /** For what nobody waits for. */
  later: Breath,
  onIndexed: () => void,
): Promise<Shop> {
  await generation.load();
  const digest = new Digest(generation, breath, later);
  await openIndex(generation, digest, onIndexed);
  return { generation, digest, faces: new Faces(generation, languages, breath) };
}

interface Counted {
  /** What the counts are of: the last page of products, and how many of them the index has by now. */
  readonly products: string;
  readonly tree: number;
  readonly at: number;
  readonly counts: ReadonlyMap<string, number>;
}

const counted = new WeakMap<Shop, Counted>();

/**
 * In a large shop products change all the time, and counting it takes as long as a frame. It is counted anew behind a round of changes, so
 * that nobody waits for it; where no round has ended for longer, whoever asks counts.
 */
const countEveryMs = 3_000;
const askedAtMostMs = 15_000;
const smallShop = 10_000;

/** Products in each category and below it, of all there are. */
export function countsByCategory(shop: Shop, now: number, mostAgeMs = askedAtMostMs): ReadonlyMap<string, number> {
  const { generation, digest } = shop;
  const products = `${generation.checkpoints.get('product')?.seq ?? 0} ${digest.size}`;
  const tree = generation.plain.category.changes;
  const known = counted.get(shop);
  if (known !== undefined && known.tree === tree) {
    const isFresh = generation.productCount > smallShop && Math.abs(now - known.at) < mostAgeMs;
    if (isFresh || known.products === products) return known.counts;
  }
  const everything = { text: '', filters: {}, sort: 'best', offset: 0, limit: 0 } as const;
  const facets = digest.index?.search(everything, generation.live).facets.categories ?? [];
  const counts = new Map(facets.map(({ id, count }) => [id, count]));
  counted.set(shop, { products, tree, at: now, counts });
  return counts;
}

/** Behind a round: who asks next finds it counted. */
export function recount(shop: Shop, now: number): void {
  if (counted.has(shop)) countsByCategory(shop, now, countEveryMs);
}
