import * as v from 'valibot';
import { mediaSchema } from './media.ts';
import { identifierSchema, localisedTextSchema, longLocalisedTextSchema } from './primitives.ts';
import { rowStamps } from './row.ts';
import { variantSchema } from './variant.ts';

/** One thing a shopper chooses, such as a size. `swatch` gives a colour its colour. */
const optionSchema = v.object({
  kind: v.picklist(['colour', 'size', 'other']),
  name: localisedTextSchema,
  values: v.pipe(
    v.array(
      v.object({
        name: localisedTextSchema,
        swatch: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/))),
      }),
    ),
    v.minLength(1),
    v.maxLength(200),
  ),
});

/** A product with its variants and pictures inside: they are shown together and change together. */
export const productSchema = v.object({
  ...rowStamps,
  handle: v.pipe(v.string(), v.maxLength(256)),
  title: localisedTextSchema,
  description: longLocalisedTextSchema,
  brand: v.pipe(v.string(), v.maxLength(120)),
  categories: v.pipe(v.array(identifierSchema), v.maxLength(32)),
  options: v.pipe(v.array(optionSchema), v.maxLength(8)),
  variants: v.pipe(v.array(variantSchema), v.minLength(1), v.maxLength(500)),
  media: v.pipe(v.array(mediaSchema), v.maxLength(64)),
  /** 0 to 1, how much of the shop's interest it draws; orders results that match alike. */
  popularity: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
});
export type Product = v.InferOutput<typeof productSchema>;
export type ProductOption = v.InferOutput<typeof optionSchema>;
