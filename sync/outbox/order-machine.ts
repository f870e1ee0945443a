import type { CommerceError } from '../contract/commerce-error.ts';
import type { Container } from '../contract/container.ts';
import type { OrderState } from '../contract/order-view.ts';
import { fail, neverReached, type Result, succeed } from '../kernel/result.ts';
import type { Accepted, EventName, OrderEvent } from './journal-event.ts';

/** An order as the journal has told it so far. */
export interface OrderRecord extends Omit<Accepted, 'event' | 'at'> {
  /** Sequence number of the last record that changed it. */
  readonly seq: number;
  readonly state: OrderState;
  readonly attempts: number;
  readonly acceptedAt: number;
  readonly changedAt: number;
  readonly container: Container | null;
  /** When its key was first sent in a commit that nobody answered. Until then the key is unused, whatever its age. */
  readonly keyUsedAt: number | null;
  readonly committedAt: number | null;
  readonly platformOrder: string | null;
  readonly error: CommerceError | null;
}

type Of<Name extends EventName> = Extract<OrderEvent, { event: Name }>;

interface Rule<Name extends OrderEvent['event']> {
  readonly from: readonly OrderState[];
  readonly to: OrderState;
  readonly guard?: (order: OrderRecord, event: Of<Name>) => boolean;
}

/** The whole machine. What is not in it cannot happen to an order; the states it leads nowhere from are the ends. */
export const machine: { readonly [Name in OrderEvent['event']]: Rule<Name> } = {
  preparing: { from: ['queued'], to: 'queued', guard: (order, { attempt }) => attempt === order.attempts + 1 },
  prepared: { from: ['queued'], to: 'prepared' },
  stale: { from: ['prepared'], to: 'queued' },
  committing: { from: ['prepared'], to: 'committing', guard: maySend },
  'put-back': { from: ['committing'], to: 'prepared' },
  unknown: { from: ['queued', 'prepared', 'committing'], to: 'unknown' },
  absent: { from: ['unknown'], to: 'prepared', guard: (_, { waitedMs, lagMs }) => waitedMs >= lagMs },
  placed: { from: ['committing', 'unknown', 'prepared'], to: 'placed' },
  rejected: { from: ['queued', 'prepared', 'committing'], to: 'rejected' },
  'needs-human': { from: ['queued', 'prepared', 'committing', 'unknown'], to: 'needs-human' },
};

/** OB4, OB5: the container is known, and the store still remembers the key if it has ever been used. */
function maySend(order: OrderRecord, { at, keyTtlMs }: Of<'committing'>): boolean {
  return order.container !== null && !keyIsTooOld(order, at, keyTtlMs);
}

/** A clock that went backwards makes an age that nobody knows, which is too old. */
export function keyIsTooOld({ keyUsedAt }: OrderRecord, now: number, keyTtlMs: number): boolean {
  if (keyUsedAt === null) return false;
  const age = now - keyUsedAt;
  return age < 0 || age >= keyTtlMs;
}

export const isWaiting = ({ state }: Pick<OrderRecord, 'state'>): boolean =>
  state !== 'placed' && state !== 'rejected' && state !== 'needs-human';

export function newOrder({ at, id, ticket, cart, total, taken, onChange, sealed }: Accepted, seq: number): OrderRecord {
  return {
    id,
    ticket,
    cart,
    total,
    taken,
    onChange,
    sealed,
    seq,
    state: 'queued',
    attempts: 0,
    acceptedAt: at,
    changedAt: at,
    container: null,
    keyUsedAt: null,
    committedAt: null,
    platformOrder: null,
    error: null,
  };
}

/** What the event makes of the order, or why it may not happen now. */
export function step(
  order: OrderRecord,
  event: OrderEvent,
  seq: number,
): Result<OrderRecord, 'not-from-here' | 'guarded'> {
  const rule = machine[event.event] as Rule<OrderEvent['event']>;
  if (!rule.from.includes(order.state)) return fail('not-from-here');
  if (rule.guard?.(order, event) === false) return fail('guarded');
  return succeed(follow(order, event, seq));
}

/**
 * Takes the event's word for it. For reading a journal in which a record before it was damaged: what it says has happened, and the
 * state it leads to depends on nothing else.
 */
export function follow(order: OrderRecord, event: OrderEvent, seq: number): OrderRecord {
  return { ...order, seq, changedAt: event.at, state: machine[event.event].to, ...detailsOf(order, event) };
}

function detailsOf(order: OrderRecord, event: OrderEvent): Partial<OrderRecord> {
  switch (event.event) {
    case 'preparing':
      return { attempts: event.attempt };
    case 'prepared':
      return { container: event.container, error: null };
    case 'committing':
      return { attempts: event.attempt, committedAt: event.at, error: null };
    case 'put-back':
    case 'rejected':
    case 'needs-human':
      return { error: event.error };
    case 'stale':
      return { error: event.error, container: null };
    case 'unknown':
      return { keyUsedAt: order.keyUsedAt ?? order.committedAt ?? event.at };
    case 'absent':
      return {};
    case 'placed':
      return { platformOrder: event.order, total: event.total, error: null };
    default:
      return neverReached(event);
  }
}
