import * as v from 'valibot';
import { identifierSchema } from './primitives.ts';

/** One thing that can be bought: a product in one colour and size. */
export const variantSchema = v.object({
  id: identifierSchema,
  sku: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** GTIN-8, 12, 13 or 14 in digits. Check digits are the reader's business: a platform may hold a wrong one. */
  barcode: v.optional(v.pipe(v.string(), v.regex(/^\d{8,14}$/))),
  /** Position in each of the product's options, in the same order. */
  choices: v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(8)),
  media: v.pipe(v.array(identifierSchema), v.maxLength(24)),
});
