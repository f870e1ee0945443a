import type { Readable } from 'node:stream';
import type { CommerceError, CommerceErrorKind } from '../../contract/commerce-error.ts';

/** What a handler gives back; sending it is somebody else's business, so that faults can come between. */
export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** In pieces when it is large: each is made when the one before is on its way. A stream when it has no end; it is destroyed in any case. */
  readonly body: string | Uint8Array | Iterable<Uint8Array> | Readable;
}

export const json = (value: unknown, status = 200): Answer => ({
  status,
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

const statusOf: Readonly<Record<CommerceErrorKind, number>> = {
  Transient: 503,
  RateLimited: 429,
  Ambiguous: 500,
  AlreadyDone: 409,
  KeyReuse: 422,
  Stale: 409,
  PriceChanged: 409,
  OutOfStock: 409,
  Invalid: 422,
  Auth: 401,
  Unsupported: 422,
  CursorTooOld: 410,
  NotFound: 404,
};

export function refusal(error: CommerceError, around: object = {}): Answer {
  const answer = json({ ...around, error }, statusOf[error.kind]);
  if (error.kind === 'Auth') return { ...answer, headers: { 'www-authenticate': 'Bearer' } };
  if (error.kind !== 'RateLimited') return answer;
  return { ...answer, headers: { 'retry-after': String(Math.ceil(error.retryAfterMs / 1_000)) } };
}
