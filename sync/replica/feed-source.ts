import * as v from 'valibot';
import { type CommerceError, errorAnswerSchema } from '../contract/commerce-error.ts';
import type { Resource } from '../contract/feed.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';

export interface FeedQuestion {
  readonly resource: Resource;
  readonly cursor: string | null;
  readonly limit: number;
}

/** A page as bytes of NDJSON, cut anywhere. Whoever does not want the rest returns the iterator. A body that breaks throws. */
export type FeedAnswer =
  | { readonly kind: 'body'; readonly chunks: AsyncIterable<Uint8Array<ArrayBuffer>> }
  | { readonly kind: 'failed'; readonly error: CommerceError };

/** Where pages come from. A body that ends without the page's last line was cut (RP1). */
export interface FeedSource {
  page(question: FeedQuestion): Promise<FeedAnswer>;
}

/** A page of two megabytes over a slow line; the office gives up at the same time, as it is told. */
const pageDeadlineMs = 60_000;

/** The back office's feed, over HTTP on this origin. */
export function officeFeed(send: typeof fetch): FeedSource {
  return {
    async page(question) {
      const { resource, cursor, limit } = question;
      const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
      return bodyOf(await askFeed(send, `${resource}?${query}`));
    },
  };
}

/** Whatever lies below the feeds. */
export async function askFeed(send: typeof fetch, path: string): Promise<Result<Response, CommerceError>> {
  try {
    const answer = await send(`/api/feed/${path}`, {
      headers: { 'x-deadline-ms': String(pageDeadlineMs) },
      signal: AbortSignal.timeout(pageDeadlineMs),
    });
    return answer.ok ? succeed(answer) : fail(await namedError(answer));
  } catch {
    return fail({ kind: 'Transient', message: 'The back office did not answer' });
  }
}

export function bodyOf(asked: Result<Response, CommerceError>): FeedAnswer {
  if (!asked.ok) return { kind: 'failed', error: asked.problem };
  const { body } = asked.value;
  if (body === null) return { kind: 'failed', error: { kind: 'Transient', message: 'Answered without a body' } };
  return { kind: 'body', chunks: body };
}

async function namedError(answer: Response): Promise<CommerceError> {
  const body: unknown = await answer.json().catch(() => null);
  const named = v.safeParse(errorAnswerSchema, body);
  if (named.success) return named.output.error;
  return { kind: answer.status === 410 ? 'CursorTooOld' : 'Transient', message: `Answered ${answer.status}` };
}
