import { type Resource, resources } from '../contract/feed.ts';
import type { Cancellation } from '../kernel/clock.ts';
import { foldSome } from './fold.ts';
import type { FreshProduct } from './fresh-product.ts';
import type { Generation } from './generation.ts';
import type { GrowthGuard, Shortage } from './growth-guard.ts';
import { askAhead, type Failure, type PageParts, pullPage } from './pull-page.ts';
import type { Replica } from './replica.ts';
import { type TakenPage, writePage } from './write-page.ts';

export interface RoundParts extends PageParts {
  readonly replica: Replica;
  /** Without it the catalog grows as long as it can. */
  readonly guard?: GrowthGuard;
  readonly stockSeconds: number;
  readonly catalogSeconds: number;
  /** A round has ended, well or not. What it brought is in memory, and is stored unless more comes at once. */
  onRound(round: Round): Promise<void>;
}

/** Somebody has to make room; until then there is no use in looking more often. */
const tightPauseMs = 30_000;

/** What a round brought. */
export interface Round {
  readonly generation: Generation;
  /** Resources of which rows came. */
  readonly changed: ReadonlySet<Resource>;
  /** Products that are new or changed: what is to be searched by is taken from here, not read again. */
  readonly products: readonly FreshProduct[];
  /** Products that are no longer sold. */
  readonly gone: readonly number[];
}

/** How it ended. */
export type Outcome = Done | Failure;
export interface Done {
  readonly kind: 'done';
  readonly read: readonly Resource[];
  /** Feeds that gave no sense this time, which says nothing of the others. */
  readonly unreadable: readonly Resource[];
  /** There was room only for what replaces something, for want of this. */
  readonly shortage: Shortage | null;
}

/** A page of each resource that is due: round by round, goods, prices and stock grow together. */
export async function pullRound(
  parts: RoundParts,
  dueAt: Map<Resource, number>,
  closing: Cancellation,
): Promise<Outcome> {
  const { replica, clock, breath } = parts;
  const generation = await replica.writing();
  await generation.live.turn(clock.now(), breath);
  const isDue = (resource: Resource) => (dueAt.get(resource) ?? 0) <= clock.monotonic();
  const shortage = (await parts.guard?.shortage()) ?? null;
  const mayPull = (resource: Resource) => shortage === null || replacesOnly(generation, resource);
  const pages: TakenPage[] = [];
  const unreadable: Resource[] = [];
  let failure: Failure | null = null;
  for (const resource of resources) {
    if (closing.cancelled || !isDue(resource)) continue;
    if (!mayPull(resource)) {
      dueAt.set(resource, clock.monotonic() + tightPauseMs);
      continue;
    }
    const pulled = await pullPage(parts, generation, resource);
    if (pulled.kind === 'taken') {
      const { page, complete } = pulled;
      pages.push(page);
      // A whole page was taken in a moment ago, and writing begins with a piece of work that cannot be interrupted.
      if (breath.due) await breath.take();
      const stored = writePage(generation, page);
      generation.storing.set(resource, stored);
      // Whoever reads this feed next hears of a failure.
      stored.then(
        () => complete || askAhead(parts, generation, page),
        () => {},
      );
      if (complete) dueAt.set(resource, clock.monotonic() + pauseAfter(parts, resource));
    } else if (pulled.kind === 'trouble' && pulled.trouble === 'unreadable-answer') unreadable.push(resource);
    else {
      failure = pulled;
      break;
    }
  }
  if (failure !== null) generation.ahead.cancel();
  if (failure?.kind === 'start-over') return failure;
  const more = failure === null && resources.some((resource) => isDue(resource) && !unreadable.includes(resource));
  if (!more) await generation.db.settled();
  await foldSome(generation);
  if (generation.filled) await generation.learning.survey(generation.stock, generation.stockCheckedAt ?? 0, breath);
  if (breath.due) await breath.take();
  await parts.onRound(roundOf(generation, pages));
  await finishIfWhole(parts, generation);
  return failure ?? { kind: 'done', read: pages.map(({ checkpoint }) => checkpoint.resource), unreadable, shortage };
}

/** Figures of a catalog that is whole take the place of those before them; all else makes it larger. */
const replacesOnly = (generation: Generation, resource: Resource): boolean =>
  (resource === 'price' || resource === 'stock') && generation.filled;

export function roundOf(generation: Generation, pages: readonly TakenPage[]): Round {
  const some = pages.filter(({ write }) => write.received > 0);
  return {
    generation,
    changed: new Set(some.map(({ checkpoint }) => checkpoint.resource)),
    products: some.flatMap(({ write }) => write.products),
    gone: some.flatMap(({ write }) => write.gone),
  };
}

/** The generation that was built beside the one that is read takes its place (RP6). */
async function finishIfWhole({ replica, onRound }: RoundParts, generation: Generation): Promise<void> {
  if (!replica.rebuilding || !generation.filled) return;
  await replica.finish();
  await onRound({ generation, changed: new Set(resources), products: [], gone: [] });
}

const pauseAfter = ({ stockSeconds, catalogSeconds }: RoundParts, resource: Resource): number =>
  (resource === 'stock' ? stockSeconds : catalogSeconds) * 1_000;
