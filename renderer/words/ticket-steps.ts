import type { OrderView } from '../../sync/contract/order-view.ts';
import type { Receipt, Wishes } from '../app/memory.ts';
import type { MessageId } from './en.ts';

/** One line of what happens with an order; its mark says whether it has happened, is under way, or comes later. */
export interface TicketStep {
  readonly mark: 'done' | 'under-way' | 'later' | 'stopped';
  readonly id: MessageId;
  readonly values?: Readonly<Record<string, string>>;
}

interface Circumstances {
  readonly receipt: Receipt;
  /** As last heard of. */
  readonly order: OrderView;
  /** What became of the wish to take it back; null where nobody wished that. */
  readonly cancel: OrderView | null;
  readonly connected: boolean;
  /** Whether orders leave this kiosk at all. */
  readonly sending: boolean;
  /** The stores to collect at, named; empty when there are none. */
  readonly collectAt: string;
}

export type Outcome = 'on-its-way' | 'asking' | 'placed' | 'stopped' | 'cancelled' | 'cancelling';

export function outcomeOf({ state }: OrderView, cancel: OrderView | null): Outcome {
  // The store has taken it back, or it never left: of an order that is placed only its cancel says so.
  if (state === 'cancelled' || cancel?.state === 'placed') return 'cancelled';
  if (state === 'rejected') return 'stopped';
  if (cancel !== null && cancel.state !== 'needs-human') return 'cancelling';
  return state === 'placed' || state === 'asking' ? state : 'on-its-way';
}

/** The truth about an order, step by step, and never more than is known. */
export function ticketSteps(circumstances: Circumstances): readonly TicketStep[] {
  const { receipt, order, cancel } = circumstances;
  const kept: TicketStep = {
    mark: 'done',
    id: isInJournal(receipt, order) ? 'ticket.kept.journal' : 'ticket.kept.window',
  };
  const way = wayOf(circumstances);
  switch (outcomeOf(order, cancel)) {
    case 'cancelled':
      return [takenBack];
    case 'stopped':
      return [way];
    case 'cancelling':
      return [kept, takingBack(circumstances)];
    case 'asking':
      return [kept, way, ...notTakenBack(cancel)];
    case 'placed':
      return [way, ...notTakenBack(cancel), ...next(circumstances)];
    case 'on-its-way':
      return [kept, way, ...notTakenBack(cancel), ...changeStep(receipt.wishes), ...next(circumstances)];
  }
}

const takenBack: TicketStep = { mark: 'stopped', id: 'ticket.way.cancelled' };

/** It counts from the moment it was wished, and is not said to be done before it is. */
function takingBack({ order, connected, sending }: Circumstances): TicketStep {
  if (!connected) return { mark: 'under-way', id: 'ticket.cancel.waiting' };
  if (!sending && order.state === 'placed') return { mark: 'under-way', id: 'ticket.cancel.held' };
  const isKnown = order.state === 'placed' || order.state === 'queued';
  return { mark: 'under-way', id: isKnown ? 'ticket.cancel.sending' : 'ticket.cancel.checking' };
}

const notTakenBack = (cancel: OrderView | null): readonly TicketStep[] =>
  cancel?.state === 'needs-human' ? [{ mark: 'stopped', id: 'ticket.cancel.person' }] : [];

/** Only the back office numbers orders, so a number means that it has written this one down. */
const isInJournal = (receipt: Receipt, order: OrderView) => receipt.saved === 'journal' || order.seq > 0;

function wayOf({ order, connected, sending }: Circumstances): TicketStep {
  switch (order.state) {
    case 'placed':
      return { mark: 'done', id: 'ticket.way.placed' };
    case 'rejected':
      return { mark: 'stopped', id: refusal(order) };
    case 'cancelled':
      return takenBack;
    case 'needs-human':
      return { mark: 'under-way', id: 'ticket.way.person' };
    case 'asking':
      return { mark: 'under-way', id: 'ticket.way.asking' };
    case 'handed-over':
      return { mark: 'under-way', id: 'ticket.way.handedOver' };
    case 'unknown':
      return { mark: 'under-way', id: 'ticket.way.checking' };
    case 'queued':
    case 'prepared':
    case 'committing':
      if (!connected) return { mark: 'under-way', id: 'ticket.way.waiting' };
      return { mark: 'under-way', id: sending ? 'ticket.way.sending' : 'ticket.way.held' };
  }
}

function refusal({ error }: OrderView): MessageId {
  if (error?.kind === 'OutOfStock') return 'ticket.way.outOfStock';
  return error?.kind === 'PriceChanged' ? 'ticket.way.priceChanged' : 'ticket.way.refused';
}

function changeStep(wishes: Wishes | null): readonly TicketStep[] {
  if (wishes === null) return [];
  const { onChange, contact } = wishes;
  if (onChange !== 'ask') return [{ mark: 'later', id: `ticket.change.${onChange}` }];
  return [{ mark: 'later', id: 'ticket.change.ask', values: { contact: contact ?? '' } }];
}

/** What the shopper does with the code. */
function next({ receipt: { wishes }, collectAt }: Circumstances): readonly TicketStep[] {
  if (wishes === null) return [];
  const pay: TicketStep =
    wishes.payment === 'link'
      ? { mark: 'later', id: 'ticket.next.link', values: { contact: wishes.contact ?? '' } }
      : { mark: 'later', id: wishes.ships ? 'ticket.next.ship' : 'ticket.next.till' };
  if (collectAt === '') return [pay];
  return [pay, { mark: 'later', id: 'ticket.next.collect', values: { store: collectAt } }];
}
