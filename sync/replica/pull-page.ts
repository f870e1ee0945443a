import type { CommerceError } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import type { Breath } from '../kernel/breath.ts';
import type { Clock } from '../kernel/clock.ts';
import type { SteadyTime } from '../kernel/steady-time.ts';
import { type Asked, askPage } from './asked-ahead.ts';
import type { FeedSource } from './feed-source.ts';
import type { Generation } from './generation.ts';
import type { PullTrouble } from './pull-trouble.ts';
import { readPage } from './read-page.ts';
import { takeIn, type TakenPage } from './write-page.ts';

export interface PageParts {
  readonly source: FeedSource;
  readonly clock: Clock;
  /** When a page was asked for. */
  readonly time: SteadyTime;
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

/** One page, from the question into memory. */
export async function pullPage(parts: PageParts, generation: Generation, resource: Resource): Promise<Taken | Failure> {
  const { time, breath } = parts;
  // One page of a feed at a time may be lost in a kill; and none is asked for behind one that could not be stored.
  await generation.storing.get(resource);
  const cursor = generation.checkpoints.get(resource)?.cursor ?? null;
  const ahead = generation.ahead.take(resource, cursor);
  const askedAt = ahead === null ? await time.settled() : ahead.askedAt;
  // Who cannot say what time it is at this kiosk gives no page either: both come from the same host.
  if (askedAt === null) return trouble('unreachable');
  const answer = await (ahead ?? ask(parts, askedAt, resource, cursor)).answer;
  if (answer.kind === 'failed') return outcomeOf(answer.error);
  const read = await readPage(answer.chunks, { resource, askedAt }, breath);
  if (read.kind === 'cut') return trouble('unreachable');
  if (read.kind === 'failed') return outcomeOf(read.error);
  const { next, complete, epoch, serverTime } = read.page.end;
  time.storeSaid(serverTime, askedAt);
  if (generation.epoch !== null && generation.epoch !== epoch) return { kind: 'start-over' };
  // It would be asked the same for ever.
  if (next === cursor && !complete) return trouble('unreadable-answer');
  return { kind: 'taken', page: await takeIn(generation, read.page, breath), complete };
}

/** Before that the page it follows must be stored: a kill takes one page of a feed and no more (RP5). */
export function askAhead(parts: PageParts, generation: Generation, { checkpoint }: TakenPage): void {
  const now = parts.time.now();
  if (now !== null) generation.ahead.put(ask(parts, now, checkpoint.resource, checkpoint.cursor));
}

const ask = ({ source }: PageParts, askedAt: number, resource: Resource, cursor: string | null): Asked =>
  askPage(source, askedAt, { resource, cursor, limit: rowsAPage[resource] });

function outcomeOf(error: CommerceError): Failure {
  if (error.kind === 'CursorTooOld') return { kind: 'start-over' };
  if (error.kind === 'Unsupported') return trouble('newer-contract');
  if (error.kind === 'Invalid') return trouble('unreadable-answer');
  return trouble('unreachable', error.kind === 'RateLimited' ? error.retryAfterMs : 0);
}

const trouble = (what: PullTrouble, atLeastMs = 0): Trouble => ({ kind: 'trouble', trouble: what, atLeastMs });
