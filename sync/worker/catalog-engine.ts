import type { Breath } from '../kernel/breath.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import type { CatalogDatabase } from '../replica/catalog-database.ts';
import type { FeedSource } from '../replica/feed-source.ts';
import type { Generation } from '../replica/generation.ts';
import type { Databases } from '../replica/generation-database.ts';
import type { GenerationMarker } from '../replica/generation-marker.ts';
import type { HealSource } from '../replica/heal-source.ts';
import { type PullLoop, startPull } from '../replica/pull-loop.ts';
import type { Round } from '../replica/pull-round.ts';
import type { PullTrouble } from '../replica/pull-trouble.ts';
import { type Diagnostics, Replica } from '../replica/replica.ts';
import { GrowthGuard, type Room } from '../replica/growth-guard.ts';
import { considerate, createAttention } from './attention.ts';
import type { FrontContent } from './front-record.ts';
import { createFrontWindow, storedChoice } from './front-window.ts';
import { createGlance } from './glance.ts';
import { startHintWatch } from './hint-watch.ts';
import type { HintSource } from './office-hints.ts';
import { createPace } from './pace.ts';
import { heldByShop, openShop, recount, type Shop } from './shop.ts';

export interface EngineParts {
  readonly databases: Databases;
  readonly catalog: CatalogDatabase;
  readonly source: FeedSource;
  /** Without these a change is here at the next interval, and what no feed has told is not found. */
  readonly hints?: HintSource;
  readonly heal?: HealSource;
  readonly clock: Clock;
  /** What pages are stamped with. */
  readonly time: SteadyTime;
  readonly random: Random;
  readonly logger: Logger;
  readonly breath: Breath;
  readonly marker: GenerationMarker;
  /** How much there is of the disk, and how much the catalog may hold in memory. */
  readonly disk: Room['disk'];
  readonly mostMemoryBytes: number;
  readonly kiosk: {
    readonly location: string;
    readonly languages: readonly string[];
    readonly stockSeconds: number;
    readonly catalogSeconds: number;
  };
  /** Something moved; `changed` when what answers are made of did. */
  onMove(changed: boolean): void;
}

/** A second or two of work, in slices: whoever comes first after a start goes before it. */
const warmAfterMs = 3_000;

/** The heavy part of the catalog worker: the replica with its index, and the loop that keeps both up to date. */
export interface CatalogEngine {
  readonly reading: Generation | null;
  readonly trouble: PullTrouble | null;
  readonly diagnostics: Diagnostics;
  /** Until the first fill is through; null when there is nothing to go by. */
  readonly secondsLeft: number | null;
  /** What is read, all in memory; null before the first pull. */
  shop(): Promise<Shop | null>;
  /** The first screen as it is now; null before anything was pulled in this run. */
  front(language: string): Promise<FrontContent | null>;
  /** `waited`: another window led, and wrote, since this one opened. */
  lead(waited: boolean): void;
  /** Somebody wants an answer: what is done in the background waits a moment, save a first fill. */
  asked(): void;
  /** These are shown, in this order. */
  shows(generation: Generation, ids: readonly string[]): void;
  /** Somebody places an order: a first fill waits a moment as well. */
  attend(): void;
  wake(): void;
  damaged(): void;
  close(): void;
}

export async function startEngine(parts: EngineParts): Promise<CatalogEngine> {
  const { catalog, databases, clock, kiosk, marker } = parts;
  const { location, languages } = kiosk;
  const ordering = createAttention(clock);
  const breath = considerate(parts.breath, () => ordering.quiet());
  const replica = await Replica.open({ catalog, databases, location, breath, marker, now: () => clock.now() });
  const shops = new WeakMap<Generation, Promise<Shop>>();
  const fronts = createFrontWindow(catalog, clock, languages, await storedChoice(catalog, languages[0]));
  const pace = createPace(clock);
  const attention = createAttention(clock);
  const glance = createGlance(clock);
  /** A first fill is what everybody waits for, but the one who orders. */
  const calm = async () => {
    await ordering.quiet();
    if (replica.reading?.filled === true) await attention.quiet();
  };
  const later = considerate(breath, calm);
  const memory = () => ({ held: held(), most: parts.mostMemoryBytes });
  const guard = new GrowthGuard({ disk: parts.disk, memory }, clock);
  let taken: Shop | null = null;
  let trouble: PullTrouble | null = null;
  let loop: PullLoop | null = null;
  let pulled = false;
  let hintWatch: { close(): void } | null = null;
  let warming: { readonly shop: Shop; cancel(): void } | null = null;

  function shopOf(generation: Generation): Promise<Shop> {
    const open = shops.get(generation) ?? openShop(generation, languages, breath, later, () => parts.onMove(true));
    shops.set(generation, open);
    return open;
  }

  async function onRound({ generation, changed, products, gone }: Round): Promise<void> {
    const shop = await shopOf(generation);
    taken = shop;
    await shop.faces.take(products, gone);
    await shop.digest.take(products, gone);
    const becameWhole = await keepIndex(shop);
    const { received, expected } = generation.progress;
    pace.note(received, expected);
    if (generation === replica.reading) await fronts.moved(shop, becameWhole);
    // What a start shows is what was stored; from the first round on it is what there is.
    const isFirst = !pulled;
    pulled = true;
    parts.onMove(generation === replica.reading && (isFirst || changed.size > 0 || becameWhole));
    if (generation !== replica.reading || !generation.filled) return;
    recount(shop, clock.now());
    warmSoon(shop);
  }

  /** What could not be read is read when it is asked for, and found to be damaged then. */
  function warmSoon(shop: Shop): void {
    if (warming?.shop === shop) return;
    warming?.cancel();
    warming = { shop, cancel: clock.after(warmAfterMs, () => void shop.faces.warm().catch(() => {})) };
  }

  /** Of the catalog that grows: one that is being replaced goes when the new one is whole, and must not be in its way. */
  const held = (): number => (taken === null ? (replica.reading?.heldBytes ?? 0) : heldByShop(taken));

  /** True when everything has come in and is stored with its index: that happens once. */
  async function keepIndex({ generation, digest }: Shop): Promise<boolean> {
    if (!generation.filled || generation.indexed) return false;
    await digest.save();
    return true;
  }

  return {
    get reading() {
      return replica.reading;
    },
    get trouble() {
      return trouble;
    },
    get diagnostics() {
      return replica.diagnostics();
    },
    get secondsLeft() {
      return pace.secondsLeft();
    },
    shop: async () => (replica.reading === null ? null : shopOf(replica.reading)),
    front: (language) => fronts.show(language),
    lead(waited) {
      loop ??= startPull({
        waited,
        ...{ ...parts, replica, guard, onRound, calm, breath: later },
        ...{ stockSeconds: kiosk.stockSeconds, catalogSeconds: kiosk.catalogSeconds },
        onTrouble(now) {
          if (now === trouble) return;
          trouble = now;
          parts.onMove(false);
        },
      });
      const { hints } = parts;
      if (hints) hintWatch ??= startHintWatch({ ...parts, source: hints, onHint: (changed) => loop?.hinted(changed) });
    },
    asked: () => attention.asked(),
    shows({ shelf, products }, ids) {
      glance.at(
        shelf,
        ids.map((id) => products.find(id)).filter((ordinal) => ordinal !== null),
      );
    },
    attend() {
      ordering.asked();
      attention.asked();
    },
    wake: () => loop?.wake(),
    damaged: () => loop?.damaged(),
    close() {
      hintWatch?.close();
      attention.close();
      glance.close();
      ordering.close();
      warming?.cancel();
      loop?.close();
      replica.close();
    },
  };
}
