import type { Money } from '../contract/money.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import { takenBy } from '../contract/taken.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { canonicalJson } from './canonical-json.ts';
import type { OrderEvent, PersonAct } from './journal-event.ts';
import { type OrderBook, type Refused, viewOf } from './order-book.ts';
import type { OrderRecord } from './order-record.ts';
import type { DiskProblem, SealPort } from './ports.ts';

export type ActAnswer = Result<OrderView, DiskProblem | Refused | { readonly kind: 'locked' }>;

interface Parts {
  readonly book: OrderBook;
  readonly seal: SealPort;
  readonly clock: Clock;
  /** Orders whose last records may be missing. */
  readonly distrusted: ReadonlySet<string>;
}

export interface PersonActs {
  act(id: string, act: PersonAct): Promise<ActAnswer>;
  edit(id: string, by: string, intent: OrderIntent): Promise<ActAnswer>;
  answer(id: string, answer: OrderAnswer): Promise<ActAnswer>;
}

/** What people do to orders: each act is one event, allowed or refused by the machine alone, and on the disk before it is said to be done. */
export function personActs({ book, seal, clock, distrusted }: Parts): PersonActs {
  /** The record that is missing may be that of a commit, of which the machine then knows nothing. */
  const isUnsure = ({ id, event }: OrderEvent) => distrusted.has(id) && (event === 'cancelled' || event === 'edited');

  async function write(event: OrderEvent, since?: number): Promise<ActAnswer> {
    if (isUnsure(event)) return refused('may-have-arrived');
    const written = await book.record(event, since);
    return written.ok ? succeed(viewOf(written.value)) : written;
  }

  return {
    act: (id, act) => write({ ...act, id, at: clock.now() }),

    async edit(id, by, intent) {
      const known = book.get(id);
      if (known === null) return refused('no-such-order');
      if (!isThatOrder(known, intent)) return refused('other-order');
      const sealed = await seal.seal(id, canonicalJson(intent));
      if (!sealed.ok) return sealed;
      const total = 'total' in intent ? intent.total : null;
      const body = { sealed: sealed.value, total, taken: [...takenBy(intent)] };
      return write({ ...body, event: 'edited', id, at: clock.now(), by });
    },

    async answer(id, { ticket, says }) {
      const asking = book.get(id);
      if (asking === null || asking.ticket !== ticket) return refused('no-such-order');
      const head = { id, at: clock.now(), by: 'shopper' };
      if (says.to === 'no' && asking.state === 'asking') return write({ ...head, event: 'cancelled' }, asking.seq);
      if (says.to === 'no' || !isAskedFor(says.total, asking)) return refused('not-asked');
      return write({ ...head, event: 'agreed', total: says.total }, asking.seq);
    },
  };
}

const refused = (reason: Refused['reason']) => fail({ kind: 'refused' as const, reason });

/** A shopper agrees to a price and to no other; missing goods are nothing to agree to. */
function isAskedFor(total: Money, { state, question }: OrderRecord): boolean {
  if (state !== 'asking' || question?.about !== 'price') return false;
  const { minor, currency, exponent } = question.newTotal;
  return total.minor === minor && total.currency === currency && total.exponent === exponent;
}

/** Under its ticket the shopper finds it, in its cart it keeps its turn. */
function isThatOrder({ id, kind, ticket, cart }: OrderRecord, intent: OrderIntent): boolean {
  const cartOf = 'cart' in intent ? intent.cart : null;
  return intent.id === id && intent.kind === kind && intent.ticket === ticket && cartOf === cart;
}
