import { countedAt, noteCount } from '../freshness/stock-memory.ts';
import type { StockModel } from '../freshness/stock-model.ts';
import type { Cell, Told } from '../freshness/stock-record.ts';
import type { CountedThen, ReceivedThen, ShelfEvents } from './shelf-events.ts';

/** Something that happened to a shelf. */
export type Happening = ({ readonly kind: 'counted' } & CountedThen) | ({ readonly kind: 'received' } & ReceivedThen);

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

/** A count stays with its row, so it is told with each later change again: it counts once. */
export function learnOfShelf(model: StockModel, cell: Cell, shelf: Shelf): void {
  learnInTurn(model, cell, shelf, newsOf(cell, shelf));
}

/**
 *   figure of before ── booked in ── sold until counted ── counted ── booked in ── put right, sold since ──► figure of now
 */
export function learnInTurn(
  model: StockModel,
  cell: Cell,
  { before, after }: Pick<Shelf, 'before' | 'after'>,
  happenings: readonly Happening[],
): void {
  let record = before;
  let booked = false;
  for (const happening of happenings.toSorted((one, other) => one.at - other.at)) {
    const at = Math.min(happening.at, after.at);
    if (happening.kind === 'received') {
      model.restocked(cell, record, happening.pieces, at);
      booked = true;
    } else if (at <= before.at) {
      // Told long after it was done: how far off the record was is known, and nothing else of then.
      model.counted(cell, before, happening.pieces, before.at, happening.recorded);
    } else {
      record = learnOfCount(model, cell, booked, record, { ...happening, at });
      booked = false;
    }
  }
  if (booked || after.at > record.at || after.available !== record.available) model.changed(cell, record, after);
}

/** Answers the record as it was found. Whether it has been put right by the next figure shows in that. */
function learnOfCount(model: StockModel, cell: Cell, booked: boolean, before: Told, counted: CountedThen): Told {
  const { at, pieces, recorded } = counted;
  const isAsBefore = !booked && recorded === before.available;
  const found = { available: recorded, at };
  if (!isAsBefore) model.changed(cell, before, found);
  model.counted(cell, isAsBefore ? before : found, pieces, at, recorded);
  return found;
}

function newsOf(cell: Cell, { before, after, events }: Shelf): readonly Happening[] {
  const { counted = null, received = null } = events ?? {};
  const news: Happening[] = [];
  if (counted !== null && isNewCount(cell, counted)) news.push({ kind: 'counted', ...counted });
  if (received !== null && isNewReceipt(received, before, after)) news.push({ kind: 'received', ...received });
  return news;
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
