import * as v from 'valibot';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { Container, Handoff } from '../../contract/container.ts';
import { orderIntentSchema, type OrderIntent } from '../../contract/order-intent.ts';
import { fail, succeed, type Result } from '../../kernel/result.ts';
import type { Data } from '../data/open-data.ts';
import { number, text } from '../data/read.ts';
import { addressRefusal } from './address.ts';
import { canonical } from './canonical.ts';
import { linesOf, priceLine, type PricedLine } from './lines.ts';
import { findOrder } from './orders.ts';

/** Long enough for a kiosk that was cut off in the middle of an order over a weekend. */
const containerLifeMs = 14 * 24 * 3_600_000;

export interface OpenContainer {
  readonly id: string;
  readonly intent: OrderIntent;
  readonly expiresAt: number;
}

type Prepared = Result<Container, CommerceError>;

/** One intent, one container, however often it is asked for (CN5). Changed before it was placed, it gets another, and the first is void. */
export function prepare(data: Data, intent: OrderIntent, now: number, newId: () => string): Prepared {
  if (intent.kind !== 'order' && intent.kind !== 'cart-hand-off')
    return fail({ kind: 'Unsupported', message: 'Only orders and carts are prepared.' });
  const refused = addressRefusal(intent);
  if (refused !== null) return fail(refused);
  const body = canonical(intent);
  const known = data.statement('SELECT id, body, expires_at FROM container WHERE intent = ?').get(intent.id);
  if (known?.['body'] === body) return succeed({ id: text(known['id']), expiresAt: number(known['expires_at']) });
  if (known !== undefined && findOrder(data, 'intent', intent.id) !== null)
    return fail({ kind: 'KeyReuse', message: 'Another order was placed under this id.' });
  const made = { id: newId(), expiresAt: now + containerLifeMs };
  data
    .statement('INSERT OR REPLACE INTO container (id, intent, ticket, body, expires_at) VALUES (?, ?, ?, ?, ?)')
    .run(made.id, intent.id, intent.ticket, body, made.expiresAt);
  return succeed(made);
}

export function findContainer(data: Data, id: string): Result<OpenContainer, CommerceError> {
  const row = data.statement('SELECT body, expires_at FROM container WHERE id = ?').get(id);
  if (row === undefined) return fail({ kind: 'NotFound', message: 'There is no such container.' });
  const intent = v.parse(orderIntentSchema, JSON.parse(text(row['body'])));
  return succeed({ id, intent, expiresAt: number(row['expires_at']) });
}

export function priceContainer(data: Data, { intent }: OpenContainer): Result<PricedLine[], CommerceError> {
  const priced = linesOf(intent).map((line) => ({ line, found: priceLine(data, intent, line) }));
  const gone = priced.filter(({ found }) => found === null).map(({ line }) => line.variant);
  if (gone.length > 0) return fail({ kind: 'OutOfStock', message: 'Some of it is not sold any more.', lines: gone });
  return succeed(priced.flatMap(({ found }) => found ?? []));
}

/** The till finds the cart by the ticket that the shopper already has. */
export function handOff(data: Data, id: string, now: number): Result<Handoff, CommerceError> {
  const container = findContainer(data, id);
  if (!container.ok) return container;
  data.statement('UPDATE container SET handed_off_at = coalesce(handed_off_at, ?) WHERE id = ?').run(now, id);
  const { intent, expiresAt } = container.value;
  return succeed({ how: 'ticket', ticket: intent.ticket, expiresAt });
}
