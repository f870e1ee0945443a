import * as v from 'valibot';
import { commerceErrorSchema } from './commerce-error.ts';
import { intentIdSchema } from './order-intent.ts';
import { orderStatusSchema } from './order-status.ts';

export const cancelRequestSchema = v.object({ intentId: intentIdSchema });
export type CancelRequest = v.InferOutput<typeof cancelRequestSchema>;

/** What cancelling came to; an order that was cancelled before is cancelled. `ambiguous` is never sent by a platform. */
export const cancelOutcomeSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('cancelled'), order: orderStatusSchema }),
  v.object({ outcome: v.literal('ambiguous'), error: commerceErrorSchema }),
  v.object({ outcome: v.literal('rejected'), error: commerceErrorSchema }),
]);
export type CancelOutcome = v.InferOutput<typeof cancelOutcomeSchema>;
