import type { CommerceError } from '../contract/commerce-error.ts';
import type { Container, Handoff } from '../contract/container.ts';
import type { IntentKind } from '../contract/order-intent.ts';
import { ends, type OrderState, type Question } from '../contract/order-view.ts';
import type { OrderStep } from '../contract/desk.ts';
import type { Accepted, Elsewhere } from './journal-event.ts';
import { stepOf } from './history-step.ts';

/** An order, or another intent, as the journal has told it so far. */
export interface OrderRecord extends Omit<Accepted, 'event' | 'at' | 'kind' | 'about' | 'brought'> {
  /** `other`: of a version that this one does not understand. */
  readonly kind: IntentKind | 'other';
  /** The order that a cancel or a print job is about. */
  readonly about: string | null;
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
  /** A commit has been sent, here or on another kiosk, and nobody has said yet what came of it. */
  readonly unanswered: boolean;
  readonly platformOrder: string | null;
  readonly question: Question | null;
  /** When it was asked: another question is another message. */
  readonly askedAt: number | null;
  /** Who has written to the shopper about it, and when. */
  readonly told: { readonly by: string; readonly at: number } | null;
  readonly handoff: Handoff | null;
  readonly error: CommerceError | null;
  /** Its goods, whatever an edit has made of them since. */
  readonly asAccepted: Pick<Accepted, 'total' | 'taken'>;
  /** Its body is not the one it was accepted with. */
  readonly edited: boolean;
  /** Handed over by the window after the journal lost it: what the store has under its id may be another order of the same cart. */
  readonly fromWindow: boolean;
  readonly wipedAt: number | null;
  /** What has happened to it, for who looks into it. */
  readonly steps: readonly OrderStep[];
}

/** Who brought an order back that a journal had lost. */
export const broughtByWindow = 'window';

/**
 * The store may have this order although we have not heard so. While that is open it is neither cancelled nor changed, and the way on
 * leads through a look-up (OB20). Every guard asks here.
 */
export const commitMayHaveArrived = ({ unanswered }: Pick<OrderRecord, 'unanswered'>): boolean => unanswered;

/** A commit waits for its turn, and may take as long as it is waited for. What counts is how old its key is when it arrives. */
const underWayMs = 20_000;

/** A clock that went backwards makes an age that nobody knows, which is too old. */
export function keyIsTooOld({ keyUsedAt }: Pick<OrderRecord, 'keyUsedAt'>, now: number, keyTtlMs: number): boolean {
  if (keyUsedAt === null) return false;
  const age = now - keyUsedAt;
  return age < 0 || age + Math.min(underWayMs, keyTtlMs / 10) >= keyTtlMs;
}

/** On its way: the drain loop carries it. What is neither that nor at an end waits for a person. */
export const onTheWay: readonly OrderState[] = ['queued', 'prepared', 'committing', 'unknown'];

export const isWaiting = ({ state }: Pick<OrderRecord, 'state'>): boolean => onTheWay.includes(state);
export const isFinal = ({ state }: Pick<OrderRecord, 'state'>): boolean => ends.includes(state);

/** What is placed by a container that is prepared first; the other kinds are one call, or none. */
export const needsContainer = ({ kind }: Pick<OrderRecord, 'kind'>): boolean =>
  kind === 'order' || kind === 'cart-hand-off';

/** Orders of one cart go out one after the other; what has no cart waits for nobody. */
export const laneOf = ({ cart, id }: Pick<OrderRecord, 'cart' | 'id'>): string => cart ?? id;

export function newOrder(accepted: Accepted, seq: number): OrderRecord {
  const { event: _, at, kind, about, brought, ...header } = accepted;
  const mayHaveArrived = brought?.mayHaveArrived ?? false;
  return {
    ...header,
    kind: kind ?? 'order',
    about: about ?? null,
    seq,
    state: mayHaveArrived ? 'unknown' : 'queued',
    attempts: brought?.attempts ?? 0,
    acceptedAt: at,
    changedAt: at,
    container: brought?.container ?? null,
    // Of a key that was used nobody knows when, the age is what nobody knows: too old.
    keyUsedAt: mayHaveArrived ? (brought?.keyUsedAt ?? 0) : (brought?.keyUsedAt ?? null),
    committedAt: null,
    unanswered: mayHaveArrived,
    platformOrder: null,
    question: null,
    askedAt: null,
    told: null,
    handoff: null,
    error: null,
    asAccepted: { total: header.total, taken: header.taken },
    edited: false,
    fromWindow: brought?.by === broughtByWindow,
    wipedAt: null,
    steps: [stepOf(accepted)],
  };
}

/** What this version cannot read is nothing it could send. */
export function unreadOrder({ event, id, at, ticket, sealed }: Elsewhere, seq: number): OrderRecord {
  const header = { event, id, at, ticket, sealed, cart: null, total: null, taken: [], onChange: 'ask' as const };
  return { ...newOrder(header, seq), kind: 'other', state: 'needs-human', error: otherVersion };
}

export const otherVersion: CommerceError = {
  ...{ kind: 'Unsupported', message: 'This version cannot read what was ordered' },
};
