import * as v from 'valibot';
import { languageSchema } from './primitives.ts';

const line = (length: number) => v.pipe(v.string(), v.maxLength(length));

/** Where something is sent. Personal: sealed in the journal, absent from every log. */
export const addressSchema = v.object({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  street: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  postcode: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  city: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
});
export type Address = v.InferOutput<typeof addressSchema>;

/** How a shopper wants to hear of a change. Either may be absent. Personal. */
export const contactSchema = v.object({
  name: v.optional(line(120)),
  email: v.optional(v.pipe(v.string(), v.maxLength(254), v.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))),
  phone: v.optional(v.pipe(v.string(), v.maxLength(40), v.regex(/^[+\d][\d\s()/-]{4,}$/))),
});
export type Contact = v.InferOutput<typeof contactSchema>;

export const customerSchema = v.object({
  contact: contactSchema,
  address: v.optional(addressSchema),
  language: languageSchema,
  /** Agreed, in so many words, to be written to beyond this order. */
  newsletter: v.boolean(),
});
