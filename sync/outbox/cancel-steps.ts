import type { CommerceError } from '../contract/commerce-error.ts';
import type { Carrying, CarryParts, Next, Rest, Steps } from './carrying.ts';
import type { EventToWrite } from './journal-event.ts';
import type { OrderBook } from './order-book.ts';
import { isFinal, type OrderRecord } from './order-record.ts';

/** How often it is looked whether the order has come to rest: a look into memory. */
const orderAtRestMs = 1_000;

/**
 *   queued, prepared ── the order never left ──► it is cancelled here, and this is done
 *            │ └─────── nobody knows whether it left, or it is leaving ──► wait for it
 *            └───────── placed ──cancel──► placed: the cancel is, the order stays what it was
 *                                   └── no clear answer ──► unknown ──status of the order──► placed, or again
 */
export function cancelSteps(parts: CarryParts, tools: Carrying): Steps {
  const { orders, clock, book, distrusted, capabilities } = parts;
  const { write, record, afterFailure } = tools;
  const giveUp = (order: OrderRecord, error: CommerceError) => write(order, { event: 'needs-human', error });

  async function cancel(order: OrderRecord): Promise<Next> {
    const target = targetOf(order, book);
    if (target === null) return giveUp(order, notHere);
    if (!isFinal(target)) return cancelHere(order, target);
    switch (target.state) {
      case 'cancelled':
      case 'rejected':
        return write(order, done(null));
      case 'placed':
        return target.platformOrder === null ? giveUp(order, nothingToCancel) : send(order, target.platformOrder);
      default:
        return giveUp(order, elsewhere);
    }
  }

  async function cancelHere(order: OrderRecord, target: OrderRecord): Promise<Next> {
    if (distrusted.has(target.id)) return waitForIt;
    const head = { id: target.id, at: clock.now() };
    const cancelled = await book.record({ ...head, event: 'cancelled', by: 'shopper' }, target.seq);
    if (cancelled.ok) return write(order, done(null));
    return cancelled.problem.kind === 'refused' ? waitForIt : { kind: 'hindered' };
  }

  async function send(order: OrderRecord, platformOrder: string): Promise<Next> {
    const { keyTtlMs } = capabilities();
    const begun = await record(order, { event: 'committing', attempt: order.attempts + 1, total: null, keyTtlMs });
    if (!begun.ok) return begun.problem;
    const outcome = await orders.cancel(platformOrder, { intentId: order.id });
    if (outcome.outcome === 'rejected') return afterFailure('commit', begun.value, outcome.error);
    const isClear = outcome.outcome === 'cancelled' && outcome.order.order === platformOrder && outcome.order.cancelled;
    return write(begun.value, isClear ? done(platformOrder) : { event: 'unknown', reason: 'answer' });
  }

  const lookUp = (order: OrderRecord): Promise<Next> =>
    tools.afterLag(order, async (waited, silent) => {
      const platformOrder = targetOf(order, book)?.platformOrder ?? null;
      if (platformOrder === null) return tools.absent(order, waited);
      const status = await orders.status(platformOrder);
      if (!status.ok && status.problem.kind === 'NotFound') return giveUp(order, nothingToCancel);
      if (!status.ok) return silent(status.problem);
      if (status.value.order === platformOrder && status.value.cancelled) return write(order, done(platformOrder));
      return tools.absent(order, waited);
    });

  return {
    queued: cancel,
    prepared: cancel,
    committing: (order) => write(order, { event: 'unknown', reason: 'restart' }),
    unknown: lookUp,
  };
}

/** The order that is to be cancelled, as far as this kiosk knows of it. */
export const targetOf = ({ about }: OrderRecord, book: Pick<OrderBook, 'get'>): OrderRecord | null =>
  about === null ? null : book.get(about);

const done = (order: string | null): EventToWrite => ({ event: 'placed', order, total: null });
const waitForIt: Rest = { kind: 'lag', ms: orderAtRestMs };

const notHere: CommerceError = { kind: 'NotFound', message: 'This kiosk does not know the order' };
const elsewhere: CommerceError = { kind: 'Unsupported', message: 'Another kiosk has the order' };
const nothingToCancel: CommerceError = { kind: 'NotFound', message: 'The store has no order that could be cancelled' };
