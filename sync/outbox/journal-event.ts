import * as v from 'valibot';
import { commerceErrorSchema } from '../contract/commerce-error.ts';
import { containerSchema, handoffSchema } from '../contract/container.ts';
import { moneySchema } from '../contract/money.ts';
import { intentIdSchema, intentKindSchema } from '../contract/order-intent.ts';
import { orderViewSchema, questionSchema } from '../contract/order-view.ts';
import { identifierSchema, instantSchema } from '../contract/primitives.ts';
import { asciiJson, parseAscii } from './ascii.ts';

const head = { id: intentIdSchema, at: instantSchema } as const;
const attempt = v.pipe(v.number(), v.integer(), v.minValue(1));
const milliseconds = v.pipe(v.number(), v.minValue(0));
const person = v.pipe(v.string(), v.minLength(1), v.maxLength(32));
const byPerson = {
  ...head,
  /** A staff id, `shopper` or `contact`. */
  by: person,
} as const;

/** What another kiosk knew of an order that is taken over from it. */
const broughtSchema = v.object({
  by: person,
  from: identifierSchema,
  attempts: v.pipe(v.number(), v.integer(), v.minValue(0)),
  keyUsedAt: v.nullable(instantSchema),
  container: v.nullable(containerSchema),
  mayHaveArrived: v.boolean(),
  /** What the shopper had agreed to pay by then. */
  total: v.optional(moneySchema),
});
export type Brought = v.InferOutput<typeof broughtSchema>;

/** A person's word on what the store really has. */
const resolutionSchema = v.variant('as', [
  v.object({ as: v.literal('placed'), order: identifierSchema }),
  v.object({ as: v.literal('absent') }),
]);

const acceptedSchema = v.object({
  ...head,
  event: v.literal('accepted'),
  /** Absent in journals of the first version, which knew orders only. */
  kind: v.optional(intentKindSchema),
  about: v.optional(intentIdSchema),
  ticket: orderViewSchema.entries.ticket,
  cart: v.nullable(identifierSchema),
  total: v.nullable(moneySchema),
  taken: orderViewSchema.entries.taken,
  onChange: v.picklist(['accept-if-not-dearer', 'ask', 'cancel']),
  sealed: v.string(),
  brought: v.optional(broughtSchema),
});

/** What a person does to an order, at the desk or in front of the screen. */
const personEvents = [
  /** Yes to what was asked: from here on `total` is the total agreed on. */
  v.object({ ...byPerson, event: v.literal('agreed'), total: v.optional(moneySchema) }),
  v.object({ ...byPerson, event: v.literal('cancelled') }),
  v.object({ ...byPerson, event: v.literal('retried') }),
  v.object({
    ...byPerson,
    event: v.literal('edited'),
    sealed: v.string(),
    total: v.nullable(moneySchema),
    taken: orderViewSchema.entries.taken,
  }),
  v.object({ ...byPerson, event: v.literal('resolved'), how: resolutionSchema }),
  v.object({ ...byPerson, event: v.literal('handed-over'), to: identifierSchema }),
  v.object({ ...byPerson, event: v.literal('taken-back') }),
  /** The shopper has been written to about the question: by the store, which is then `by`, or by one of the staff. */
  v.object({ ...byPerson, event: v.literal('told') }),
] as const;

/** What the way to the store brings. */
const wayEvents = [
  v.object({ ...head, event: v.literal('preparing'), attempt }),
  v.object({ ...head, event: v.literal('prepared'), container: containerSchema }),
  v.object({
    ...head,
    event: v.literal('committing'),
    attempt,
    total: v.nullable(moneySchema),
    keyTtlMs: milliseconds,
  }),
  /** The store said that nothing happened. */
  v.object({ ...head, event: v.literal('put-back'), error: commerceErrorSchema }),
  /** The container is of no use any more. */
  v.object({ ...head, event: v.literal('stale'), error: v.nullable(commerceErrorSchema) }),
  v.object({ ...head, event: v.literal('unknown'), reason: v.picklist(['answer', 'restart', 'damage', 'key-age']) }),
  /** The store said, after its look-up lag, that it has no such order. */
  v.object({ ...head, event: v.literal('absent'), waitedMs: milliseconds, lagMs: milliseconds }),
  /** Price or stock have changed and the shopper wanted to be asked. */
  v.object({ ...head, event: v.literal('asked'), question: questionSchema }),
  v.object({
    ...head,
    event: v.literal('placed'),
    order: v.nullable(identifierSchema),
    total: v.nullable(moneySchema),
    handoff: v.optional(handoffSchema),
  }),
  v.object({ ...head, event: v.literal('rejected'), error: commerceErrorSchema }),
  v.object({ ...head, event: v.literal('needs-human'), error: commerceErrorSchema }),
  /** The key to what is personal in it has been destroyed. */
  v.object({ ...head, event: v.literal('wiped') }),
] as const;

/** A code, never prose: this is in the journal for ever (OB12). */
const reason = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'a code such as "stock-count"'));

/**
 * Of no order: a member of staff stopped or started the sending of all of them. `paused`: nothing new is sent, what is under way is
 * finished and open outcomes are looked up. `off`: not one call for an order. The last one outlives every order.
 */
const sendingSchema = v.object({
  ...{ event: v.literal('sending'), at: instantSchema, by: identifierSchema, reason: v.optional(reason) },
  state: v.picklist(['on', 'paused', 'off']),
});
export type SendingEvent = v.InferOutput<typeof sendingSchema>;
export type SendingChange = Omit<SendingEvent, 'event' | 'at'>;

/** What the journal says happened. Nothing in it is personal but `sealed`, which is locked (OB12). */
const journalEventSchema = v.variant('event', [acceptedSchema, ...wayEvents, ...personEvents, sendingSchema]);
export type JournalEvent = v.InferOutput<typeof journalEventSchema>;
export type Accepted = v.InferOutput<typeof acceptedSchema>;
/** What can happen to an order that is there. */
export type OrderEvent = Exclude<JournalEvent, Accepted | SendingEvent>;
export type EventName = OrderEvent['event'];
type PersonEvent = v.InferOutput<(typeof personEvents)[number]>;
type WithoutHead<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> : never;
/** An event before it is said of which order and when. */
export type EventToWrite = WithoutHead<OrderEvent>;
/** What a person may do. An edit has a way of its own: it brings a new body to be sealed. */
export type PersonAct = WithoutHead<Exclude<PersonEvent, { event: 'edited' }>>;

const elsewhereSchema = v.pick(acceptedSchema, ['event', 'id', 'at', 'ticket', 'sealed']);
/** As much of an intent that another version took as every version writes. */
export type Elsewhere = v.InferOutput<typeof elsewhereSchema>;

export const encodeEvent = (event: JournalEvent): Uint8Array => asciiJson(event);

/** Null for what this version cannot read: the record stays where it is and is counted. */
export const decodeEvent = (payload: Uint8Array): JournalEvent | null => decode(journalEventSchema, payload);

/** Null where not even that can be read. */
export const decodeElsewhere = (payload: Uint8Array): Elsewhere | null => decode(elsewhereSchema, payload);

function decode<Schema extends v.GenericSchema>(schema: Schema, payload: Uint8Array): v.InferOutput<Schema> | null {
  try {
    const parsed = v.safeParse(schema, parseAscii(payload));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
