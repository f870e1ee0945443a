import { assessCard } from '../freshness/assess.ts';
import type { StockView } from '../freshness/stock-view.ts';
import type { Breath } from '../kernel/breath.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { Generation } from '../replica/generation.ts';
import { DamagedPiece } from '../replica/pieces.ts';
import type { StoredProduct } from '../replica/product-lines.ts';
import { ensureShown, readingOf } from './card-view.ts';
import { barcodeAnswer } from './barcode-answer.ts';
import type { BarcodeAnswer, CatalogApi, ProductView, StockAges, StockReasons } from './catalog-api.ts';
import type { CatalogEngine } from './catalog-engine.ts';
import { categoryViews } from './category-views.ts';
import { locationViews } from './location-views.ts';
import type { SeenDemand } from './demand-book.ts';
import { expectationIn } from './expectation.ts';
import type { LiveFigures } from './live-figures.ts';
import { momentOf, stockView } from './moment.ts';
import { productView } from './product-view.ts';
import { type Promises, withAllAbove } from './promises.ts';
import { cardsOf, nothingFound, searchAnswer } from './search-answer.ts';
import { countsByCategory, type Shop } from './shop.ts';
import { stockAges } from './stock-ages.ts';
import { stockReasons } from './stock-reasons.ts';
import { suggestions } from './suggestions.ts';

/** What an answer is made with, besides the catalog itself. */
export interface AnswerParts {
  readonly engine: Pick<CatalogEngine, 'reading' | 'shop' | 'asked' | 'shows' | 'damaged'>;
  readonly languages: readonly string[];
  /** By the wall clock. */
  now(): number;
  readonly time: SteadyTime;
  readonly breath: Breath;
  demand(): readonly SeenDemand[];
  readonly figures: LiveFigures;
  readonly promises: Promises;
  revision(): number;
  /** The number of a product on the first screen: known before the directory is loaded. */
  frontOrdinal(id: string): number | null;
}

export type CatalogAnswers = Pick<
  CatalogApi,
  'search' | 'suggest' | 'product' | 'reasons' | 'cards' | 'barcode' | 'categories' | 'locations'
>;

export interface EngineAnswers extends CatalogAnswers {
  /** What is said now of a variant in this store, to a shopper who has opened it. */
  shownHere(variant: string): Promise<StockView>;
  /** Asked by no shopper: nothing rests for it. */
  stockAges(): Promise<StockAges | null>;
}

/** All but the first screen. Each answer is made of one generation; before there is one, all are empty. */
export function catalogAnswers(parts: AnswerParts): EngineAnswers {
  const { engine, languages } = parts;
  const inOrder = (language: string) => [language, ...languages];
  const { figures, promises } = parts;
  const { since } = parts.time;
  const momentIn = (generation: Generation, asked = false) =>
    momentOf(
      { now: parts.now(), since, demand: parts.demand(), figures, promises, outlook: expectationIn(generation, asked) },
      generation.stockCheckedAt,
    );

  /** RP10: what is damaged is not shown, and is fetched again. RP6: who was reading when the generations changed reads again. */
  async function guarded<Answer>(otherwise: Answer, answer: () => Promise<Answer>): Promise<Answer> {
    const before = engine.reading;
    engine.asked();
    await parts.time.settled();
    try {
      return await answer();
    } catch (error) {
      if (error instanceof DamagedPiece) {
        engine.damaged();
        return otherwise;
      }
      if (engine.reading === before) throw error;
      return guarded(otherwise, answer);
    }
  }

  function fromShop<Answer>(otherwise: Answer, answer: (shop: Shop) => Promise<Answer> | Answer): Promise<Answer> {
    return guarded(otherwise, async () => {
      const shop = await engine.shop();
      return shop === null ? otherwise : answer(shop);
    });
  }

  async function storedProduct(id: string): Promise<{ generation: Generation; stored: StoredProduct } | null> {
    const generation = engine.reading;
    const ordinal = generation === null || generation.loaded ? null : parts.frontOrdinal(id);
    const early = ordinal === null ? null : await readAs(generation, ordinal, id);
    if (early !== null) return early;
    const shop = await engine.shop();
    return readAs(shop?.generation ?? null, shop?.generation.products.find(id) ?? null, id);
  }

  /** Nearest first. */
  const otherPlaces = (generation: Generation) =>
    locationViews(generation.plain.location, generation.location)
      .filter(({ here }) => !here)
      .map((place) => place.id);

  function ofProduct<Answer>(
    id: string,
    otherwise: Answer,
    answer: (generation: Generation, stored: StoredProduct) => Answer,
  ): Promise<Answer> {
    return guarded(otherwise, async () => {
      const found = await storedProduct(id);
      if (found === null) return otherwise;
      await ensureShown(found.generation, found.stored.variants);
      return answer(found.generation, found.stored);
    });
  }

  /** Of a variant whose product is not at hand. What is damaged is found so by whoever reads it to show it. */
  async function keptBackOf(variant: number): Promise<number> {
    const shop = promises.alike || engine.reading?.loaded !== true ? null : await engine.shop();
    const product = shop?.generation.links.productOf(variant) ?? null;
    const [face] =
      shop === null || product === null ? [] : await shop.faces.read([product], languages[0] ?? '').catch(() => []);
    if (shop === null || face === undefined) return promises.keptBack([]);
    return promises.keptBack(withAllAbove(face.categories, shop.generation.plain.category));
  }

  return {
    async shownHere(variant) {
      const { reading } = engine;
      const ordinal = reading?.variants.find(variant) ?? null;
      if (reading === null || ordinal === null) return assessCard([]);
      const place = reading.locations.find(reading.location);
      const stored = place === null ? null : readingOf(reading, place, ordinal);
      return stockView(
        momentIn(reading, true),
        { variant, keptBack: await keptBackOf(ordinal) },
        reading.location,
        stored,
      );
    },
    search: (query) =>
      fromShop(nothingFound(parts.revision()), async (shop) => {
        const moment = momentIn(shop.generation);
        const page = await searchAnswer(shop, query, inOrder(query.language), moment, parts.revision());
        if (query.offset === 0)
          engine.shows(
            shop.generation,
            page.cards.map(({ id }) => id),
          );
        return page;
      }),
    suggest: (text, language) => fromShop<readonly string[]>([], (shop) => suggestions(shop, text, language)),
    product: (id, language) =>
      ofProduct<ProductView | null>(id, null, (generation, stored) =>
        productView(generation, stored, inOrder(language), momentIn(generation), otherPlaces(generation)),
      ),
    reasons: (id, variant) =>
      ofProduct<readonly StockReasons[]>(id, [], (generation, stored) =>
        stockReasons(generation, stored, variant, momentIn(generation), otherPlaces(generation)),
      ),
    cards: (ids, language) =>
      fromShop([], (shop) => {
        const ordinals = ids.map((id) => shop.generation.products.find(id)).filter((ordinal) => ordinal !== null);
        return cardsOf(shop, ordinals, language, momentIn(shop.generation));
      }),
    barcode: (digits) =>
      fromShop<BarcodeAnswer>({ found: 'nothing', reason: 'unknown-code' }, (shop) => barcodeAnswer(shop, digits)),
    categories: (language) =>
      fromShop([], (shop) =>
        categoryViews(shop.generation.plain.category, countsByCategory(shop, parts.now()), inOrder(language)),
      ),
    async stockAges() {
      const generation = engine.reading;
      await parts.time.settled();
      return generation === null ? null : stockAges(generation, momentIn(generation), parts.breath, keptBackOf);
    },
    locations: () =>
      guarded([], async () => {
        const generation = engine.reading;
        return generation === null ? [] : locationViews(generation.plain.location, generation.location);
      }),
  };
}

/** Null where that number is another product's, or nobody's. */
async function readAs(generation: Generation | null, ordinal: number | null, id: string) {
  if (generation === null || ordinal === null) return null;
  const [stored = null] = await generation.shelf.read([ordinal]);
  return stored?.product.sourceId === id ? { generation, stored } : null;
}
