import * as v from 'valibot';
import { identifierSchema, localisedTextSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

/** A node of the category tree. A parent that is not (yet) known makes it a root: order of arrival must not matter. */
export const categorySchema = v.object({
  ...rowStamps,
  parent: v.nullable(identifierSchema),
  name: localisedTextSchema,
  position: v.pipe(v.number(), v.integer()),
  media: v.optional(identifierSchema),
});
export type Category = v.InferOutput<typeof categorySchema>;
