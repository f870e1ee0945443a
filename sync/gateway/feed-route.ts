import type { CatalogPort, FeedEvent } from '../contract/commerce-port.ts';
import { cursorSchema, type Resource, resources } from '../contract/feed.ts';
import type { Clock } from '../kernel/clock.ts';
import * as v from 'valibot';
import { invalid, refusal } from './answers.ts';
import type { Call } from './call.ts';
import type { StoreWatch } from './office-parts.ts';
import { wholeNumber } from './order-routes.ts';

const usualPage = 1_000;
/** Rows travel in pieces about this large: one at a time would be all overhead, a whole page would be all memory. */
const pieceLetters = 65_536;

interface FeedParts {
  readonly catalog: CatalogPort;
  readonly store: StoreWatch;
  readonly clock: Clock;
}

/** A page as NDJSON. Its status is decided by its first line; what goes wrong later is a page without its last line (RP1). */
export async function feed({ catalog, store, clock }: FeedParts, { rest, query, deadlineMs }: Call): Promise<Response> {
  const asked = question(rest, query);
  if (asked === null) return refusal(invalid('There is no such feed, cursor or limit'), 400);
  const limit = Math.min(asked.limit, store.info()?.capabilities.maxPage ?? usualPage);
  const events = catalog.changes(asked.resource, asked.cursor, limit)[Symbol.asyncIterator]();
  const first = await events.next();
  if (first.done === true) return refusal({ kind: 'Transient', message: 'The store answered nothing' });
  if (first.value.kind === 'failed') {
    await events.return?.();
    store.failed(first.value.error);
    return refusal(first.value.error);
  }
  store.answered();
  return new Response(
    ndjson(first.value, events, (late) => clock.after(deadlineMs, late)),
    {
      status: 200,
      headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' },
    },
  );
}

function question(name: string, query: URLSearchParams) {
  const resource = resources.find((known) => known === name);
  const limit = wholeNumber(query.get('limit') ?? String(usualPage));
  const cursor = query.get('cursor');
  if (resource === undefined || limit === null || limit < 1) return null;
  if (cursor !== null && !v.is(cursorSchema, cursor)) return null;
  return { resource: resource satisfies Resource, limit, cursor };
}

/** Pulled, never pushed: the connector reads on only when the window has taken what was there. */
function ndjson(
  first: FeedEvent,
  events: AsyncIterator<FeedEvent>,
  startDeadline: (late: () => void) => () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  let line = lineOf(first);
  const { promise: late, resolve: beLate } = withResolver();
  const stopDeadline = startDeadline(beLate);

  async function nextPiece(): Promise<string> {
    let piece = '';
    while (line !== null && piece.length < pieceLetters) {
      piece += line;
      const next = await events.next();
      line = next.done === true ? null : lineOf(next.value);
    }
    return piece;
  }

  async function end(): Promise<void> {
    stopDeadline();
    await events.return?.();
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const piece = await Promise.race([nextPiece(), late]);
      if (piece !== undefined && piece.length > 0) controller.enqueue(encoder.encode(piece));
      if (piece !== undefined && line !== null) return;
      controller.close();
      // Not waited for: a connector that is stuck in a read ends by its own deadline.
      void end();
    },
    cancel: end,
  });
}

function withResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** Null: nothing that belongs on a page. */
function lineOf(event: FeedEvent): string | null {
  switch (event.kind) {
    case 'upsert':
      return `${JSON.stringify({ upsert: event.row })}\n`;
    case 'tombstone':
      return `${JSON.stringify({ tombstone: event.tombstone })}\n`;
    case 'page':
      return `${JSON.stringify({ page: event.page })}\n`;
    case 'failed':
      return null;
  }
}
