import * as v from 'valibot';
import { noticeSchema } from './notice.ts';
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

/** Are orders on their way as soon as the platform is within reach? They are kept in any case. */
export const sendingSchema = v.variant('state', [
  v.object({ state: v.literal('on') }),
  /** By staff of this kiosk, since then. */
  v.object({ state: v.picklist(['paused', 'off']), since: instantSchema }),
  /** By the store, for all its kiosks. */
  v.object({ state: v.literal('closed') }),
]);
export type Sending = v.InferOutput<typeof sendingSchema>;

export const officeStatusSchema = v.object({
  connection: connectionSchema,
  sending: sendingSchema,
  /** Orders that are safe here and not final yet. */
  waiting: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Orders that wait for the shopper's word. */
  asking: v.pipe(v.number(), v.integer(), v.minValue(0)),
  needsHuman: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** What keeps the device's key to what is personal (OB44); not there while the back office is silent. */
  keptBy: v.optional(v.picklist(['keychain', 'fixed-password', 'file'])),
  /** What whoever looks after this kiosk has to know; not there while the back office is silent. */
  notices: v.optional(v.array(noticeSchema)),
  now: instantSchema,
});
export type OfficeStatus = v.InferOutput<typeof officeStatusSchema>;
