import * as v from 'valibot';
import { intentIdSchema } from './order-intent.ts';

/** When it was made, in milliseconds since 1970: the back office knows by it which are old. */
const keyNameSchema = v.pipe(v.string(), v.regex(/^\d{13}$/));

/** What a window locks its copy of an order with. The other half never leaves the back office. */
export const windowKeySchema = v.object({
  name: keyNameSchema,
  /** A point of P-256, uncompressed. */
  publicKey: v.pipe(v.string(), v.base64()),
});
export type WindowKey = v.InferOutput<typeof windowKeySchema>;

/** The keys that something in the window is still locked with, or may be in a moment. */
export const heldKeysSchema = v.object({ holds: v.pipe(v.array(keyNameSchema), v.maxLength(1_000)) });

/** An intent as a window keeps it: `p256-a256gcm:KEY:ITS-PUBLIC-KEY:IV,TEXT,TAG`. Only the back office opens it. */
export const sealedIntentSchema = v.object({
  id: intentIdSchema,
  sealed: v.pipe(v.string(), v.regex(/^p256-a256gcm:\d{13}:[\d+/=A-Za-z]+:[\d+/=A-Za-z]+$/)),
});
export type SealedIntent = v.InferOutput<typeof sealedIntentSchema>;

/** One that was in the journal once and is not there any more: a commit of it may have reached the store. */
export const lostIntentSchema = v.object({ ...sealedIntentSchema.entries, mayHaveArrived: v.literal(true) });
export type LostIntent = v.InferOutput<typeof lostIntentSchema>;
