import * as v from 'valibot';
import { containerSchema } from './container.ts';
import { moneySchema } from './money.ts';
import { identifierSchema, instantSchema } from './primitives.ts';

/** A file's name, without a path: made by a kiosk, typed by nobody. */
export const transferNameSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,90}\.endcap$/));

/** Why orders in a file are not taken. */
export const transferProblemSchema = v.picklist([
  'not-ours',
  'damaged',
  'newer',
  'forged',
  'stranger',
  'wrong-code',
  'gone',
]);
export type TransferProblem = v.InferOutput<typeof transferProblemSchema>;

/** An order on its way from one kiosk to another: its text as it was accepted, and what is known of attempts to send it. */
export const carriedOrderSchema = v.object({
  /** As text: also an intent that this version does not understand is carried whole. */
  intent: v.string(),
  acceptedAt: instantSchema,
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** What the shopper has agreed to pay, which may be another sum than the intent's. */
  total: v.nullable(moneySchema),
  container: v.nullable(containerSchema),
  keyUsedAt: v.nullable(instantSchema),
  /** A commit of it was sent and nobody knows what became of it: it is looked up before anything else. */
  mayHaveArrived: v.boolean(),
});
export type CarriedOrder = v.InferOutput<typeof carriedOrderSchema>;

export const transferContentSchema = v.object({ orders: v.array(carriedOrderSchema) });

/** What is on the outside of the file, for whoever picks one. */
export const transferHeadSchema = v.object({
  name: transferNameSchema,
  kiosk: identifierSchema,
  store: identifierSchema,
  madeAt: instantSchema,
  orders: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type TransferHead = v.InferOutput<typeof transferHeadSchema>;
