import * as v from 'valibot';
import { classifyFailure, type WireFailure } from '../../contract/classify.ts';
import type { FeedEvent } from '../../contract/commerce-port.ts';
import { feedLineSchema, type Resource } from '../../contract/feed.ts';
import type { Result } from '../../kernel/result.ts';
import { type Exchange, silenceDeadlineMs } from '../exchange.ts';
import { textLines } from '../json-lines.ts';
import type { StoreCalls } from './store-calls.ts';

/** Until the first line: a large export may have to be looked up first. */
const firstLineDeadlineMs = 20_000;

const cut: FeedEvent = { kind: 'failed', error: classifyFailure('read', { kind: 'cut' }) };
const unreadable: FeedEvent = { kind: 'failed', error: classifyFailure('read', { kind: 'unreadable' }) };

/** One page as it comes. It ends with its page line or with `failed`, never with neither, and nothing follows either (RP1). */
export async function* feedPage(
  calls: StoreCalls,
  resource: Resource,
  cursor: string | null,
  limit: number,
  askedAt: number,
): AsyncGenerator<FeedEvent, void, undefined> {
  const from = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const path = `feed/${resource}?limit=${limit}${from}`;
  const answer = await calls.stream({ step: 'read', path, deadlineMs: firstLineDeadlineMs });
  if (!answer.ok) {
    yield { kind: 'failed', error: answer.problem };
    return;
  }
  try {
    yield* eventsOf(answer.value, askedAt);
  } finally {
    // Also when the reader went away in the middle of the page.
    answer.value.giveUp();
  }
}

async function* eventsOf(answer: Exchange, askedAt: number): AsyncGenerator<FeedEvent, void, undefined> {
  const { body } = answer.response;
  if (body === null) return yield cut;
  let failure: WireFailure | null = null;
  const lines = textLines(body, async (next) => {
    const chunk: Result<Uint8Array | null, WireFailure> = await answer.within(silenceDeadlineMs, next);
    if (chunk.ok) return chunk.value;
    failure = chunk.problem;
    return null;
  });
  for await (const several of lines) {
    for (const line of several) {
      const event = eventOf(line, askedAt);
      yield event;
      if (event.kind === 'page' || event.kind === 'failed') return;
    }
  }
  yield failure === null ? cut : { kind: 'failed', error: classifyFailure('read', failure) };
}

/** Observed by our clock and before it was asked for (FR8): a store whose clock is wrong makes nothing look fresher than it is. */
function eventOf(text: string, askedAt: number): FeedEvent {
  const line = parseLine(text);
  if (line === null) return unreadable;
  if ('upsert' in line) return { kind: 'upsert', row: { ...line.upsert, observedAt: askedAt } };
  return 'tombstone' in line ? { kind: 'tombstone', tombstone: line.tombstone } : { kind: 'page', page: line.page };
}

function parseLine(text: string): v.InferOutput<typeof feedLineSchema> | null {
  try {
    const parsed = v.safeParse(feedLineSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
