import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { identifierSchema, instantSchema } from './primitives.ts';

/** Where a platform keeps an order that is not placed yet: a cart, a draft, a checkout. Persisted before commit. */
export const containerSchema = v.object({ id: identifierSchema, expiresAt: v.nullable(instantSchema) });
export type Container = v.InferOutput<typeof containerSchema>;

/** What the platform asks for it today. */
export const quoteSchema = v.object({
  container: identifierSchema,
  total: moneySchema,
  lines: v.array(
    v.object({
      variant: identifierSchema,
      quantity: v.pipe(v.number(), v.integer(), v.minValue(0)),
      unit: moneySchema,
      /** How many of them can be had. */
      available: v.pipe(v.number(), v.integer()),
    }),
  ),
});
export type Quote = v.InferOutput<typeof quoteSchema>;

/** A container turned into something the shopper can pay elsewhere. */
export const handoffSchema = v.variant('how', [
  v.object({ how: v.literal('url'), url: v.pipe(v.string(), v.url()), expiresAt: v.nullable(instantSchema) }),
  v.object({
    how: v.literal('ticket'),
    ticket: v.pipe(v.string(), v.maxLength(64)),
    expiresAt: v.nullable(instantSchema),
  }),
]);
export type Handoff = v.InferOutput<typeof handoffSchema>;
