import type { OrderView } from '../../sync/contract/order-view.ts';
import type { Receipt } from '../app/memory.ts';
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
  readonly connected: boolean;
  /** The stores to collect at, named; empty when there are none. */
  readonly collectAt: string;
}

export type Outcome = 'on-its-way' | 'asking' | 'placed' | 'stopped' | 'cancelled';

export function outcomeOf({ state }: OrderView): Outcome {
  if (state === 'placed' || state === 'asking' || state === 'cancelled') return state;
  return state === 'rejected' ? 'stopped' : 'on-its-way';
}

/** The truth about an order, step by step, and never more than is known. */
export function ticketSteps(circumstances: Circumstances): readonly TicketStep[] {
  const { receipt, order } = circumstances;
  const outcome = outcomeOf(order);
  const kept: TicketStep = {
    mark: 'done',
    id: isInJournal(receipt, order) ? 'ticket.kept.journal' : 'ticket.kept.window',
  };
  const way = wayOf(circumstances);
  if (outcome === 'stopped' || outcome === 'cancelled') return [way];
  if (outcome === 'asking') return [kept, way];
  if (outcome === 'placed') return [way, ...next(circumstances)];
  return [kept, way, changeStep(receipt), ...next(circumstances)];
}

/** Only the back office numbers orders, so a number means that it has written this one down. */
const isInJournal = (receipt: Receipt, order: OrderView) => receipt.saved === 'journal' || order.seq > 0;

function wayOf({ order, connected }: Circumstances): TicketStep {
  switch (order.state) {
    case 'placed':
      return { mark: 'done', id: 'ticket.way.placed' };
    case 'rejected':
      return { mark: 'stopped', id: refusal(order) };
    case 'cancelled':
      return { mark: 'stopped', id: 'ticket.way.cancelled' };
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
      return { mark: 'under-way', id: connected ? 'ticket.way.sending' : 'ticket.way.waiting' };
  }
}

function refusal({ error }: OrderView): MessageId {
  if (error?.kind === 'OutOfStock') return 'ticket.way.outOfStock';
  return error?.kind === 'PriceChanged' ? 'ticket.way.priceChanged' : 'ticket.way.refused';
}

function changeStep({ onChange, contact }: Receipt): TicketStep {
  if (onChange === 'ask') return { mark: 'later', id: 'ticket.change.ask', values: { contact: contact ?? '' } };
  return { mark: 'later', id: `ticket.change.${onChange}` };
}

/** What the shopper does with the code. */
function next({ receipt, collectAt }: Circumstances): readonly TicketStep[] {
  const pay: TicketStep =
    receipt.payment === 'link'
      ? { mark: 'later', id: 'ticket.next.link', values: { contact: receipt.contact ?? '' } }
      : { mark: 'later', id: receipt.ships ? 'ticket.next.ship' : 'ticket.next.till' };
  if (collectAt === '') return [pay];
  return [pay, { mark: 'later', id: 'ticket.next.collect', values: { store: collectAt } }];
}
