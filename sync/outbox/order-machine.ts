import { ends, type OrderState } from '../contract/order-view.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { changesBy } from './changes-by.ts';
import type { EventName, OrderEvent } from './journal-event.ts';
import { withStep } from './history-step.ts';
import { commitMayHaveArrived, keyIsTooOld, needsContainer, onTheWay, type OrderRecord } from './order-record.ts';

type Of<Name extends EventName> = Extract<OrderEvent, { event: Name }>;

/** Why an event may not happen to an order now. */
export type Refusal =
  | 'not-from-here'
  /** The store may have it: look it up first. */
  | 'may-have-arrived'
  | 'no-container'
  | 'key-too-old'
  | 'lag-not-over'
  | 'attempt-not-next'
  /** This kind of intent goes no such way. */
  | 'not-this-kind';

type Guard<Name extends EventName> = (order: OrderRecord, event: Of<Name>) => Refusal | null;

interface Rule<Name extends EventName> {
  readonly from: readonly OrderState[];
  readonly to: OrderState | ((order: OrderRecord, event: Of<Name>) => OrderState);
  readonly guard?: Guard<Name>;
}

const same = ({ state }: OrderRecord): OrderState => state;

const unlessArrived = (order: OrderRecord): Refusal | null => (commitMayHaveArrived(order) ? 'may-have-arrived' : null);

/** The whole machine, drawn in SPEC.md. What is not in it cannot happen to an order; ends lead nowhere but back from another kiosk. */
export const machine: { readonly [Name in EventName]: Rule<Name> } = {
  preparing: { from: ['queued'], to: 'queued', guard: isNextAttempt },
  prepared: { from: ['queued'], to: 'prepared' },
  stale: { from: ['prepared'], to: 'queued' },
  committing: { from: ['queued', 'prepared'], to: 'committing', guard: maySend },
  'put-back': { from: ['committing'], to: 'prepared' },
  unknown: { from: ['queued', 'prepared', 'committing', 'asking'], to: 'unknown' },
  absent: {
    from: ['unknown'],
    to: 'prepared',
    guard: (_, { waitedMs, lagMs }) => (waitedMs >= lagMs ? null : 'lag-not-over'),
  },
  asked: { from: ['queued', 'prepared', 'committing'], to: 'asking' },
  placed: { from: ['queued', 'prepared', 'committing', 'unknown'], to: 'placed', guard: mayEndUnsent },
  rejected: { from: ['queued', 'prepared', 'committing'], to: 'rejected' },
  'needs-human': { from: onTheWay, to: 'needs-human' },
  agreed: { from: ['asking', 'needs-human'], to: 'queued', guard: unlessArrived },
  cancelled: { from: ['queued', 'prepared', 'asking', 'needs-human'], to: 'cancelled', guard: unlessArrived },
  retried: { from: ['needs-human'], to: (order) => (mustBeLookedUp(order) ? 'unknown' : 'queued') },
  edited: {
    from: ['queued', 'prepared', 'asking', 'needs-human'],
    to: ({ state }) => (state === 'prepared' ? 'queued' : state),
    guard: unlessArrived,
  },
  resolved: { from: ['needs-human', 'unknown'], to: (_, { how }) => (how.as === 'placed' ? 'placed' : 'queued') },
  'handed-over': { from: [...onTheWay, 'asking', 'needs-human'], to: 'handed-over' },
  'taken-back': { from: ['handed-over'], to: 'needs-human' },
  told: { from: ['asking'], to: same },
  wiped: { from: ends, to: same },
};

function isNextAttempt({ attempts }: OrderRecord, { attempt }: Of<'preparing'>): Refusal | null {
  return attempt === attempts + 1 ? null : 'attempt-not-next';
}

/** OB4, OB5: the container is known, and the store still remembers the key if it has ever been used. The kinds without one are harmless twice. */
function maySend(order: OrderRecord, { at, keyTtlMs }: Of<'committing'>): Refusal | null {
  if (!needsContainer(order)) return null;
  if (order.state !== 'prepared' || order.container === null) return 'no-container';
  return keyIsTooOld(order, at, keyTtlMs) ? 'key-too-old' : null;
}

/** Only a cancel can come to its end before anything was sent: when what it cancels never left this kiosk. */
function mayEndUnsent({ kind, state }: OrderRecord): Refusal | null {
  return state === 'queued' && kind !== 'cancel' ? 'not-this-kind' : null;
}

/** Of paper nobody can look up whether it came out: who says "again" has looked. */
const mustBeLookedUp = (order: OrderRecord): boolean => order.kind !== 'print' && commitMayHaveArrived(order);

/** What the event makes of the order, or why it may not happen now. */
export function step(order: OrderRecord, event: OrderEvent, seq: number): Result<OrderRecord, Refusal> {
  const rule = machine[event.event] as Rule<EventName>;
  if (!rule.from.includes(order.state)) return fail('not-from-here');
  const refusal = rule.guard?.(order, event) ?? null;
  return refusal === null ? succeed(follow(order, event, seq)) : fail(refusal);
}

/**
 * Takes the event's word for it. For reading a journal in which a record before it was damaged: what it says has happened, and the
 * state it leads to depends on little else.
 */
export function follow(order: OrderRecord, event: OrderEvent, seq: number): OrderRecord {
  const { to } = machine[event.event] as Rule<EventName>;
  const state = typeof to === 'string' ? to : to(order, event);
  const steps = withStep(order.steps, event);
  return { ...order, seq, changedAt: event.at, state, steps, ...changesBy(order, event) };
}
