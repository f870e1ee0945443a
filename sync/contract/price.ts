import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

/** What a variant costs in one context. The most specific context that fits the kiosk wins. */
export const priceSchema = v.object({
  ...rowStamps,
  variant: identifierSchema,
  context: v.object({
    country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
    channel: v.optional(identifierSchema),
    location: v.optional(identifierSchema),
    customerGroup: v.optional(identifierSchema),
  }),
  amount: moneySchema,
  /** The price before a reduction, where there is one. */
  compareAt: v.optional(moneySchema),
  taxIncluded: v.boolean(),
  validFrom: v.optional(instantSchema),
  validUntil: v.optional(instantSchema),
});
export type Price = v.InferOutput<typeof priceSchema>;
