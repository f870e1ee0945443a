import { aboutOf } from '../contract/about.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { takenBy } from '../contract/taken.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Accepted, Brought } from './journal-event.ts';
import { type OrderBook, viewOf } from './order-book.ts';
import { broughtByWindow, type OrderRecord } from './order-record.ts';
import type { DiskProblem, SealPort } from './ports.ts';

export type AcceptProblem =
  | DiskProblem
  /** The id is known with another content. */
  | { readonly kind: 'other-body' }
  | { readonly kind: 'locked' };

export type AcceptAnswer = Result<{ readonly order: OrderView; readonly fresh: boolean }, AcceptProblem>;

interface AcceptParts {
  readonly book: OrderBook;
  readonly seal: SealPort;
  readonly clock: Clock;
}

/** The same id twice at once is one order: the second waits for the first and is then compared with it (OB2). */
export function acceptor({
  book,
  seal,
  clock,
}: AcceptParts): (intent: OrderIntent, brought?: Brought) => Promise<AcceptAnswer> {
  const underWay = new Map<string, Promise<AcceptAnswer>>();

  async function add(intent: OrderIntent, text: string, brought: Brought | undefined): Promise<AcceptAnswer> {
    const sealed = await seal.seal(intent.id, text);
    if (!sealed.ok) return sealed;
    const header = headerOf(intent);
    const added = await book.add({
      ...header,
      total: brought?.total ?? header.total,
      sealed: sealed.value,
      ...(brought && { brought }),
      event: 'accepted',
      at: clock.now(),
    });
    return added.ok ? succeed({ order: viewOf(added.value), fresh: true }) : added;
  }

  async function compare(known: OrderRecord, text: string, goods: Goods): Promise<AcceptAnswer> {
    const there = () => succeed({ order: viewOf(book.latest(known)), fresh: false });
    // The body it once was is not there any more. What the journal says of its goods is, and it has to do.
    if (known.edited || known.wipedAt !== null) return hadGoods(known, goods) ? there() : fail({ kind: 'other-body' });
    const opened = await seal.open(known.id, known.sealed);
    // Also with its key lost: whoever hands it over again may hold the only copy that can still be read, and has to keep it.
    if (!opened.ok) return fail({ kind: 'locked' });
    if (opened.value !== text) return fail({ kind: 'other-body' });
    return there();
  }

  return async (intent, brought) => {
    const text = canonicalJson(intent);
    while (underWay.has(intent.id)) await underWay.get(intent.id);
    const known = book.get(intent.id);
    if (known !== null) return compare(known, text, goodsOf(intent, brought));
    const adding = add(intent, text, brought).finally(() => underWay.delete(intent.id));
    underWay.set(intent.id, adding);
    return adding;
  };
}

type Goods = Pick<Accepted, 'total' | 'taken'>;

function goodsOf(intent: OrderIntent, brought: Brought | undefined): Goods {
  const { total, taken } = headerOf(intent);
  return { total: brought?.total ?? total, taken };
}

/** At first, or as they are now. */
const hadGoods = ({ asAccepted, total, taken }: OrderRecord, goods: Goods): boolean =>
  [asAccepted, { total, taken }].some((known) => canonicalJson(known) === canonicalJson(goods));

/** What is known of an order that this journal had once: nothing but that it may have been sent, and not before it was made. */
export const lostHere = ({ kiosk, createdAt }: OrderIntent): Brought => ({
  ...{ by: broughtByWindow, from: kiosk, attempts: 0, keyUsedAt: createdAt, container: null, mayHaveArrived: true },
});

/** What the journal says of an intent without opening it: nothing personal (OB12). */
function headerOf(intent: OrderIntent): Omit<Accepted, 'event' | 'at' | 'sealed'> {
  const { id, kind, ticket } = intent;
  const about = aboutOf(intent);
  const goods = 'lines' in intent ? intent : { cart: null, total: null };
  return {
    ...{ id, kind, ticket, cart: goods.cart, total: goods.total, taken: [...takenBy(intent)] },
    ...(about !== null && { about }),
    // What has no price has no wish of what to do when it changes: then a person looks.
    onChange: intent.kind === 'order' ? intent.onChange : 'accept-if-not-dearer',
  };
}
