import * as v from 'valibot';
import { commerceErrorSchema } from './commerce-error.ts';
import { addressSchema, contactSchema } from './customer.ts';
import { moneySchema } from './money.ts';
import { sendingSchema } from './office-status.ts';
import { intentIdSchema, orderIntentSchema } from './order-intent.ts';
import { orderViewSchema } from './order-view.ts';
import { identifierSchema, instantSchema } from './primitives.ts';
import { deskActSchema } from './staff.ts';
import { transferHeadSchema, transferNameSchema, transferProblemSchema } from './transfer.ts';

const actor = v.pipe(v.string(), v.maxLength(32));
/** A code, never prose: it stands in the journal for ever. */
const reason = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/));

/** Orders as the desk lists them: nothing personal, newest change first. */
export const deskListSchema = v.object({
  orders: v.array(orderViewSchema),
  /** Whether anything is sent at all. */
  sending: sendingSchema,
  /** Who of the staff stopped it, and why; null while nobody has. */
  stopped: v.nullable(v.object({ by: actor, reason: v.nullable(reason) })),
});
export type DeskList = v.InferOutput<typeof deskListSchema>;

/** One thing that has happened to an order. Which words that is in, is the screen's business. */
export const orderStepSchema = v.object({
  at: instantSchema,
  what: v.picklist([
    ...['accepted', 'preparing', 'prepared', 'committing', 'put-back', 'stale', 'unknown', 'absent', 'asked'],
    ...['placed', 'rejected', 'needs-human', 'agreed', 'cancelled', 'retried', 'edited', 'resolved', 'told'],
    ...['handed-over', 'taken-back', 'wiped'],
  ] as const),
  by: v.optional(actor),
  error: v.optional(commerceErrorSchema),
});
export type OrderStep = v.InferOutput<typeof orderStepSchema>;

/** One order in somebody's hands. The only answer with a shopper's name in it. */
export const openedOrderSchema = v.object({
  order: orderViewSchema,
  steps: v.array(orderStepSchema),
  /** What the machine allows now, of what this person may do. */
  can: v.array(deskActSchema),
  content: v.variant('is', [
    v.object({ is: v.literal('open'), intent: orderIntentSchema }),
    /** `locked`: the vault may open it in a minute. `lost`: never. `strange`: of a version that this one does not read. */
    v.object({ is: v.picklist(['locked', 'lost', 'strange', 'wiped']) }),
  ]),
});
export type OpenedOrder = v.InferOutput<typeof openedOrderSchema>;

/** What somebody does to an order; each is named as in the table of roles. */
export const deskRequestSchema = v.variant('act', [
  v.object({ act: v.literal('retry') }),
  v.object({ act: v.literal('cancel') }),
  v.object({ act: v.literal('take-back') }),
  /** They have written to the shopper. */
  v.object({ act: v.literal('told') }),
  v.object({ act: v.literal('edit'), address: v.optional(addressSchema), contact: v.optional(contactSchema) }),
  /** Yes to what was asked, at the total that was seen. */
  v.object({ act: v.literal('answer'), total: v.optional(moneySchema) }),
  /** They have looked at the store: it is there under this number, or it is not there. */
  v.object({ act: v.literal('resolve'), order: v.nullable(identifierSchema) }),
]);
export type DeskRequest = v.InferOutput<typeof deskRequestSchema>;

/** Why nothing was done. */
const notDoneSchema = v.picklist(['may-have-arrived', 'not-now', 'gone', 'locked', 'disk-full', 'disk-failed']);
export type NotDone = v.InferOutput<typeof notDoneSchema>;

export const deskAnswerSchema = v.variant('done', [
  v.object({ done: v.literal(true), order: orderViewSchema }),
  v.object({ done: v.literal(false), why: notDoneSchema }),
]);
export type DeskAnswer = v.InferOutput<typeof deskAnswerSchema>;

/** What staff of this kiosk say to that. */
export const sendingRequestSchema = v.object({
  state: v.picklist(['on', 'paused', 'off']),
  reason: v.optional(reason),
});
export type SendingRequest = v.InferOutput<typeof sendingRequestSchema>;

export const handOverRequestSchema = v.object({
  orders: v.pipe(v.array(intentIdSchema), v.minLength(1), v.maxLength(1_000)),
});

export const handOverOutcomeSchema = v.variant('done', [
  v.object({
    done: v.literal(true),
    file: transferNameSchema,
    folder: v.string(),
    /** Said once, kept nowhere: with it the other kiosk opens the file. */
    code: v.string(),
    handedOver: v.number(),
    /** Could not be opened, or were done meanwhile. They stay here. */
    stay: v.number(),
  }),
  v.object({ done: v.literal(false), why: notDoneSchema }),
]);
export type HandOverOutcome = v.InferOutput<typeof handOverOutcomeSchema>;

/** What lies in the folder; of each what can be read from outside, or why it cannot. */
export const transferFilesSchema = v.object({
  folder: v.string(),
  files: v.array(
    v.object({
      name: transferNameSchema,
      head: v.nullable(transferHeadSchema),
      problem: v.nullable(transferProblemSchema),
    }),
  ),
});
export type TransferFiles = v.InferOutput<typeof transferFilesSchema>;

export const importRequestSchema = v.object({
  file: transferNameSchema,
  code: v.pipe(v.string(), v.maxLength(64)),
});

export const importOutcomeSchema = v.variant('done', [
  v.object({
    done: v.literal(true),
    taken: v.number(),
    /** Were here before. */
    known: v.number(),
    /** Of a version that this kiosk does not read, or the disk refused them: they are in the file still. */
    left: v.number(),
  }),
  v.object({ done: v.literal(false), why: v.picklist([...transferProblemSchema.options, 'disk-full', 'disk-failed']) }),
]);
export type ImportOutcome = v.InferOutput<typeof importOutcomeSchema>;
