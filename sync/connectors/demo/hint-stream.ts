import * as v from 'valibot';
import { classifyFailure } from '../../contract/classify.ts';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { CatalogPort } from '../../contract/commerce-port.ts';
import { resources } from '../../contract/feed.ts';
import { hintSchema } from '../../contract/hint.ts';
import type { Exchange } from '../exchange.ts';
import type { StoreCalls } from './store-calls.ts';

type Listen = NonNullable<CatalogPort['hints']>;
type OnHint = Parameters<Listen>[0];

const connectDeadlineMs = 10_000;
/** The store says something every ten seconds, if only that it is still there. */
const silenceMs = 25_000;
/** An event is a line or two; a store that never ends one is not listened to. */
const longestEvent = 65_536;

/** Listens until the line breaks or is closed, and says how it ended. */
export async function listenToHints(
  calls: StoreCalls,
  ...[onHint, closing]: Parameters<Listen>
): Promise<CommerceError> {
  const answer = await calls.stream({ step: 'read', path: 'hints', deadlineMs: connectDeadlineMs });
  if (!answer.ok) return answer.problem;
  const stopListening = closing.onCancel(answer.value.giveUp);
  try {
    if (closing.cancelled) return classifyFailure('read', { kind: 'cut' });
    onHint(resources);
    return await heardOn(answer.value, onHint);
  } finally {
    stopListening();
    answer.value.giveUp();
  }
}

async function heardOn({ response, within }: Exchange, onHint: OnHint): Promise<CommerceError> {
  const reader = response.body?.getReader();
  if (reader === undefined) return classifyFailure('read', { kind: 'cut' });
  const decoder = new TextDecoder();
  for (let rest = ''; rest.length < longestEvent;) {
    const piece = await within(silenceMs, () => reader.read());
    if (!piece.ok) return classifyFailure('read', piece.problem);
    if (piece.value.done) return classifyFailure('read', { kind: 'cut' });
    const events = (rest + decoder.decode(piece.value.value, { stream: true })).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) heed(event, onHint);
  }
  return classifyFailure('read', { kind: 'unreadable' });
}

/** Comments and events of another kind, also of a newer store, are not for us. */
function heed(event: string, onHint: OnHint): void {
  const [kind, data] = event.split('\n');
  if (kind !== 'event: changed' || data?.startsWith('data: ') !== true) return;
  const hint = v.safeParse(hintSchema, parsed(data.slice('data: '.length)));
  // What cannot be read still says that there is news.
  onHint(hint.success ? hint.output.resources : resources);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
