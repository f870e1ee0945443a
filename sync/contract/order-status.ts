import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { intentIdSchema } from './order-intent.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { ticketCodeSchema } from './ticket-code.ts';

/** An order as the platform has it. */
export const orderStatusSchema = v.object({
  order: identifierSchema,
  intent: intentIdSchema,
  ticket: ticketCodeSchema,
  placedAt: instantSchema,
  total: moneySchema,
  payment: v.picklist(['open', 'paid', 'refunded']),
  fulfilment: v.picklist(['open', 'ready', 'sent', 'done']),
  cancelled: v.boolean(),
});
export type OrderStatus = v.InferOutput<typeof orderStatusSchema>;
