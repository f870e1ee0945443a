import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { ticketCodeSchema } from './ticket-code.ts';

/** What the shopper says to the question of an order. The code says that the order is theirs, the total that they have seen it. */
export const orderAnswerSchema = v.object({
  ticket: ticketCodeSchema,
  says: v.variant('to', [v.object({ to: v.literal('yes'), total: moneySchema }), v.object({ to: v.literal('no') })]),
});
export type OrderAnswer = v.InferOutput<typeof orderAnswerSchema>;
