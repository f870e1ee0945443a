import * as v from 'valibot';
import { checkedResources, mostPartitions } from '../contract/checksums.ts';
import type { CatalogPort } from '../contract/commerce-port.ts';
import { cursorSchema, resources } from '../contract/feed.ts';
import type { Clock } from '../kernel/clock.ts';
import { invalid, json, refusal } from './answers.ts';
import type { Call } from './call.ts';
import { streamed } from './feed-stream.ts';
import type { StoreWatch } from './office-parts.ts';
import { wholeNumber } from './long-poll.ts';

const usualPage = 1_000;

export interface FeedParts {
  readonly catalog: CatalogPort;
  readonly store: StoreWatch;
  readonly clock: Clock;
}

/** What changed since a cursor, or everything. */
export async function feed(parts: FeedParts, call: Call): Promise<Response> {
  const asked = pageQuestion(parts, call, 'cursor');
  if (asked === null) return refusal(invalid('There is no such feed, cursor or limit'), 400);
  return streamed(parts.catalog.changes(asked.resource, asked.cursor, asked.limit), parts, call.deadlineMs);
}

/** The ids of all rows, for whoever cannot be told what is gone. */
export async function ids(parts: FeedParts, call: Call): Promise<Response> {
  const asked = pageQuestion(parts, call, 'after');
  if (asked === null) return refusal(invalid('There is no such list, cursor or limit'), 400);
  const page = parts.catalog.ids?.(asked.resource, asked.cursor, asked.limit);
  return page === undefined ? unsupported() : streamed(page, parts, call.deadlineMs);
}

export async function checksums({ catalog, store }: FeedParts, { open, query }: Call): Promise<Response> {
  const asked = partitionQuestion(open, query);
  if (asked === null) return refusal(invalid('There are no such checksums'), 400);
  const answer = await catalog.checksums?.(asked.resource, asked.partitions);
  if (answer === undefined) return unsupported();
  if (answer.ok) store.answered();
  else store.failed(answer.problem);
  return answer.ok ? json(answer.value) : refusal(answer.problem);
}

/** The rows of one partition, for whoever found that its own sum differs. */
export async function partition(parts: FeedParts, { open, query, deadlineMs }: Call): Promise<Response> {
  const asked = partitionQuestion(open, query);
  const which = wholeNumber(open[1] ?? '');
  if (asked === null || which === null || which >= asked.partitions)
    return refusal(invalid('There is no such partition'), 400);
  const page = parts.catalog.partition?.(asked.resource, which, asked.partitions);
  return page === undefined ? unsupported() : streamed(page, parts, deadlineMs);
}

const unsupported = () => refusal({ kind: 'Unsupported', message: 'The store offers no such thing' });

function pageQuestion({ store }: FeedParts, { open: [name], query }: Call, cursorName: string) {
  const resource = resources.find((known) => known === name);
  const limit = wholeNumber(query.get('limit') ?? String(usualPage));
  const cursor = query.get(cursorName);
  if (resource === undefined || limit === null || limit < 1) return null;
  if (cursor !== null && !v.is(cursorSchema, cursor)) return null;
  return { resource, limit: Math.min(limit, store.info()?.capabilities.maxPage ?? usualPage), cursor };
}

function partitionQuestion([name]: readonly string[], query: URLSearchParams) {
  const resource = checkedResources.find((known) => known === name);
  const partitions = wholeNumber(query.get('partitions') ?? '');
  if (resource === undefined || partitions === null) return null;
  return partitions >= 1 && partitions <= mostPartitions ? { resource, partitions } : null;
}
