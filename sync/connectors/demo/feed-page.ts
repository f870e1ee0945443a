import { classifyFailure } from '../../contract/classify.ts';
import type { FeedEvent } from '../../contract/commerce-port.ts';
import { type Exchange, silenceDeadlineMs } from '../exchange.ts';
import type { StoreCalls } from './store-calls.ts';

/** Until the first bytes: a large export may have to be looked up first. */
const firstBytesDeadlineMs = 20_000;

const cut: FeedEvent = { kind: 'failed', error: classifyFailure('read', { kind: 'cut' }) };

/**
 * One page as it comes, unread: the store speaks the contract, so its lines are ours. What breaks on the way ends in `failed`, and
 * nothing follows it (RP1).
 */
export async function* feedPage(calls: StoreCalls, path: string): AsyncGenerator<FeedEvent, void, undefined> {
  const answer = await calls.stream({ step: 'read', path, deadlineMs: firstBytesDeadlineMs });
  if (!answer.ok) {
    yield { kind: 'failed', error: answer.problem };
    return;
  }
  try {
    yield* linesOf(answer.value);
  } finally {
    // Also when the reader went away in the middle of the page.
    answer.value.giveUp();
  }
}

/** Nothing is read ahead of who is listening: that is the back-pressure. */
async function* linesOf({ response, within }: Exchange): AsyncGenerator<FeedEvent, void, undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return yield cut;
  for (let empty = true; ; empty = false) {
    const piece = await within(silenceDeadlineMs, () => reader.read());
    if (!piece.ok) return yield { kind: 'failed', error: classifyFailure('read', piece.problem) };
    if (!piece.value.done) yield { kind: 'lines', bytes: piece.value.value };
    else return empty ? yield cut : undefined;
  }
}
