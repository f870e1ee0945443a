import type { CommerceError } from '../contract/commerce-error.ts';
import { neverReached } from '../kernel/result.ts';
import type { OrderEvent } from './journal-event.ts';
import type { OrderRecord } from './order-record.ts';

type Changes = Partial<OrderRecord>;

/** Sent anew from the beginning: whatever was prepared belongs to what the order was before. */
const anew: Changes = { container: null, question: null, error: null };
const answered: Changes = { unanswered: false };

/** What an event says of an order, beside the state it leads to. */
export function changesBy(order: OrderRecord, event: OrderEvent): Changes {
  switch (event.event) {
    case 'preparing':
      return { attempts: event.attempt };
    case 'prepared':
      return { container: event.container, error: null };
    case 'committing':
      return { attempts: event.attempt, committedAt: event.at, unanswered: true, error: null };
    case 'put-back':
    case 'rejected':
      return { ...answered, error: event.error };
    case 'stale':
      return { error: event.error, container: null };
    case 'unknown':
      return { unanswered: true, question: null, keyUsedAt: order.keyUsedAt ?? order.committedAt ?? event.at };
    case 'absent':
      return answered;
    case 'asked':
      return { ...answered, question: event.question, askedAt: event.at, told: null };
    case 'placed':
      return placed(event.order, event.total, event.handoff ?? null);
    case 'needs-human':
      return { error: event.error, unanswered: staysUnanswered(order, event.error) };
    case 'wiped':
      // Nothing has happened to the order itself: when it changed last still says when the store took it (FR7).
      return { sealed: '', wipedAt: event.at, changedAt: order.changedAt };
    default:
      return changesByPerson(order, event);
  }
}

type ByPerson = Extract<OrderEvent, { by: string }>;

function changesByPerson(order: OrderRecord, event: ByPerson): Changes {
  switch (event.event) {
    case 'agreed':
      return { ...anew, total: event.total ?? totalAskedFor(order) };
    case 'cancelled':
      return { question: null };
    case 'retried':
      return anew;
    case 'edited':
      return { sealed: event.sealed, total: event.total, taken: event.taken, container: null, edited: true };
    case 'resolved':
      if (event.how.as === 'placed') return placed(event.how.order, order.total, null);
      // The key counts as new: a person has seen that the store does not have the order.
      return { ...anew, ...answered, keyUsedAt: null, committedAt: null };
    case 'told':
      // Nothing has happened to the order itself, and how long it has been asking is to be seen.
      return { told: { by: event.by, at: event.at }, changedAt: order.changedAt };
    case 'handed-over':
      return { question: null };
    case 'taken-back':
      // The other kiosk may have sent it, at the earliest when it got it.
      return { unanswered: true, keyUsedAt: order.keyUsedAt ?? order.changedAt, error: cameBack };
    default:
      return neverReached(event);
  }
}

/** Yes to a price is yes to that price. */
function totalAskedFor({ question, total }: OrderRecord): OrderRecord['total'] {
  return question?.about === 'price' ? question.newTotal : total;
}

function placed(order: string | null, total: OrderRecord['total'], handoff: OrderRecord['handoff']): Changes {
  return { ...answered, platformOrder: order, total, handoff, question: null, error: null };
}

/** A clear refusal of a commit is an answer. These two are none: the first says that nobody knows, the second that something is there. */
const staysUnanswered = ({ state, unanswered }: OrderRecord, { kind }: CommerceError): boolean =>
  kind === 'Ambiguous' || kind === 'KeyReuse' || (state !== 'committing' && unanswered);

const cameBack: CommerceError = { kind: 'Ambiguous', message: 'Another kiosk had this order and may have sent it' };
