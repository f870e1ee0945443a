import { ends, type OrderView } from '../contract/order-view.ts';
import { waitingOf } from './waiting.ts';
import type { KeptIntent, WindowTables } from './window-tables.ts';

type Mirror = Pick<WindowTables, 'mirror'>;
type Copies = Pick<WindowTables, 'intents'>;

/** What uniting window and journal came to. */
export interface United {
  /** What was new to the window. */
  readonly fresh: readonly OrderView[];
  /** How many orders the journal had and lost, and are handed over once more. */
  readonly lost: number;
  /** How many the journal has lost, and nobody has a copy of. */
  readonly gone: number;
  /** How many this window should have shown and did not know of, where it knew of none: its store was lost. */
  readonly forgotten: number;
}

/** What a view that an earlier version mirrored does not say. The journal says it at the next start. */
const lackedAtFirst = { kind: 'order', about: null, question: null, handoff: null, mayHaveArrived: false } as const;
export const asOfToday = (view: OrderView): OrderView => ({ ...lackedAtFirst, ...view });

/** The journal numbers its changes: an answer that was overtaken on its way must not undo what came later. */
export async function show({ mirror }: Mirror, view: OrderView): Promise<OrderView> {
  const present = await mirror.get(view.id);
  if (present && present.seq > view.seq) return present;
  await mirror.put(view);
  return view;
}

/** Answers with what was new. */
export async function follow(tables: Mirror & Copies, views: readonly OrderView[]): Promise<readonly OrderView[]> {
  const fresh: OrderView[] = [];
  for (const view of views) {
    const present = await tables.mirror.get(view.id);
    if (present && (present.seq > view.seq || isSame(present, view))) continue;
    await tables.mirror.put(view);
    if (isAtEnd(view)) await letGo(tables, view.id);
    fresh.push(view);
  }
  return fresh;
}

/**
 *   the journal has it ───────────► shown as it has it, whatever its number was in a journal that is gone; at an end, its copy goes
 *   it had it, and there is a copy ► handed over again, as one that may have been sent
 *   it had it, and there is none ──► for a person: it must not say for ever that it is on its way
 *   it had it at its end ──────────► shown as it was, without its number: in the journal that is there now that one is another's
 */
export async function unite(
  tables: Mirror & Copies,
  views: readonly OrderView[],
  inJournal: ReadonlySet<string>,
): Promise<United> {
  const [rows, kept] = await Promise.all([tables.mirror.toArray(), tables.intents.toArray()]);
  const shown = new Map(rows.map((row) => [row.id, row]));
  const known = new Set(views.map(({ id }) => id));
  const copies = new Set(kept.map(({ id }) => id));
  const lost = kept.filter(({ id, refused }) => !refused && inJournal.has(id) && !known.has(id));
  const gone = rows.filter((row) => !known.has(row.id) && !copies.has(row.id) && isUnderWay(row));
  const news = views.filter((view) => !isSame(shown.get(view.id), view));
  const fresh = [...news, ...lost.map(toBeFound), ...gone.map(goneForGood)];
  const ended = rows.filter((row) => !known.has(row.id) && isAtEnd(row) && row.seq > 0);
  for (const view of [...fresh, ...ended.map(unnumbered)]) await tables.mirror.put(view);
  for (const copy of lost) await tables.intents.put({ ...copy, journal: 'lost' });
  for (const view of views) if (copies.has(view.id) && isAtEnd(view)) await letGo(tables, view.id);
  const forgotten = rows.length === 0 ? views.length : 0;
  return { fresh, lost: lost.length, gone: gone.length, forgotten };
}

export const isAtEnd = ({ state }: OrderView): boolean => ends.includes(state);

/**
 * Nobody needs the copy any more; but for one that was refused, which is for a person. What was not handed over may be another order of the
 * same cart, with other goods: the hand-over finds out.
 */
async function letGo({ intents }: Copies, id: string): Promise<void> {
  const kept = await intents.get(id);
  if (kept?.journal === 'has' && !kept.refused) await intents.delete(id);
}

/** How it looks until the journal has it again: what numbered it is gone. */
const toBeFound = (kept: KeptIntent): OrderView => ({
  ...waitingOf(kept).view,
  ...({ seq: 0, state: 'unknown', mayHaveArrived: true } as const),
});

const unnumbered = (view: OrderView): OrderView => ({ ...view, seq: 0 });

/** As far as the mirror knows; what never was in the journal is a person's already. */
const isUnderWay = (view: OrderView) => !isAtEnd(view) && !(view.seq === 0 && view.state === 'needs-human');

const goneForGood = (view: OrderView): OrderView => ({
  ...asOfToday(view),
  ...({ seq: 0, state: 'needs-human', question: null, mayHaveArrived: true } as const),
  error: { kind: 'NotFound', message: 'This kiosk has lost the order: ask the store by its code' },
});

/** Word for word: what an earlier version mirrored says less at the same number. */
const isSame = (one: OrderView | undefined, other: OrderView) =>
  one?.seq === other.seq && JSON.stringify(one) === JSON.stringify(other);
