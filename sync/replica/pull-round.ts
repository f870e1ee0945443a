import type { CommerceError } from '../contract/commerce-error.ts';
import { type Resource, resources } from '../contract/feed.ts';
import type { Cancellation, Clock } from '../kernel/clock.ts';
import type { FeedSource } from './feed-source.ts';
import { fold } from './fold.ts';
import type { Generation } from './generation.ts';
import type { PullTrouble } from './pull-trouble.ts';
import { readPage } from './read-page.ts';
import type { Replica } from './replica.ts';
import { writePage } from './write-page.ts';

export interface RoundParts {
  readonly replica: Replica;
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly stockSeconds: number;
  readonly catalogSeconds: number;
  /** A round has ended, well or not. */
  onRound(round: Round): Promise<void>;
}

/** What a round brought. */
export interface Round {
  readonly generation: Generation;
  /** Resources of which rows came. */
  readonly changed: ReadonlySet<Resource>;
  /** Products that look different for it. */
  readonly touched: ReadonlySet<number>;
}

/** How it ended. */
export type Outcome = { readonly kind: 'done' } | Failure;
type Failure = { readonly kind: 'start-over' } | Trouble;
export interface Trouble {
  readonly kind: 'trouble';
  readonly trouble: PullTrouble;
  /** As the store asked for. */
  readonly atLeastMs: number;
}

interface Written {
  readonly kind: 'written';
  readonly touched: ReadonlySet<number>;
  readonly changes: number;
  readonly complete: boolean;
}

/** Each about a megabyte: one transaction of some fifty milliseconds. */
const rowsAPage: Readonly<Record<Resource, number>> = {
  location: 1_000,
  category: 2_000,
  promotion: 500,
  product: 1_000,
  price: 3_000,
  stock: 10_000,
};

/** A page of each resource that is due: round by round, goods, prices and stock grow together. */
export async function pullRound(
  parts: RoundParts,
  dueAt: Map<Resource, number>,
  closing: Cancellation,
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
  { source, clock }: RoundParts,
  generation: Generation,
  resource: Resource,
): Promise<Written | Failure> {
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

function outcomeOf(error: CommerceError): Failure {
  if (error.kind === 'CursorTooOld') return { kind: 'start-over' };
  if (error.kind === 'Unsupported') return trouble('newer-contract');
  if (error.kind === 'Invalid') return trouble('unreadable-answer');
  return trouble('unreachable', error.kind === 'RateLimited' ? error.retryAfterMs : 0);
}

const trouble = (what: PullTrouble, atLeastMs = 0): Trouble => ({
  kind: 'trouble',
  trouble: what,
  atLeastMs,
});

const pauseAfter = ({ stockSeconds, catalogSeconds }: RoundParts, resource: Resource): number =>
  (resource === 'stock' ? stockSeconds : catalogSeconds) * 1_000;
