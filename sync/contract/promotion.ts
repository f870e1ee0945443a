import * as v from 'valibot';
import { identifierSchema, instantSchema, localisedTextSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

/** For display only: what it does to a price is the platform's business, seen in a quote. */
export const promotionSchema = v.object({
  ...rowStamps,
  title: localisedTextSchema,
  label: localisedTextSchema,
  categories: v.pipe(v.array(identifierSchema), v.maxLength(64)),
  products: v.pipe(v.array(identifierSchema), v.maxLength(500)),
  validFrom: v.optional(instantSchema),
  validUntil: v.optional(instantSchema),
});
export type Promotion = v.InferOutput<typeof promotionSchema>;
