import * as v from 'valibot';

import { rowStamps } from './row.ts';

const clockTimeSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-4]):[0-5]\d$/));

/** A weekday, Monday 1 to Sunday 7 (ISO), with the local times between which the doors are open. */
const openingSchema = v.object({
  day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)),
  opens: clockTimeSchema,
  closes: clockTimeSchema,
});

/** A shop or warehouse that holds stock. */
export const locationSchema = v.object({
  ...rowStamps,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(120)),
  kind: v.picklist(['store', 'warehouse']),
  address: v.object({
    street: v.pipe(v.string(), v.maxLength(200)),
    postcode: v.pipe(v.string(), v.maxLength(20)),
    city: v.pipe(v.string(), v.maxLength(120)),
    country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  }),
  place: v.object({
    latitude: v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
    longitude: v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
  }),
  timeZone: v.pipe(v.string(), v.maxLength(64)),
  hours: v.pipe(v.array(openingSchema), v.maxLength(21)),
  phone: v.optional(v.pipe(v.string(), v.maxLength(40))),
  /** May a shopper have something kept for them here? */
  collect: v.boolean(),
});
export type Location = v.InferOutput<typeof locationSchema>;
