import * as v from 'valibot';
import { identifierSchema, localisedTextSchema } from './primitives.ts';

/** A picture. The id names its content: another picture has another id, so it may be cached for ever. */
export const mediaSchema = v.object({
  id: identifierSchema,
  kind: v.picklist(['image']),
  alt: v.optional(localisedTextSchema),
  width: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  height: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
