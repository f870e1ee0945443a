import * as v from 'valibot';
import { moneySchema } from './money.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

const contextSchema = v.object({
  country: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  channel: v.optional(identifierSchema),
  location: v.optional(identifierSchema),
  customerGroup: v.optional(identifierSchema),
});

/** What a variant costs in one context. The most specific context that fits the kiosk wins. */
export const priceSchema = v.object({
  ...rowStamps,
  variant: identifierSchema,
  context: contextSchema,
  amount: moneySchema,
  /** The price before a reduction, where there is one. */
  compareAt: v.optional(moneySchema),
  taxIncluded: v.boolean(),
  validFrom: v.optional(instantSchema),
  validUntil: v.optional(instantSchema),
});
export type Price = v.InferOutput<typeof priceSchema>;

const { minor, currency, exponent } = moneySchema.entries;

/** More prices than that are told in several lines. */
const mostPrices = 1_000;

/**
 * Several rows in one line of the feed, a row for each entry of `of`: what they have in common is said once, and takes ten times as many
 * bytes as a variant and its amounts. A row's `sourceId` is the variant with the suffix behind it. A price that begins or ends at some
 * time, or whose id is made otherwise, is told as a row.
 */
export const pricesSchema = v.object({
  context: contextSchema,
  taxIncluded: v.boolean(),
  currency,
  exponent,
  suffix: v.pipe(v.string(), v.maxLength(64)),
  /** The newest change among them. */
  sourceUpdatedAt: v.optional(instantSchema),
  /** Variant, amount, and the amount before a reduction, if there is one: both in minor units. */
  of: v.pipe(
    v.array(v.strictTuple([identifierSchema, minor, v.nullable(minor)])),
    v.minLength(1),
    v.maxLength(mostPrices),
  ),
});
export type Prices = v.InferOutput<typeof pricesSchema>;
