import { countedAt, noteCount } from '../freshness/stock-memory.ts';
import type { StockModel } from '../freshness/stock-model.ts';
import type { Cell, Told } from '../freshness/stock-record.ts';
import type { CountedThen, ReceivedThen, ShelfEvents } from './shelf-events.ts';

/** What a record said before and after, and what a platform told of the time between. */
interface Shelf {
  readonly before: Told;
  readonly after: Told;
  readonly events: ShelfEvents | null;
}

/** What is remembered of counts is rounded down to so much; a later one within it teaches nothing new. */
const sameCountMs = 4 * 3_600_000;
/** Stamps of figures are whole seconds, and of the question: what is that near to one may be in it. */
const surelyLaterMs = 2_000;

/**
 *   figure of before ── booked in ── sold until counted ── counted ── put right ── booked in ── sold since ──► figure of now
 *
 * A count stays with its row, so it is told with each later change again: it counts once.
 */
export function learnOfShelf(model: StockModel, cell: Cell, { before, after, events }: Shelf): void {
  const { counted, received } = newsOf(cell, { before, after, events });
  const receive = (record: Told) => {
    if (received !== null) model.restocked(cell, record, received.pieces, Math.min(received.at, after.at));
  };
  if (counted !== null && counted.at > before.at) {
    const at = Math.min(counted.at, after.at);
    const isFirst = received !== null && received.at <= at;
    if (isFirst) receive(before);
    const putRight = learnOfCount(model, cell, isFirst, before, { ...counted, at });
    if (!isFirst) receive(putRight);
    if (after.at > at || after.available !== putRight.available) model.changed(cell, putRight, after);
    return;
  }
  // Told long after it was done: how far off the record was is known, and nothing else of then.
  if (counted !== null) model.counted(cell, before, counted.pieces, before.at, counted.recorded);
  receive(before);
  model.changed(cell, before, after);
}

/** Answers the record as it was put right. */
function learnOfCount(model: StockModel, cell: Cell, moved: boolean, before: Told, counted: CountedThen): Told {
  const { at, pieces, recorded } = counted;
  const isAsBefore = !moved && recorded === before.available;
  const found = { available: recorded, at };
  if (!isAsBefore) model.changed(cell, before, found);
  model.counted(cell, isAsBefore ? before : found, pieces, at, recorded);
  const putRight = { available: pieces, at };
  if (pieces !== recorded) model.changed(cell, found, putRight);
  return putRight;
}

function newsOf(cell: Cell, { before, after, events }: Shelf): ShelfEvents {
  const { counted = null, received = null } = events ?? {};
  return {
    counted: counted !== null && isNewCount(cell, counted) ? counted : null,
    received: received !== null && isNewReceipt(received, before, after) ? received : null,
  };
}

/** Of a record that is new here nothing is known of before; when it was counted is. */
export function noteCountBefore({ memory, slot }: Cell, events: ShelfEvents | null): void {
  const counted = events?.counted ?? null;
  if (counted !== null) noteCount(memory, slot, counted.at);
}

function isNewCount({ memory, slot }: Cell, { at }: CountedThen): boolean {
  const known = countedAt(memory, slot);
  return known === null || at - known >= sameCountMs;
}

/** What the figure of before may have had already is taken for what it looks like. */
const isNewReceipt = ({ at }: ReceivedThen, before: Told, after: Told): boolean =>
  at > before.at + surelyLaterMs && after.available !== before.available;
