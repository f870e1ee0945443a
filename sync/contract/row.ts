import * as v from 'valibot';
import { identifierSchema, instantSchema } from './primitives.ts';

/** What every row of a feed carries: whose it is, which version, and when it was true. */
export const rowStamps = {
  sourceId: identifierSchema,
  sourceVersion: v.optional(v.pipe(v.string(), v.maxLength(128))),
  /** When the platform says it changed. Absent where the platform does not say. */
  sourceUpdatedAt: v.optional(instantSchema),
  /** When the connector read it. Kept apart: reading an old row does not make it fresh. */
  observedAt: instantSchema,
  deleted: v.boolean(),
} as const;
