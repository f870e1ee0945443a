import type { CommerceError, CommerceErrorKind } from '../contract/commerce-error.ts';
import type { Money } from '../contract/money.ts';
import type { Question } from '../contract/order-view.ts';
import type { EventToWrite } from './journal-event.ts';
import type { OrderRecord } from './order-record.ts';

/** What a refusal at each step leads to. `ask-wish` looks at what the shopper wanted should something change. */
type Consequence = 'wait' | 'put-back' | 're-prepare' | 'look-up' | 'ask-wish' | 'human';
export type FailedStep = 'prepare' | 'quote' | 'commit';

/**
 * The only place that turns an error into an act. A commit that may have worked is looked up, also where the platform says "conflict"
 * or "no such container": both are what a second request hears while the first is placing the order.
 */
export const consequences: Readonly<Record<CommerceErrorKind, Readonly<Record<FailedStep, Consequence>>>> = {
  Transient: { prepare: 'wait', quote: 'wait', commit: 'put-back' },
  RateLimited: { prepare: 'wait', quote: 'wait', commit: 'put-back' },
  Auth: { prepare: 'wait', quote: 'wait', commit: 'put-back' },
  Ambiguous: { prepare: 'wait', quote: 'wait', commit: 'look-up' },
  AlreadyDone: { prepare: 'look-up', quote: 'look-up', commit: 'look-up' },
  Stale: { prepare: 'wait', quote: 're-prepare', commit: 'look-up' },
  NotFound: { prepare: 'human', quote: 're-prepare', commit: 'look-up' },
  PriceChanged: { prepare: 'ask-wish', quote: 'ask-wish', commit: 'ask-wish' },
  OutOfStock: { prepare: 'ask-wish', quote: 'ask-wish', commit: 'ask-wish' },
  Invalid: { prepare: 'human', quote: 'human', commit: 'human' },
  KeyReuse: { prepare: 'human', quote: 'human', commit: 'human' },
  Unsupported: { prepare: 'human', quote: 'human', commit: 'human' },
  CursorTooOld: { prepare: 'human', quote: 'human', commit: 'human' },
};

/** What to write down after a refusal; null when there is nothing to write and the same step is simply tried again later. */
export function eventAfter(step: FailedStep, order: OrderRecord, told: CommerceError): EventToWrite | null {
  const error = withoutTheirWords(told);
  switch (consequences[error.kind][step]) {
    case 'wait':
      return null;
    case 'put-back':
      return { event: 'put-back', error };
    case 're-prepare':
      return { event: 'stale', error };
    case 'look-up':
      return { event: 'unknown', reason: 'answer' };
    case 'human':
      return { event: 'needs-human', error };
    case 'ask-wish':
      // The table says it of these two alone.
      return eventByWish(step, order, error as Changed);
  }
}

type Changed = Extract<CommerceError, { kind: 'PriceChanged' | 'OutOfStock' }>;

function eventByWish(step: FailedStep, order: OrderRecord, error: Changed): EventToWrite | null {
  const wish = wishFor(order, error);
  if (wish === 'go on') return step === 'commit' ? { event: 'put-back', error } : null;
  // The store may be slow to show what it took: before the order is called off, or changed, somebody has to look (OB46).
  if (order.keyUsedAt !== null) return { event: 'needs-human', error };
  if (wish !== 'asked') return { event: wish, error };
  return { event: 'asked', question: questionOf(error) };
}

function questionOf(error: Changed): Question {
  if (error.kind === 'PriceChanged') return { about: 'price', newTotal: error.newTotal };
  return { about: 'stock', lines: error.lines.filter((line) => nameOfGoods.test(line)) };
}

type Wish = 'go on' | 'asked' | 'rejected';

/** The shopper's own wish, given when they ordered (OB22). Missing stock is never something to accept unasked. */
function wishFor(order: OrderRecord, error: CommerceError): Wish {
  if (error.kind === 'PriceChanged') return wishForTotal(order, error.newTotal);
  return withoutLeave[order.onChange];
}

/** What becomes of an order that would change in a way the shopper has not agreed to. */
const withoutLeave = { ask: 'asked', 'accept-if-not-dearer': 'asked', cancel: 'rejected' } as const;

export function wishForTotal(order: Pick<OrderRecord, 'total' | 'onChange' | 'fromWindow'>, asked: Money): Wish {
  const { total, onChange, fromWindow } = order;
  const comparable = total !== null && asked.currency === total.currency && asked.exponent === total.exponent;
  if (comparable && asked.minor === total.minor) return 'go on';
  // What a lost journal had prepared under its id may be other goods, and cheaper for that (OB47).
  if (onChange === 'accept-if-not-dearer' && comparable && asked.minor < total.minor && !fromWindow) return 'go on';
  return withoutLeave[onChange];
}

const plainWords: Readonly<Record<CommerceErrorKind, string>> = {
  Transient: 'The store could not do it just now',
  RateLimited: 'The store asked to slow down',
  Auth: 'The store did not let the kiosk in',
  Ambiguous: 'The store did not say whether it took the order',
  AlreadyDone: 'The store says it has this order already',
  Stale: 'The store’s copy of the order had changed',
  NotFound: 'The store does not know something the order names',
  PriceChanged: 'The price has changed',
  OutOfStock: 'Not all of it is in stock any more',
  Invalid: 'The store finds the order not valid',
  KeyReuse: 'The store knows another order under this id',
  Unsupported: 'This cannot be sent to the store',
  CursorTooOld: 'The store answered something that does not fit an order',
};

/** An identifier, and no sentence in its place. */
const nameOfGoods = /^[\w.:/=-]{1,128}$/;

/** A platform may repeat a name or an address in what it says, and this goes into journal and list (OB12): kind and data stay, words do not. */
export function withoutTheirWords(error: CommerceError): CommerceError {
  const message = plainWords[error.kind];
  switch (error.kind) {
    case 'RateLimited':
      return { kind: error.kind, message, retryAfterMs: error.retryAfterMs };
    case 'PriceChanged':
      return { kind: error.kind, message, newTotal: error.newTotal };
    case 'OutOfStock':
      return { kind: error.kind, message, lines: error.lines.filter((line) => nameOfGoods.test(line)) };
    default:
      return { kind: error.kind, message };
  }
}
