import type { CommerceError } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Clock } from '../kernel/clock.ts';
import { askPage } from './asked-ahead.ts';
import type { FeedSource } from './feed-source.ts';
import type { Generation } from './generation.ts';
import type { PullTrouble } from './pull-trouble.ts';
import { readPage } from './read-page.ts';
import { takeIn, type TakenPage } from './write-pages.ts';

export interface PageParts {
  readonly source: FeedSource;
  readonly clock: Clock;
  readonly breath: Breath;
}

export type Failure = { readonly kind: 'start-over' } | Trouble;
export interface Trouble {
  readonly kind: 'trouble';
  readonly trouble: PullTrouble;
  /** As the store asked for. */
  readonly atLeastMs: number;
}

interface Taken {
  readonly kind: 'taken';
  readonly page: TakenPage;
  /** There is nothing newer. */
  readonly complete: boolean;
}

/**
 * As many of each as belong to one another, so that goods, prices and stock grow together: some three megabytes of products, and less of
 * the others where they come packed. A transaction costs as much as hundreds of rows, so larger pages are quicker; taking them in stays
 * in slices.
 */
const rowsAPage: Readonly<Record<Resource, number>> = {
  location: 1_000,
  category: 2_000,
  promotion: 500,
  product: 3_000,
  price: 9_000,
  stock: 9_000,
};

/** One page, from the question into memory; the page behind it is asked for as soon as its cursor is known. */
export async function pullPage(parts: PageParts, generation: Generation, resource: Resource): Promise<Taken | Failure> {
  const { source, clock, breath } = parts;
  const ask = (from: string | null) => askPage(source, clock, { resource, cursor: from, limit: rowsAPage[resource] });
  const cursor = generation.checkpoints.get(resource)?.cursor ?? null;
  const asked = generation.ahead.take(resource, cursor) ?? ask(cursor);
  const answer = await asked.answer;
  if (answer.kind === 'failed') return outcomeOf(answer.error);
  const read = await readPage(answer.chunks, { resource, askedAt: asked.askedAt }, breath);
  if (read.kind === 'cut') return trouble('unreachable');
  if (read.kind === 'failed') return outcomeOf(read.error);
  const { next, complete, epoch } = read.page.end;
  if (generation.epoch !== null && generation.epoch !== epoch) return { kind: 'start-over' };
  // It would be asked the same for ever.
  if (next === cursor && !complete) return trouble('unreadable-answer');
  if (!complete) generation.ahead.put(ask(next));
  return { kind: 'taken', page: await takeIn(generation, read.page, breath), complete };
}

function outcomeOf(error: CommerceError): Failure {
  if (error.kind === 'CursorTooOld') return { kind: 'start-over' };
  if (error.kind === 'Unsupported') return trouble('newer-contract');
  if (error.kind === 'Invalid') return trouble('unreadable-answer');
  return trouble('unreachable', error.kind === 'RateLimited' ? error.retryAfterMs : 0);
}

const trouble = (what: PullTrouble, atLeastMs = 0): Trouble => ({ kind: 'trouble', trouble: what, atLeastMs });
