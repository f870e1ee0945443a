import type { CommerceError } from '../contract/commerce-error.ts';
import { type Resource, resources } from '../contract/feed.ts';
import { type Bell, createBell } from '../kernel/bell.ts';
import { cancellationSource, type Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Random } from '../kernel/random.ts';
import type { FeedSource } from './feed-source.ts';
import { fold } from './fold.ts';
import type { Generation } from './generation.ts';
import { DamagedPiece } from './pieces.ts';
import type { PullTrouble } from './pull-trouble.ts';
import { readPage } from './read-page.ts';
import type { Replica } from './replica.ts';
import { storageTrouble } from './storage-trouble.ts';
import { writePage } from './write-page.ts';

export interface PullParts {
  readonly replica: Replica;
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly stockSeconds: number;
  readonly catalogSeconds: number;
  /** A round has ended, well or not. */
  onRound(round: Round): Promise<void>;
  onTrouble(trouble: PullTrouble | null): void;
}

export interface Round {
  readonly generation: Generation;
  /** Resources of which rows came. */
  readonly changed: ReadonlySet<Resource>;
  /** Products that look different for it. */
  readonly touched: ReadonlySet<number>;
}

export interface PullLoop {
  /** Pull what is due and what is not: somebody asked, or the store is back. */
  wake(): void;
  /** What is stored is not what was written: fetch all of it again (RP10). */
  damaged(): void;
  close(): void;
}

/** How a round ended. */
type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'start-over' }
  | { readonly kind: 'trouble'; readonly trouble: PullTrouble; readonly atLeastMs: number };

type PageOutcome =
  | Exclude<Outcome, { kind: 'done' }>
  | {
      readonly kind: 'written';
      readonly touched: ReadonlySet<number>;
      readonly changes: number;
      readonly complete: boolean;
    };

/** Each about a megabyte: one transaction of some fifty milliseconds. */
const rowsAPage: Readonly<Record<Resource, number>> = {
  location: 1_000,
  category: 2_000,
  promotion: 500,
  product: 1_000,
  price: 3_000,
  stock: 10_000,
};
const firstRetryMs = 500;
const longestRetryMs = 60_000;

/**
 *   due? ── a page of each resource that is due, in order ──► written ──► told ──► due?
 *    │                ├─ cut, away, unreadable, disk ──► pause, growing ──► due?
 *    │                └─ too old, other epoch, damaged ──► a new generation ──► due?
 *    └── nothing: rest until something is, or until woken
 */
export function startPull(parts: PullParts): PullLoop {
  const { clock, random, replica, logger } = parts;
  const bell: Bell = createBell(clock);
  const closing = cancellationSource();
  const dueAt = new Map<Resource, number>();
  let failures = 0;
  let damaged = false;

  async function run(): Promise<void> {
    while (!closing.cancelled) {
      const outcome = await attempt();
      if (closing.cancelled) return;
      if (outcome.kind === 'trouble') await rest(outcome);
      else if (untilDue() > 0) await bell.heard(untilDue());
    }
  }

  async function attempt(): Promise<Outcome> {
    try {
      const outcome = damaged ? ({ kind: 'start-over' } as const) : await round(parts, dueAt, closing);
      if (outcome.kind === 'start-over') await startOver();
      else if (outcome.kind === 'done') {
        failures = 0;
        parts.onTrouble(null);
      }
      return outcome;
    } catch (error) {
      if (closing.cancelled) return { kind: 'done' };
      return recover(error);
    }
  }

  async function startOver(): Promise<void> {
    logger.warn('pull.start-over', { damaged });
    await replica.startOver();
    damaged = false;
    dueAt.clear();
  }

  /** What went wrong between us and the disk. */
  async function recover(error: unknown): Promise<Outcome> {
    if (error instanceof DamagedPiece) {
      damaged = true;
      return { kind: 'trouble', trouble: 'storage-failed', atLeastMs: 0 };
    }
    const trouble = storageTrouble(error);
    logger.warn('pull.storage', { trouble, name: error instanceof Error ? error.name : 'unknown' });
    await replica.reopen().catch(() => {});
    return { kind: 'trouble', trouble, atLeastMs: firstRetryMs };
  }

  async function rest({ trouble, atLeastMs }: Extract<Outcome, { kind: 'trouble' }>): Promise<void> {
    parts.onTrouble(trouble);
    const growing = Math.min(longestRetryMs, firstRetryMs * 2 ** failures++);
    await bell.heard(atLeastMs + random.next() * growing);
  }

  const untilDue = () => {
    const next = Math.min(...resources.map((resource) => dueAt.get(resource) ?? 0));
    return Math.max(0, next - clock.monotonic());
  };

  void run();
  return {
    wake() {
      dueAt.clear();
      bell.ring();
    },
    damaged() {
      damaged = true;
      bell.ring();
    },
    close() {
      closing.cancel();
      bell.ring();
    },
  };
}

/** A page of each resource that is due: round by round, goods, prices and stock grow together. */
async function round(
  parts: PullParts,
  dueAt: Map<Resource, number>,
  closing: { readonly cancelled: boolean },
): Promise<Outcome> {
  const { replica, clock } = parts;
  const generation = await replica.writing();
  const touched = new Set<number>();
  const changed = new Set<Resource>();
  let outcome: Outcome = { kind: 'done' };
  for (const resource of resources) {
    if (closing.cancelled || (dueAt.get(resource) ?? 0) > clock.monotonic()) continue;
    const page = await pullPage(parts, generation, resource);
    if (page.kind === 'written') {
      if (page.changes > 0) changed.add(resource);
      for (const ordinal of page.touched) touched.add(ordinal);
      if (page.complete) dueAt.set(resource, clock.monotonic() + pauseAfter(parts, resource));
      continue;
    }
    outcome = page;
    // One feed that cannot be read says nothing of the others; a store that is away does.
    if (page.kind !== 'trouble' || page.trouble !== 'unreadable-answer') break;
  }
  if (outcome.kind === 'start-over') return outcome;
  await fold(generation);
  await parts.onRound({ generation, changed, touched });
  if (replica.rebuilding && generation.filled) {
    await replica.finish();
    await parts.onRound({ generation, changed: new Set(resources), touched: new Set() });
  }
  return outcome;
}

async function pullPage(
  { source, clock }: PullParts,
  generation: Generation,
  resource: Resource,
): Promise<PageOutcome> {
  const cursor = generation.checkpoints.get(resource)?.cursor ?? null;
  const askedAt = clock.now();
  const read = await readPage(source, { resource, cursor, limit: rowsAPage[resource] });
  if (read.kind === 'cut') return trouble('unreachable');
  if (read.kind === 'failed') return outcomeOf(read.error);
  const { end } = read.page;
  if (generation.epoch !== null && generation.epoch !== end.epoch) return { kind: 'start-over' };
  // It would be asked the same for ever.
  if (end.next === cursor && !end.complete) return trouble('unreadable-answer');
  const touched = await writePage(generation, read.page, askedAt);
  return { kind: 'written', touched, changes: read.page.changes.length, complete: end.complete };
}

function outcomeOf(error: CommerceError): Exclude<Outcome, { kind: 'done' }> {
  if (error.kind === 'CursorTooOld') return { kind: 'start-over' };
  if (error.kind === 'Unsupported') return trouble('newer-contract');
  if (error.kind === 'Invalid') return trouble('unreadable-answer');
  return trouble('unreachable', error.kind === 'RateLimited' ? error.retryAfterMs : 0);
}

const trouble = (what: PullTrouble, atLeastMs = 0): Exclude<Outcome, { kind: 'done' }> => ({
  kind: 'trouble',
  trouble: what,
  atLeastMs,
});

const pauseAfter = ({ stockSeconds, catalogSeconds }: PullParts, resource: Resource): number =>
  (resource === 'stock' ? stockSeconds : catalogSeconds) * 1_000;
