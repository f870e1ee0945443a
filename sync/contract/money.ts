import * as v from 'valibot';

/** Integer minor units: nothing in the house adds floating-point money. */
export const moneySchema = v.object({
  minor: v.pipe(v.number(), v.safeInteger()),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  /** Decimal places of the currency: 2 for euro, 0 for yen, 3 for dinar. */
  exponent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4)),
});
export type Money = v.InferOutput<typeof moneySchema>;
