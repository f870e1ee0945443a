import type { Clock } from '../kernel/clock.ts';
import type { CatalogDatabase } from '../replica/catalog-database.ts';
import { chooseFront, makeFront, ownFirst, sealedFronts, summaryOf } from './front-keeper.ts';
import { decodeFront, type FrontContent } from './front-record.ts';
import type { Shop } from './shop.ts';

/** The first screen as it is now, and as the next start will find it. */
export interface FrontWindow {
  /** Made when it is asked for, and again only when a page has come since. Null before the catalog has moved in this run. */
  show(language: string): Promise<FrontContent | null>;
  /** The catalog has moved. Stored now and then, and at once when it has become whole. */
  moved(shop: Shop, becameWhole: boolean): Promise<void>;
}

/** Stored again this often: at the next start the figures are at most so much older than they need to be. */
const storeEveryMs = 60_000;

export function createFrontWindow(
  catalog: CatalogDatabase,
  clock: Clock,
  languages: readonly string[],
  /** The goods of the last first screen, so that this start's is the same. */
  stored: readonly number[],
): FrontWindow {
  let chosen = stored;
  let shop: Shop | null = null;
  let made = { seq: -1, contents: new Map<string, FrontContent>() };
  let storedAt = -Infinity;

  async function contentFor(present: Shop, language: string): Promise<FrontContent | null> {
    const { seq } = present.generation;
    if (made.seq !== seq) {
      chosen = chooseFront(present, chosen);
      made = { seq, contents: new Map() };
    }
    const { contents } = made;
    const known = contents.get(language);
    if (known !== undefined) return known;
    const content = await makeFront(present, chosen, ownFirst(language, languages), clock.now());
    contents.set(language, content);
    return content;
  }

  async function store(present: Shop): Promise<void> {
    storedAt = clock.monotonic();
    const fronts = await sealedFronts(present, chooseFront(present, chosen), languages, clock.now());
    await catalog.putFronts(summaryOf(present.generation), fronts);
  }

  return {
    show: async (language) => (shop === null ? null : contentFor(shop, language)),
    async moved(present, becameWhole) {
      // The choice of a half-filled shop is not that of a full one, and another generation numbers its goods anew.
      if (becameWhole || (shop !== null && shop !== present)) chosen = [];
      // Also what was made in the middle of this round, of some of its pages.
      made = { seq: -1, contents: new Map() };
      shop = present;
      if (becameWhole || clock.monotonic() - storedAt >= storeEveryMs) await store(present);
    },
  };
}

export async function storedChoice(catalog: CatalogDatabase, language = ''): Promise<readonly number[]> {
  const stored = await catalog.front(language).catch(() => null);
  return stored === null ? [] : decodeFront(stored).cards.map(({ ordinal }) => ordinal);
}
