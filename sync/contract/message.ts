import * as v from 'valibot';
import { contactSchema } from './customer.ts';
import { moneySchema } from './money.ts';
import { intentIdSchema } from './order-intent.ts';
import { questionSchema } from './order-view.ts';
import { identifierSchema, languageSchema } from './primitives.ts';
import { ticketCodeSchema } from './ticket-code.ts';

/** What a platform is to write to a shopper who has gone: their order asks something. In which words, is the platform's business. Personal. */
export const messageSchema = v.object({
  /** Sent twice under one id, it is written once. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}-\d{1,15}$/)),
  intent: intentIdSchema,
  ticket: ticketCodeSchema,
  store: identifierSchema,
  language: languageSchema,
  contact: contactSchema,
  question: questionSchema,
  /** What the order came to when the shopper chose. */
  total: v.nullable(moneySchema),
});
export type Message = v.InferOutput<typeof messageSchema>;

export const writtenSchema = v.object({ id: messageSchema.entries.id });
