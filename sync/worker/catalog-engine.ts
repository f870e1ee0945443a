import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { CatalogDatabase } from '../replica/catalog-database.ts';
import type { FeedSource } from '../replica/feed-source.ts';
import type { Generation } from '../replica/generation.ts';
import type { Databases } from '../replica/generation-database.ts';
import { type PullLoop, startPull } from '../replica/pull-loop.ts';
import type { Round } from '../replica/pull-round.ts';
import type { PullTrouble } from '../replica/pull-trouble.ts';
import { Replica } from '../replica/replica.ts';
import { decodeFront, type FrontContent } from './front-record.ts';
import { chooseFront, makeFronts, sealFronts, summaryOf } from './front-keeper.ts';
import { openShop, type Shop } from './shop.ts';

export interface EngineParts {
  readonly databases: Databases;
  readonly catalog: CatalogDatabase;
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly kiosk: {
    readonly location: string;
    readonly languages: readonly string[];
    readonly stockSeconds: number;
    readonly catalogSeconds: number;
  };
  /** Something moved; `changed` when what answers are made of did. */
  onMove(changed: boolean): void;
}

/** The heavy part of the catalog worker: the replica with its index, and the loop that keeps both up to date. */
export interface CatalogEngine {
  readonly reading: Generation | null;
  readonly trouble: PullTrouble | null;
  /** What is read, all in memory; null before the first pull. */
  shop(): Promise<Shop | null>;
  /** The first screen as last made in this run. */
  front(language: string): FrontContent | null;
  /** `waited`: another window led, and wrote, since this one opened. */
  lead(waited: boolean): void;
  wake(): void;
  damaged(): void;
  close(): void;
}

/** The first screen's figures are stored again this often: at the next start they are at most so much older than they need to be. */
const frontEveryMs = 60_000;
/** While the catalog comes in, what is there is made searchable each time it has grown so much. */
const growth = 4;

export async function startEngine(parts: EngineParts): Promise<CatalogEngine> {
  const { catalog, clock, kiosk } = parts;
  const replica = await Replica.open(catalog, parts.databases, kiosk.location);
  const shops = new WeakMap<Generation, Promise<Shop>>();
  let fronts: ReadonlyMap<string, FrontContent> = new Map();
  let chosen = await storedChoice(catalog, kiosk.languages[0]);
  let frontMade = { seq: -1 };
  let frontStoredAt = -Infinity;
  let searchable = 0;
  let trouble: PullTrouble | null = null;
  let loop: PullLoop | null = null;

  function shopOf(generation: Generation): Promise<Shop> {
    const open = shops.get(generation) ?? openShop(generation, clock.now());
    shops.set(generation, open);
    return open;
  }

  async function onRound(round: Round): Promise<void> {
    const { generation, changed } = round;
    const shop = await shopOf(generation);
    const digested = await keepDigest(shop, round);
    if (generation !== replica.reading) return parts.onMove(false);
    if (digested === 'anew') chosen = [];
    if (digested !== 'nothing' || frontMade.seq !== generation.seq) await renewFront(shop);
    if (digested !== 'nothing' || clock.monotonic() - frontStoredAt >= frontEveryMs) await storeFront(generation);
    parts.onMove(changed.size > 0 || digested !== 'nothing');
  }

  /** Keeps the index with what came. A changed category tree moves products between facets without touching one of them. */
  async function keepDigest(
    { generation, digest }: Shop,
    { changed, touched }: Round,
  ): Promise<'anew' | 'more' | 'nothing'> {
    const now = clock.now();
    if (generation.filled) {
      if (generation.indexed && !changed.has('category')) {
        await digest.touch(touched, now);
        return touched.size > 0 ? 'more' : 'nothing';
      }
      await digest.build(now);
      return 'anew';
    }
    const { count } = generation.products;
    if (generation !== replica.reading || count === 0 || count < searchable * growth) return 'nothing';
    await digest.extend(searchable, now);
    searchable = count;
    return 'more';
  }

  async function renewFront(shop: Shop): Promise<void> {
    const now = clock.now();
    chosen = chooseFront(shop, chosen);
    fronts = await makeFronts(shop, chosen, kiosk.languages, now);
    frontMade = { seq: shop.generation.seq };
  }

  async function storeFront(generation: Generation): Promise<void> {
    frontStoredAt = clock.monotonic();
    await catalog.putFronts(summaryOf(generation), sealFronts(fronts));
  }

  return {
    get reading() {
      return replica.reading;
    },
    get trouble() {
      return trouble;
    },
    shop: async () => (replica.reading === null ? null : shopOf(replica.reading)),
    front: (language) => fronts.get(language) ?? null,
    lead(waited) {
      loop ??= startPull({
        waited,
        ...{ ...parts, replica, onRound },
        ...{ stockSeconds: kiosk.stockSeconds, catalogSeconds: kiosk.catalogSeconds },
        onTrouble(now) {
          if (now === trouble) return;
          trouble = now;
          parts.onMove(false);
        },
      });
    },
    wake: () => loop?.wake(),
    damaged: () => loop?.damaged(),
    close() {
      loop?.close();
      replica.close();
    },
  };
}

/** The goods of the last first screen, so that this start's is the same. */
async function storedChoice(catalog: CatalogDatabase, language = ''): Promise<readonly number[]> {
  const stored = await catalog.front(language).catch(() => null);
  return stored === null ? [] : decodeFront(stored).cards.map(({ ordinal }) => ordinal);
}
