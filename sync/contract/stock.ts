import * as v from 'valibot';
import { identifierSchema } from './primitives.ts';
import { rowStamps } from './row.ts';

/** How many of a variant a location says it has. `sourceId` is the platform's own id of the level. */
export const stockSchema = v.object({
  ...rowStamps,
  variant: identifierSchema,
  location: identifierSchema,
  /** May be below zero: a platform that oversold says so, and so do we. */
  available: v.pipe(v.number(), v.integer()),
  policy: v.picklist(['deny', 'backorder', 'untracked']),
  /** Can the figure be trusted to be one place's own count? */
  confidence: v.picklist(['exact', 'eventual', 'aggregate']),
});
export type Stock = v.InferOutput<typeof stockSchema>;
