import type { CommerceError, CommerceErrorKind } from '../contract/commerce-error.ts';

/** What the window hears for each kind. The platform not letting us in is our trouble, not the window's: it gets a 502, never a 401. */
const statusOf: Readonly<Record<CommerceErrorKind, number>> = {
  Transient: 503,
  RateLimited: 429,
  Ambiguous: 504,
  AlreadyDone: 409,
  KeyReuse: 409,
  Stale: 409,
  PriceChanged: 409,
  OutOfStock: 409,
  Invalid: 422,
  Auth: 502,
  Unsupported: 501,
  CursorTooOld: 410,
  NotFound: 404,
};

export function json(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });
}

/** Every answer that is an error has this one form. */
export function refusal(
  error: CommerceError,
  status: number = statusOf[error.kind],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const wait = error.kind === 'RateLimited' ? { 'retry-after': String(Math.ceil(error.retryAfterMs / 1_000)) } : {};
  return json({ error }, status, { ...wait, ...headers });
}

export const invalid = (message: string, issues?: string[]): CommerceError =>
  issues === undefined ? { kind: 'Invalid', message } : { kind: 'Invalid', message, issues };
