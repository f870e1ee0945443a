import type { CommerceError } from './commerce-error.ts';

/** What was being done when it went wrong: only a commit can leave an order behind. */
export type Step = 'read' | 'prepare' | 'quote' | 'commit' | 'lookup';

/** How the wire failed before there was an answer that could be read. */
export type WireFailure =
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'cut' }
  | { readonly kind: 'unreadable' };

export interface Answer {
  readonly status: number;
  readonly retryAfterMs: number | null;
  /** The error the body named, if it named one. */
  readonly named: CommerceError | null;
}

const defaultRetryAfterMs = 1_000;

/** The one place that decides what a failed answer means. Never by message text. */
export function classifyAnswer(step: Step, answer: Answer): CommerceError {
  const { status, named } = answer;
  if (status === 429) {
    return {
      kind: 'RateLimited',
      message: 'Asked to slow down',
      retryAfterMs: answer.retryAfterMs ?? defaultRetryAfterMs,
    };
  }
  if (status === 401 || status === 403) return { kind: 'Auth', message: `Not let in (${status})` };
  // A 5xx in commit may have created the order all the same (commerce.md, section 6), whatever its body says.
  if (status >= 500)
    return { kind: step === 'commit' ? 'Ambiguous' : 'Transient', message: `The store answered ${status}` };
  if (named !== null) return named;
  return { kind: kindOfStatus(status), message: `The store answered ${status}` };
}

/** The kinds that carry nothing but their message, which is all that a bare status can give. */
function kindOfStatus(status: number): 'Transient' | 'Stale' | 'CursorTooOld' | 'NotFound' | 'Invalid' {
  if (status === 408 || status === 425) return 'Transient';
  if (status === 409) return 'Stale';
  if (status === 410) return 'CursorTooOld';
  if (status === 404) return 'NotFound';
  return 'Invalid';
}

/** Nothing was sent when a connection is refused; after that, only a look-up knows. */
export function classifyFailure(step: Step, failure: WireFailure): CommerceError {
  const message = `The store did not answer (${failure.kind})`;
  if (step === 'commit' && failure.kind !== 'refused') return { kind: 'Ambiguous', message };
  return { kind: 'Transient', message };
}
