import * as v from 'valibot';
import { commerceErrorSchema } from '../contract/commerce-error.ts';
import { containerSchema } from '../contract/container.ts';
import { moneySchema } from '../contract/money.ts';
import { intentIdSchema } from '../contract/order-intent.ts';
import { orderViewSchema } from '../contract/order-view.ts';
import { identifierSchema, instantSchema } from '../contract/primitives.ts';

const head = { id: intentIdSchema, at: instantSchema } as const;
const attempt = v.pipe(v.number(), v.integer(), v.minValue(1));
const milliseconds = v.pipe(v.number(), v.minValue(0));

/** A code, never prose: this is in the journal for ever (OB12). */
const reason = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/, 'a code such as "stock-count"'));

/** What the journal says happened to an order. Nothing in it is personal but `sealed`, which is locked (OB12). */
export const journalEventSchema = v.variant('event', [
  v.object({
    ...head,
    event: v.literal('accepted'),
    ticket: orderViewSchema.entries.ticket,
    cart: identifierSchema,
    total: moneySchema,
    taken: orderViewSchema.entries.taken,
    onChange: v.picklist(['accept-if-not-dearer', 'ask', 'cancel']),
    sealed: v.string(),
  }),
  v.object({ ...head, event: v.literal('preparing'), attempt }),
  v.object({ ...head, event: v.literal('prepared'), container: containerSchema }),
  v.object({ ...head, event: v.literal('committing'), attempt, total: moneySchema, keyTtlMs: milliseconds }),
  /** The store said that nothing happened. */
  v.object({ ...head, event: v.literal('put-back'), error: commerceErrorSchema }),
  /** The container is of no use any more. */
  v.object({ ...head, event: v.literal('stale'), error: v.nullable(commerceErrorSchema) }),
  v.object({ ...head, event: v.literal('unknown'), reason: v.picklist(['answer', 'restart', 'damage']) }),
  /** The store said, after its look-up lag, that it has no such order. */
  v.object({ ...head, event: v.literal('absent'), waitedMs: milliseconds, lagMs: milliseconds }),
  v.object({ ...head, event: v.literal('placed'), order: identifierSchema, total: moneySchema }),
  v.object({ ...head, event: v.literal('rejected'), error: commerceErrorSchema }),
  v.object({ ...head, event: v.literal('needs-human'), error: commerceErrorSchema }),
  /**
   * Of no order: a member of staff stopped or started the sending of all of them. `paused`: nothing new is sent, what is under way is
   * finished and open outcomes are looked up. `off`: not one call for an order. The last one outlives every order.
   */
  v.object({
    ...{ event: v.literal('sending'), at: instantSchema, by: identifierSchema, reason: v.optional(reason) },
    state: v.picklist(['on', 'paused', 'off']),
  }),
]);
export type JournalEvent = v.InferOutput<typeof journalEventSchema>;
export type EventName = JournalEvent['event'];
export type Accepted = Extract<JournalEvent, { event: 'accepted' }>;
export type SendingEvent = Extract<JournalEvent, { event: 'sending' }>;
export type SendingChange = Omit<SendingEvent, 'event' | 'at'>;
/** What can happen to an order that is there. */
export type OrderEvent = Exclude<JournalEvent, Accepted | SendingEvent>;

/** JSON with everything outside ASCII escaped: one byte a sign, readable by any tool, whatever else is damaged. */
export function encodeEvent(event: JournalEvent): Uint8Array {
  const json = JSON.stringify(event).replaceAll(
    /[\u0080-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const bytes = new Uint8Array(json.length);
  for (let at = 0; at < json.length; at++) bytes[at] = json.charCodeAt(at);
  return bytes;
}

/** Null for what this version cannot read: the record stays where it is and is counted. */
export function decodeEvent(payload: Uint8Array): JournalEvent | null {
  try {
    const parsed = v.safeParse(journalEventSchema, JSON.parse(textOf(payload)));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
