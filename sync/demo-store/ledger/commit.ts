import type { CommerceError } from '../../contract/commerce-error.ts';
import type { CommitRequest } from '../../contract/commit.ts';
import type { OrderStatus } from '../../contract/order-status.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { moveLevel, type Movement, putRight } from '../data/shelf.ts';
import { findContainer, priceContainer, type OpenContainer } from './container.ts';
import { missing, quoteOf, type PricedLine } from './lines.ts';
import { findOrder, nextOrderNumber, timesPlaced } from './orders.ts';

export interface Placed {
  readonly order: OrderStatus;
  /** What this took from the shelves: nothing, when the order had been placed before. */
  readonly moved: readonly Movement[];
}

type Committed = Result<Placed, CommerceError>;

/** `unique`: an intent's id is a key, as most platforms have one. `repeated`: whatever is committed is another order, as with those that can only be searched. */
export type Keys = 'unique' | 'repeated';

/**
 * Places the order, or says as data why not. Everything happens in one transaction. Where the intent's id is a key it is unique in the
 * ledger: the second of two commits finds the first one's order.
 */
export function commit(data: Data, id: string, request: CommitRequest, keys: Keys = 'unique'): Committed {
  const container = findContainer(data, id);
  if (!container.ok) return container;
  if (container.value.intent.id !== request.intentId)
    return fail({ kind: 'KeyReuse', message: 'This container belongs to another order.' });
  return data.change((stamp) => {
    const placed = keys === 'unique' ? findOrder(data, 'intent', request.intentId) : null;
    return placed === null ? place(data, container.value, request, stamp) : succeed({ order: placed, moved: [] });
  });
}

function place(data: Data, container: OpenContainer, request: CommitRequest, stamp: number): Committed {
  if (container.expiresAt <= stamp) return fail({ kind: 'Stale', message: 'This container has expired.' });
  const priced = priceContainer(data, container);
  if (!priced.ok) return priced;
  const { total } = quoteOf(data, container.id, priced.value);
  const { minor, currency, exponent } = request.expectedTotal;
  if (minor !== total.minor || currency !== total.currency || exponent !== total.exponent)
    return fail({ kind: 'PriceChanged', message: 'The total is another one now.', newTotal: total });
  const lines = missing(priced.value);
  if (lines.length > 0) return fail({ kind: 'OutOfStock', message: 'There is not enough of it.', lines });
  const moved = takeStock(data, priced.value, stamp);
  return succeed({ order: write(data, container, priced.value, total.minor, stamp), moved });
}

/** Reserved on the books and put aside on the shelf. Where fewer lie there the books were wrong: whoever went for it counts, and finds none left. */
function takeStock(data: Data, lines: readonly PricedLine[], stamp: number): Movement[] {
  return lines.flatMap(({ quantity, level }) => {
    if (level === null || level.policy === 'untracked') return [];
    const available = level.available - quantity;
    moveLevel(data, stamp, level.level, -quantity, -Math.min(quantity, level.shelf));
    if (level.policy === 'deny' && level.shelf < quantity) putRight(data, stamp, { ...level, available, shelf: 0 });
    return { what: 'ordered' as const, level: level.level, by: -quantity, available };
  });
}

function write(
  data: Data,
  container: OpenContainer,
  lines: readonly PricedLine[],
  total: number,
  stamp: number,
): OrderStatus {
  const number = nextOrderNumber(data);
  const id = `order-${number}`;
  const taken = lines.flatMap(({ quantity, unit, level }) =>
    level === null ? [] : [{ level: level.level, quantity: level.policy === 'untracked' ? 0 : quantity, unit }],
  );
  const { intent } = container;
  const head = [number, id, intent.id, container.id, intent.ticket];
  data
    .statement(
      'INSERT INTO placed_order (number, id, intent, container, ticket, placed_at, total, taken, repeat) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    )
    .run(...head, stamp, total, JSON.stringify(taken), timesPlaced(data, intent.id));
  const order = findOrder(data, 'intent', intent.id);
  if (order === null) throw new Error('An order that was just written is not there');
  return order;
}
