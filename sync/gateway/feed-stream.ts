import type { FeedEvent } from '../contract/commerce-port.ts';
import type { Clock } from '../kernel/clock.ts';
import { refusal } from './answers.ts';
import type { StoreWatch } from './office-parts.ts';

/** Lines travel in pieces at least this large: one at a time would be all overhead, a whole page would be all memory. */
const pieceBytes = 262_144;

/** A page as NDJSON. Its status is decided by its first event; what goes wrong later is a page without its last line (RP1). */
export async function streamed(
  page: AsyncIterable<FeedEvent>,
  { store, clock }: { readonly store: StoreWatch; readonly clock: Clock },
  deadlineMs: number,
): Promise<Response> {
  const events = page[Symbol.asyncIterator]();
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
    { status: 200, headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } },
  );
}

/** Pulled, never pushed: the connector reads on only when the window has taken what was there. */
function ndjson(
  first: FeedEvent,
  events: AsyncIterator<FeedEvent>,
  startDeadline: (late: () => void) => () => void,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const pieces = piecesOf(first, events);
  let over = false;
  let stopDeadline = () => {};

  async function end(): Promise<void> {
    over = true;
    stopDeadline();
    await events.return?.();
  }

  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start(controller) {
        stopDeadline = startDeadline(() => {
          controller.close();
          // Not waited for: a connector that is stuck in a read ends by its own deadline.
          void end();
        });
      },
      async pull(controller) {
        const piece = await pieces.next();
        if (over) return;
        if (piece.done !== true) return controller.enqueue(piece.value);
        controller.close();
        await end();
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** What came is gathered until there is a piece of it; nobody waits for less, because a page counts only whole (RP1). */
async function* piecesOf(
  first: FeedEvent,
  events: AsyncIterator<FeedEvent>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
  let parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let event: FeedEvent | null = first; event !== null && event.kind !== 'failed'; event = await next(events)) {
    const bytes = event.kind === 'lines' ? event.bytes : encoder.encode(lineOf(event));
    parts.push(bytes);
    size += bytes.length;
    if (size < pieceBytes) continue;
    yield joined(parts, size);
    parts = [];
    size = 0;
  }
  if (size > 0) yield joined(parts, size);
}

const encoder = new TextEncoder();

function joined(parts: readonly Uint8Array<ArrayBuffer>[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function next(events: AsyncIterator<FeedEvent>): Promise<FeedEvent | null> {
  const event = await events.next();
  return event.done === true ? null : event.value;
}

function lineOf(event: Exclude<FeedEvent, { kind: 'lines' | 'failed' }>): string {
  switch (event.kind) {
    case 'upsert':
      return `${JSON.stringify({ upsert: event.row })}\n`;
    case 'tombstone':
      return `${JSON.stringify({ tombstone: event.tombstone })}\n`;
    case 'id':
      return `${JSON.stringify({ id: event.sourceId })}\n`;
    case 'page':
      return `${JSON.stringify({ page: event.page })}\n`;
  }
}
