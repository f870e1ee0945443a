import type { SQLOutputValue } from 'node:sqlite';
import * as v from 'valibot';
import { orderIntentSchema } from '../../contract/order-intent.ts';
import { orderStatusSchema, type OrderStatus } from '../../contract/order-status.ts';
import type { Data } from '../data/open-data.ts';
import { number, text } from '../data/read.ts';
import { linesOf } from './lines.ts';

type Row = Record<string, SQLOutputValue>;
type Key = 'intent' | 'container' | 'ticket' | 'id';

/** Two orders may share a ticket code once in half a thousand million: then the newest is meant. */
export function findOrder(data: Data, by: Key, value: string): OrderStatus | null {
  const row = data.statement(`SELECT * FROM placed_order WHERE ${by} = ? ORDER BY number DESC LIMIT 1`).get(value);
  return row === undefined ? null : statusOf(data, row);
}

const statusOf = (data: Data, row: Row): OrderStatus => ({
  order: text(row['id']),
  intent: text(row['intent']),
  ticket: text(row['ticket']),
  placedAt: number(row['placed_at']),
  total: { minor: number(row['total']), currency: data.currency, exponent: data.exponent },
  payment: v.parse(orderStatusSchema.entries.payment, row['payment']),
  fulfilment: v.parse(orderStatusSchema.entries.fulfilment, row['fulfilment']),
  cancelled: row['cancelled'] === 1,
});

/** How many orders there are of one intent: never more than one where the store knows its keys. */
export const timesPlaced = (data: Data, intent: string): number =>
  Number(data.statement('SELECT count(*) AS times FROM placed_order WHERE intent = ?').get(intent)?.['times']);

export const nextOrderNumber = (data: Data): number =>
  Number(data.statement('SELECT coalesce(max(number), 1000) + 1 AS next FROM placed_order').get()?.['next']);

const takenSchema = v.array(v.object({ level: v.number(), quantity: v.number(), unit: v.number() }));

/** What the order had taken and now gives back. */
export function markCancelled(data: Data, id: string): v.InferOutput<typeof takenSchema> {
  const row = data.statement('SELECT taken FROM placed_order WHERE id = ?').get(id);
  if (row === undefined) return [];
  data.statement('UPDATE placed_order SET cancelled = 1 WHERE id = ?').run(id);
  return v.parse(takenSchema, JSON.parse(text(row['taken'])));
}

export interface OrderStep {
  readonly payment?: OrderStatus['payment'] | undefined;
  readonly fulfilment?: OrderStatus['fulfilment'] | undefined;
}

/** What happens to an order at the till and in the stock room. */
export function advanceOrder(data: Data, id: string, step: OrderStep): OrderStatus | null {
  data
    .statement(
      'UPDATE placed_order SET payment = coalesce(?, payment), fulfilment = coalesce(?, fulfilment) WHERE id = ?',
    )
    .run(step.payment ?? null, step.fulfilment ?? null, id);
  return findOrder(data, 'id', id);
}

/** An order as the people in the store see it: with its lines and with what the shopper had been promised. */
export interface LedgerEntry {
  readonly status: OrderStatus;
  readonly kind: string;
  readonly kiosk: string;
  readonly store: string;
  readonly lines: ReturnType<typeof linesOf>;
}

/** Newest first; with a ticket, or the beginning of one, only those. */
export function listOrders(data: Data, ticket: string, limit: number): LedgerEntry[] {
  const rows = data
    .statement(
      `SELECT o.*, c.body FROM placed_order o JOIN container c ON c.id = o.container
       WHERE o.ticket GLOB ? || '*' ORDER BY o.number DESC LIMIT ?`,
    )
    .all(ticket, limit);
  return rows.map((row) => {
    const intent = v.parse(orderIntentSchema, JSON.parse(text(row['body'])));
    return {
      status: statusOf(data, row),
      kind: intent.kind,
      kiosk: intent.kiosk,
      store: intent.store,
      lines: linesOf(intent),
    };
  });
}

/** Carts that were handed over to the till and are waiting there. */
export function waitingCarts(data: Data, now: number): { ticket: string; container: string; since: number }[] {
  return data
    .statement(
      `SELECT ticket, id, handed_off_at FROM container c WHERE handed_off_at IS NOT NULL AND expires_at > ?
       AND NOT EXISTS (SELECT 1 FROM placed_order WHERE container = c.id) ORDER BY handed_off_at DESC LIMIT 50`,
    )
    .all(now)
    .map((row) => ({ ticket: text(row['ticket']), container: text(row['id']), since: number(row['handed_off_at']) }));
}
