import * as v from 'valibot';
import { commerceErrorSchema } from './commerce-error.ts';
import { handoffSchema } from './container.ts';
import { moneySchema } from './money.ts';
import { intentIdSchema, intentKindSchema } from './order-intent.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { ticketCodeSchema } from './ticket-code.ts';

/** The states of an order on its way; the machine is in `outbox/`, drawn in SPEC.md. */
export const orderStateSchema = v.picklist([
  'queued',
  'prepared',
  'committing',
  'unknown',
  'asking',
  'placed',
  'rejected',
  'cancelled',
  'handed-over',
  'needs-human',
]);
export type OrderState = v.InferOutput<typeof orderStateSchema>;

/** Nothing more is done to it by itself. */
export const ends: readonly OrderState[] = ['placed', 'rejected', 'cancelled', 'handed-over'];

/** What has changed since the shopper chose, and is not for us to decide. */
export const questionSchema = v.variant('about', [
  v.object({ about: v.literal('price'), newTotal: moneySchema }),
  /** The variants of which there is not enough. */
  v.object({ about: v.literal('stock'), lines: v.array(identifierSchema) }),
]);
export type Question = v.InferOutput<typeof questionSchema>;

const takenSchema = v.object({
  variant: identifierSchema,
  location: identifierSchema,
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type Taken = v.InferOutput<typeof takenSchema>;

/** An order as the kiosk's own side knows it: nothing personal, so it may be listed and mirrored. */
export const orderViewSchema = v.object({
  /** Grows with every change of any order: a mirror asks for what came after the last it saw. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  id: intentIdSchema,
  /** `other`: of a version that this one does not understand. */
  kind: v.picklist([...intentKindSchema.options, 'other']),
  /** The order that a cancel or a print job is about. */
  about: v.nullable(intentIdSchema),
  ticket: ticketCodeSchema,
  cart: v.nullable(identifierSchema),
  state: orderStateSchema,
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  acceptedAt: instantSchema,
  changedAt: instantSchema,
  total: v.nullable(moneySchema),
  /** What it takes from a shelf, and which: subtracted from that place's stock until the store has counted it itself (FR7). */
  taken: v.array(takenSchema),
  platformOrder: v.nullable(identifierSchema),
  /** While it is `asking`. */
  question: v.nullable(questionSchema),
  /** Whether the shopper has been written to about that question, by `store` or by one of the staff; not there while nobody has. */
  told: v.optional(v.object({ by: v.pipe(v.string(), v.maxLength(32)), at: instantSchema })),
  /** Where a cart that was handed off goes on. */
  handoff: v.nullable(handoffSchema),
  /** The store may have it although nobody said so: it cannot be cancelled or changed here before that is known. */
  mayHaveArrived: v.boolean(),
  error: v.nullable(commerceErrorSchema),
});
export type OrderView = v.InferOutput<typeof orderViewSchema>;

export const orderChangesSchema = v.object({
  seq: v.pipe(v.number(), v.integer(), v.minValue(0)),
  orders: v.array(orderViewSchema),
});
export type OrderChanges = v.InferOutput<typeof orderChangesSchema>;

export const handOverAnswerSchema = v.object({ order: orderViewSchema });
