import * as v from 'valibot';
import { commerceErrorSchema } from './commerce-error.ts';
import { moneySchema } from './money.ts';
import { intentIdSchema } from './order-intent.ts';
import { orderStatusSchema } from './order-status.ts';
import { registrationSchema } from './registration.ts';

export const commitRequestSchema = v.object({ intentId: intentIdSchema, expectedTotal: moneySchema });
export type CommitRequest = v.InferOutput<typeof commitRequestSchema>;

/** What a commit came to. `ambiguous` is never sent by a platform: it is what a connector makes of silence. */
export const commitOutcomeSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('placed'), order: orderStatusSchema }),
  v.object({ outcome: v.literal('ambiguous'), error: commerceErrorSchema }),
  v.object({ outcome: v.literal('rejected'), error: commerceErrorSchema }),
]);
export type CommitOutcome = v.InferOutput<typeof commitOutcomeSchema>;

/** `absent` is a statement by the platform; `unknown` is ours when it did not say. */
export const lookupSchema = v.variant('result', [
  v.object({ result: v.literal('found'), order: orderStatusSchema }),
  v.object({ result: v.literal('registered'), registration: registrationSchema }),
  v.object({ result: v.literal('absent') }),
  v.object({ result: v.literal('unknown'), error: commerceErrorSchema }),
]);
export type Lookup = v.InferOutput<typeof lookupSchema>;
