import * as v from 'valibot';
import { instantSchema } from './primitives.ts';

/** Is the store's platform within reach? Decided by a real answer, never by a network icon. */
export const connectionSchema = v.variant('state', [
  v.object({ state: v.literal('connected'), checkedAt: instantSchema }),
  v.object({
    state: v.literal('away'),
    since: instantSchema,
    reason: v.picklist(['unreachable', 'refused', 'failing']),
  }),
  v.object({ state: v.literal('unknown') }),
]);
export type Connection = v.InferOutput<typeof connectionSchema>;

export const officeStatusSchema = v.object({
  connection: connectionSchema,
  /** Orders that are safe here and not final yet. */
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Orders that wait for the shopper's word. */
  asking: v.pipe(v.number(), v.integer(), v.minValue(0)),
  needsHuman: v.pipe(v.number(), v.integer(), v.minValue(0)),
  now: instantSchema,
});
export type OfficeStatus = v.InferOutput<typeof officeStatusSchema>;
