import * as v from 'valibot';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderPort } from '../contract/commerce-port.ts';
import type { Capabilities } from '../contract/info.ts';
import type { Money } from '../contract/money.ts';
import { type OrderIntent, orderIntentSchema } from '../contract/order-intent.ts';
import type { OrderStatus } from '../contract/order-status.ts';
import type { OrderState } from '../contract/order-view.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result } from '../kernel/result.ts';
import { eventAfter, type FailedStep, wishForTotal, withoutTheirWords } from './after-failure.ts';
import type { EventToWrite } from './journal-event.ts';
import type { OrderBook } from './order-book.ts';
import { isWaiting, keyIsTooOld, type OrderRecord } from './order-record.ts';
import type { SealPort } from './ports.ts';

/** Why an order is put down again. */
export type Rest =
  | { readonly kind: 'finished' }
  /** Not before `ms` have passed, on top of that the usual growing pause. */
  | { readonly kind: 'failed'; readonly error: CommerceError }
  | { readonly kind: 'lag'; readonly ms: number }
  /** Something on our own side: the disk, or the vault that holds the keys. */
  | { readonly kind: 'hindered' };

type Next = Rest | 'go on';
export type DrainPort = Pick<OrderPort, 'prepare' | 'quote' | 'commit' | 'lookup'>;

/** A request that was given up may still be under way when the store itself has no lag at all. */
const leastLagMs = 1_000;

interface Parts {
  readonly book: OrderBook;
  readonly orders: DrainPort;
  readonly seal: SealPort;
  readonly clock: Clock;
  /** Orders whose last records may be missing: looked up before anything is sent. Taken out when that is on the disk. */
  readonly distrusted: Set<string>;
  /** Read at each use: a platform may change its mind, and before its first answer nothing is sent at all. */
  capabilities(): Capabilities;
}

/**
 * Carries one order as far as it will go now:
 *
 *   queued ──prepare──► prepared ──quote, commit──► placed | rejected | asking | needs-human
 *                          ▲   └── no clear answer ──► unknown ──look-up──► placed
 *                          └────────────── absent ───────┘
 *
 * Every arrow is on the disk before the next thing is sent (OB3, OB4). What a person does to the order meanwhile goes first: what was
 * found out about the order as it was is then not written down, and the order is looked at anew.
 */
export function orderCarrier({
  book,
  orders,
  seal,
  clock,
  distrusted,
  capabilities,
}: Parts): (id: string) => Promise<Rest> {
  /** When each unanswered commit may be looked up. In memory: after a restart the lag is simply waited again. */
  const lookUpFrom = new Map<string, { since: number; asked: number; from: number }>();

  const steps: Readonly<Record<OrderState, (order: OrderRecord) => Promise<Next>>> = {
    queued: prepare,
    prepared: commit,
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    unknown: lookUpAfterLag,
    asking: finished,
    placed: finished,
    rejected: finished,
    cancelled: finished,
    'handed-over': finished,
    'needs-human': finished,
  };

  async function write(order: OrderRecord, event: EventToWrite): Promise<Next> {
    const written = await record(order, event);
    return written.ok ? 'go on' : written.problem;
  }

  /** The order as it is after it. */
  async function record(order: OrderRecord, event: EventToWrite): Promise<Result<OrderRecord, Next>> {
    const written = await book.record({ ...event, id: order.id, at: clock.now() }, order.seq);
    if (written.ok) return written;
    if (written.problem.kind !== 'refused') return fail(hindered);
    if (written.problem.reason === 'overtaken') return fail('go on');
    throw new Error(`An order in state ${order.state} cannot take "${event.event}" (${written.problem.reason})`);
  }

  async function distrust(order: OrderRecord): Promise<Next> {
    const isUnsure = order.state !== 'unknown';
    const next = isUnsure ? await write(order, { event: 'unknown', reason: 'damage' }) : 'go on';
    if (book.get(order.id)?.state === 'unknown') distrusted.delete(order.id);
    return next;
  }

  async function afterFailure(step: FailedStep, order: OrderRecord, error: CommerceError): Promise<Next> {
    const event = eventAfter(step, order, error);
    const next = event === null ? 'go on' : await write(order, event);
    if (next !== 'go on' || event?.event === 'unknown') return next;
    const after = book.get(order.id) ?? order;
    return isWaiting(after) ? { kind: 'failed', error } : 'go on';
  }

  async function prepare(order: OrderRecord): Promise<Next> {
    const intent = await unseal(seal, order);
    if (intent === 'locked') return hindered;
    if (intent === 'lost') return write(order, { event: 'needs-human', error: unreadable });
    const begun = await record(order, { event: 'preparing', attempt: order.attempts + 1 });
    if (!begun.ok) return begun.problem;
    const container = await orders.prepare(intent);
    if (!container.ok) return afterFailure('prepare', begun.value, container.problem);
    return write(begun.value, { event: 'prepared', container: container.value });
  }

  async function commit(order: OrderRecord): Promise<Next> {
    const { id, container } = order;
    if (container === null) return write(order, { event: 'stale', error: null });
    const quote = await orders.quote(container.id);
    if (!quote.ok) return afterFailure('quote', order, quote.problem);
    const { total } = quote.value;
    if (wishForTotal(order, total) !== 'go on') return afterFailure('quote', order, priceChanged(total));
    const { keyTtlMs } = capabilities();
    if (keyIsTooOld(order, clock.now(), keyTtlMs)) return write(order, { event: 'unknown', reason: 'key-age' });
    // The first commit belongs to the attempt that prepared it.
    const attempt = Math.max(1, order.attempts + (order.committedAt === null ? 0 : 1));
    const begun = await record(order, { event: 'committing', attempt, total, keyTtlMs });
    if (!begun.ok) return begun.problem;
    const outcome = await orders.commit(container.id, { intentId: id, expectedTotal: total });
    if (outcome.outcome === 'rejected') return afterFailure('commit', begun.value, outcome.error);
    // Somebody else's order is not an answer to ours (OB15).
    if (outcome.outcome === 'ambiguous' || outcome.order.intent !== id)
      return write(begun.value, { event: 'unknown', reason: 'answer' });
    return write(begun.value, placed(outcome.order));
  }

  async function lookUpAfterLag(order: OrderRecord): Promise<Next> {
    const lagMs = lagOf(capabilities());
    const now = clock.monotonic();
    const known = lookUpFrom.get(order.id);
    const timing = known?.since === order.seq ? known : { since: order.seq, asked: now, from: now + lagMs };
    lookUpFrom.set(order.id, timing);
    if (now < timing.from) return { kind: 'lag', ms: timing.from - now };
    const next = await lookUp(order, { waitedMs: now - timing.asked, lagMs });
    if (book.get(order.id)?.state !== 'unknown') lookUpFrom.delete(order.id);
    return next;
  }

  /** With a key the store may have forgotten, "absent" is no leave to send again: from there on it is a person's decision. */
  async function lookUp(order: OrderRecord, waited: { waitedMs: number; lagMs: number }): Promise<Next> {
    const { id } = order;
    const { idempotency, keyTtlMs } = capabilities();
    const byContainer = idempotency === 'oneShotContainer' && order.container !== null;
    const answer = await orders.lookup(byContainer ? { container: order.container.id } : { intent: id });
    if (answer.result === 'unknown') return { kind: 'failed', error: answer.error };
    if (answer.result === 'found' && answer.order.intent === id) return write(order, placed(answer.order));
    if (answer.result !== 'absent') return write(order, { event: 'needs-human', error: notOurs });
    if (keyIsTooOld(order, clock.now(), keyTtlMs)) return write(order, { event: 'needs-human', error: keyForgotten });
    const next = await write(order, { event: 'absent', ...waited });
    // An attempt that came to nothing: the next one waits its turn like after any other failure (OB10).
    return next === 'go on' ? { kind: 'failed', error: neverArrived } : next;
  }

  return async function carry(id) {
    for (;;) {
      const order = book.get(id);
      if (order === null) return { kind: 'finished' };
      const next = distrusted.has(id) && isWaiting(order) ? await distrust(order) : await steps[order.state](order);
      if (next !== 'go on') return next;
    }
  };
}

/**
 * A second commit is harmless where the platform knows the key or the container again. Where it can only be searched, "absent" is all
 * there is between one order and two, so a platform that is slower than it says gets as long again (OB46).
 */
const lagOf = ({ lookupLagMs, idempotency }: Capabilities): number =>
  Math.max(leastLagMs, idempotency === 'searchOnly' ? 2 * lookupLagMs : lookupLagMs);

const hindered: Rest = { kind: 'hindered' };
const finished = async (): Promise<Rest> => ({ kind: 'finished' });

async function unseal(seal: SealPort, { id, sealed }: OrderRecord): Promise<OrderIntent | 'locked' | 'lost'> {
  const text = await seal.open(id, sealed);
  if (!text.ok) return text.problem;
  const parsed = v.safeParse(orderIntentSchema, JSON.parse(text.value));
  return parsed.success ? parsed.output : 'lost';
}

const placed = ({ order, total }: OrderStatus): EventToWrite => ({ event: 'placed', order, total });

const priceChanged = (newTotal: Money): CommerceError => ({
  kind: 'PriceChanged',
  message: '',
  newTotal,
});
const unreadable: CommerceError = { kind: 'Unsupported', message: 'The order cannot be opened by this kiosk' };
const notOurs: CommerceError = { kind: 'KeyReuse', message: 'The store knows another order under this id' };
const neverArrived: CommerceError = { kind: 'Transient', message: 'The store never got the order' };
const keyForgotten: CommerceError = withoutTheirWords({ kind: 'Ambiguous', message: '' });
