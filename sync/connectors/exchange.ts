import type { WireFailure } from '../contract/classify.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { NotSent } from '../kernel/network.ts';
import type { Network } from './network.ts';

export interface Question {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Between two pieces of a body. A slow line is slow, a dead one is silent. */
export const silenceDeadlineMs = 15_000;

/** An answer whose body is still to come. Whoever holds it reads it to its end or gives it up. */
export interface Exchange {
  readonly response: Response;
  /** Gives the answer up if `work` is not done in time. */
  within<Value>(ms: number, work: () => Promise<Value>): Promise<Result<Value, WireFailure>>;
  giveUp(): void;
}

/** Asks, and waits for the head of the answer. Nothing here waits for ever: the clock ends what the network does not. */
export async function exchange(
  network: Network,
  clock: Clock,
  question: Question,
  deadlineMs: number,
): Promise<Result<Exchange, WireFailure>> {
  const control = new AbortController();

  async function within<Value>(ms: number, work: () => Promise<Value>): Promise<Result<Value, WireFailure>> {
    let late = false;
    const stopClock = clock.after(ms, () => {
      late = true;
      control.abort();
    });
    try {
      return succeed(await work());
    } catch (problem) {
      // What certainly was not sent was not, however late that is known.
      if (problem instanceof NotSent) return fail({ kind: 'refused' });
      return fail({ kind: late ? 'timeout' : 'cut' });
    } finally {
      stopClock();
    }
  }

  const response = await within(deadlineMs, () => network(requestFor(question, control.signal)));
  if (!response.ok) return response;
  return succeed({ response: response.value, within, giveUp: () => control.abort() });
}

/** What makes no request was certainly not sent. The engine's own message quotes the address, so it is not passed on. */
function requestFor({ url, method, headers, body }: Question, signal: AbortSignal): Request {
  try {
    return new Request(url, {
      method,
      headers: { ...headers },
      signal,
      // A redirect would carry the token to whoever it names.
      redirect: 'error',
      ...(body === undefined ? {} : { body }),
    });
  } catch {
    throw new NotSent('The address or a header cannot be used');
  }
}
