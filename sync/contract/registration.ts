import * as v from 'valibot';
import { commerceErrorSchema } from './commerce-error.ts';
import { intentIdSchema } from './order-intent.ts';
import { identifierSchema, instantSchema } from './primitives.ts';

/** A customer, or a wish to hear when something is back, as the platform has put it down. */
export const registrationSchema = v.object({
  registration: identifierSchema,
  intent: intentIdSchema,
  registeredAt: instantSchema,
});
export type Registration = v.InferOutput<typeof registrationSchema>;

/** What registering came to. `ambiguous` is never sent by a platform. */
export const registerOutcomeSchema = v.variant('outcome', [
  v.object({ outcome: v.literal('registered'), registration: registrationSchema }),
  v.object({ outcome: v.literal('ambiguous'), error: commerceErrorSchema }),
  v.object({ outcome: v.literal('rejected'), error: commerceErrorSchema }),
]);
export type RegisterOutcome = v.InferOutput<typeof registerOutcomeSchema>;
