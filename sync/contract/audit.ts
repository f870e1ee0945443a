import * as v from 'valibot';
import { intentIdSchema } from './order-intent.ts';
import { instantSchema } from './primitives.ts';
import { staffNumberSchema } from './staff.ts';
import { transferNameSchema } from './transfer.ts';

/** What staff have done, and when. Nothing personal of a shopper's is in it: an order is named by its id. */
export const auditEntrySchema = v.object({
  at: instantSchema,
  by: staffNumberSchema,
  what: v.picklist([
    ...['signed-in', 'signed-out', 'wrong-pin', 'locked-out'],
    ...['opened', 'retried', 'edited', 'cancelled', 'answered', 'told', 'resolved'],
    ...['handed-over', 'taken-back', 'imported', 'file-refused', 'paused', 'switched-off', 'resumed', 'acknowledged'],
  ] as const),
  order: v.optional(intentIdSchema),
  /** The file that orders were written to or read from. */
  file: v.optional(transferNameSchema),
});
export type AuditEntry = v.InferOutput<typeof auditEntrySchema>;
