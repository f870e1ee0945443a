import type { Summary } from '../replica/catalog-database.ts';
import type { Generation } from '../replica/generation.ts';
import { cardFace, priceOf, recordsOf } from './card-view.ts';
import { categoryViews } from './category-views.ts';
import { type Face, textIn } from './face.ts';
import { briefly, encodeFront, type FrontCard, type FrontContent, runningPromotion } from './front-record.ts';
import { withAllAbove } from './promises.ts';
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

/** The first screen in the first of these languages, as it is now. */
export async function makeFront(
  shop: Shop,
  ordinals: readonly number[],
  languages: readonly string[],
  now: number,
): Promise<FrontContent> {
  const { generation } = shop;
  const faces = await shop.faces.read(ordinals, languages[0] ?? '');
  const promotion = runningPromotion(generation.plain.promotion.values(), now);
  const categories = categoryViews(generation.plain.category, countsByCategory(shop, now), languages);
  return {
    location: generation.location,
    stockCheckedAt: generation.stockCheckedAt,
    headline: promotion && { text: textIn(promotion.title, languages), until: promotion.validUntil ?? null },
    cards: faces.filter((face) => hasPrice(generation, face, now)).map((face) => cardOf(generation, face, now)),
    categories: categories.filter(({ parent }) => parent === null),
  };
}

/** In each language, as the next start will find it. */
export const sealedFronts = (shop: Shop, ordinals: readonly number[], languages: readonly string[], now: number) =>
  Promise.all(
    languages.map(async (language) => {
      const front = await makeFront(shop, ordinals, ownFirst(language, languages), now);
      return [language, encodeFront(front)] as const;
    }),
  );

export const ownFirst = (language: string, languages: readonly string[]): readonly string[] => [
  language,
  ...languages.filter((other) => other !== language),
];

export const summaryOf = (generation: Generation): Summary => ({
  generation: generation.number,
  filled: generation.filled,
  products: generation.productCount,
  stockCheckedAt: generation.stockCheckedAt,
  quarantined: generation.quarantined,
});

function cardOf(generation: Generation, face: Face, now: number): FrontCard {
  return {
    face: cardFace(generation, face, now),
    ordinal: face.ordinal,
    stock: briefly(recordsOf(generation, face.variants)),
    categories: withAllAbove(face.categories, generation.plain.category),
  };
}

/** While the catalog still comes in, goods are here before their prices: those wait. */
const hasPrice = (generation: Generation, { variants }: Face, now: number): boolean =>
  variants.some((variant) => priceOf(generation, variant, now) !== null);
