import * as v from 'valibot';
import type { FeedEvent } from '../contract/commerce-port.ts';
import { type CommerceError, errorAnswerSchema } from '../contract/commerce-error.ts';
import { pageEndSchema, type Resource, tombstoneSchema } from '../contract/feed.ts';
import { linesOf } from './ndjson.ts';

export interface FeedQuestion {
  readonly resource: Resource;
  readonly cursor: string | null;
  readonly limit: number;
}

/**
 * Where pages come from. One page, its events in order and several at a time; it ends after `page` or `failed`, and a page that ends
 * without either was cut (RP1).
 */
export interface FeedSource {
  page(question: FeedQuestion): AsyncIterable<readonly FeedEvent[]>;
}

/** A page of ten thousand rows over a slow line; the office gives up at the same time, as it is told. */
const pageDeadlineMs = 60_000;

/** The back office's feed, over HTTP on this origin. */
export function officeFeed(send: typeof fetch): FeedSource {
  return {
    async *page(question) {
      const answer = await ask(send, question);
      if (answer === null) {
        yield [failed({ kind: 'Transient', message: 'The back office did not answer' })];
        return;
      }
      if (!answer.ok || answer.body === null) {
        yield [failed(await namedError(answer))];
        return;
      }
      try {
        for await (const lines of linesOf(answer.body)) yield lines.map(eventOf);
      } catch {
        // A stream that breaks is a page without its end.
      }
    },
  };
}

async function ask(send: typeof fetch, { resource, cursor, limit }: FeedQuestion): Promise<Response | null> {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  try {
    return await send(`/api/feed/${resource}?${query}`, {
      headers: { 'x-deadline-ms': String(pageDeadlineMs) },
      signal: AbortSignal.timeout(pageDeadlineMs),
    });
  } catch {
    return null;
  }
}

async function namedError(answer: Response): Promise<CommerceError> {
  const body: unknown = await answer.json().catch(() => null);
  const named = v.safeParse(errorAnswerSchema, body);
  if (named.success) return named.output.error;
  return { kind: answer.status === 410 ? 'CursorTooOld' : 'Transient', message: `Answered ${answer.status}` };
}

function eventOf(line: string): FeedEvent {
  const value = parsed(line);
  if (value === null) return failed({ kind: 'Invalid', message: 'A line of the feed is not JSON' });
  if ('upsert' in value) return { kind: 'upsert', row: value['upsert'] };
  const page = v.safeParse(pageEndSchema, value['page']);
  if (page.success) return { kind: 'page', page: page.output };
  const tombstone = v.safeParse(tombstoneSchema, value['tombstone']);
  if (tombstone.success) return { kind: 'tombstone', tombstone: tombstone.output };
  return failed({ kind: 'Invalid', message: 'A line of the feed is neither row nor page end' });
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const failed = (error: CommerceError): FeedEvent => ({ kind: 'failed', error });
