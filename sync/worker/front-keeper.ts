import type { Summary } from '../replica/catalog-database.ts';
import type { Generation } from '../replica/generation.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { cardFace, priceOf, recordsOf, textIn } from './card-view.ts';
import { categoryViews } from './category-views.ts';
import { briefly, encodeFront, type FrontCard, type FrontContent, runningPromotion } from './front-record.ts';
import { countsByCategory, type Shop } from './shop.ts';

const cardsInFront = 24;

/** The same goods as before as far as they are still there: a first screen that shuffles itself looks broken. */
export function chooseFront(shop: Shop, before: readonly number[]): readonly number[] {
  const { generation, digest } = shop;
  const kept = before.filter((ordinal) => !generation.shelf.isGone(ordinal)).slice(0, cardsInFront);
  if (kept.length === cardsInFront) return kept;
  const { here } = generation.live;
  const missing = (taken: readonly number[], isWanted: (ordinal: number) => boolean) =>
    digest.showcase.choose(
      cardsInFront - taken.length,
      ({ ordinal }) => !taken.includes(ordinal) && !generation.shelf.isGone(ordinal) && isWanted(ordinal),
    );
  const withStock = [...kept, ...missing(kept, (ordinal) => here[ordinal] === 1)];
  return [...withStock, ...missing(withStock, () => true)].filter((ordinal) => ordinal < generation.products.count);
}

/** The first screen in each of these languages, as it is now. */
export async function makeFronts(
  shop: Shop,
  ordinals: readonly number[],
  languages: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, FrontContent>> {
  const { generation } = shop;
  const rows = (await generation.shelf.read(ordinals)).filter((row) => row !== null);
  const counts = countsByCategory(shop);
  return new Map(
    languages.map((language) => {
      const order = [language, ...languages];
      const promotion = runningPromotion(generation.plain.promotion.values(), now);
      return [
        language,
        {
          location: generation.location,
          stockCheckedAt: generation.stockCheckedAt,
          headline: promotion && { text: textIn(promotion.title, order), until: promotion.validUntil ?? null },
          cards: rows.filter((row) => hasPrice(generation, row, now)).map((row) => cardOf(generation, row, order, now)),
          categories: categoryViews(generation.plain.category, counts, order).filter(({ parent }) => parent === null),
        },
      ];
    }),
  );
}

export const sealFronts = (fronts: ReadonlyMap<string, FrontContent>) =>
  [...fronts].map(([language, content]) => [language, encodeFront(content)] as const);

export const summaryOf = (generation: Generation): Summary => ({
  generation: generation.number,
  filled: generation.filled,
  products: generation.productCount,
  stockCheckedAt: generation.stockCheckedAt,
  quarantined: generation.quarantined,
});

function cardOf(generation: Generation, row: StoredProduct, languages: readonly string[], now: number): FrontCard {
  return {
    face: cardFace(generation, row, languages, now),
    ordinal: row.ordinal,
    stock: briefly(recordsOf(generation, row)),
  };
}

/** While the catalog still comes in, goods are here before their prices: those wait. */
const hasPrice = (generation: Generation, { variants }: StoredProduct, now: number): boolean =>
  variants.some((variant) => priceOf(generation, variant, now) !== null);
