import { describe, expect, test } from 'vitest';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { Receipt } from '../app/memory.ts';
import { outcomeOf, ticketSteps } from './ticket-steps.ts';

const order = (changes: Partial<OrderView> = {}): OrderView => ({
  seq: 3,
  id: '01990000-0000-7000-8000-000000000000',
  ticket: 'K7M4QR',
  cart: 'c',
  kind: 'order',
  about: null,
  state: 'queued',
  attempts: 0,
  acceptedAt: 0,
  changedAt: 0,
  total: null,
  taken: [],
  platformOrder: null,
  question: null,
  handoff: null,
  mayHaveArrived: false,
  error: null,
  ...changes,
});

const receipt = (changes: Partial<Receipt> = {}): Receipt => ({
  order: order(),
  saved: 'journal',
  contact: null,
  payment: 'till',
  onChange: 'cancel',
  collectAt: [],
  ships: false,
  names: {},
  ...changes,
});

const idsOf = (parts: { receipt?: Partial<Receipt>; order?: Partial<OrderView>; connected?: boolean }) =>
  ticketSteps({
    receipt: receipt(parts.receipt),
    order: order(parts.order),
    connected: parts.connected ?? true,
    collectAt: parts.receipt?.collectAt?.join(', ') ?? '',
  }).map((step) => step.id);

describe('what a ticket says', () => {
  test('an order in the journal is written down; one that is only in the window is kept', () => {
    expect(idsOf({})[0]).toBe('ticket.kept.journal');
    expect(idsOf({ receipt: { saved: 'window' }, order: { seq: 0 } })[0]).toBe('ticket.kept.window');
  });

  test('the words change by themselves once the back office has numbered the order', () => {
    expect(idsOf({ receipt: { saved: 'window' }, order: { seq: 9 } })[0]).toBe('ticket.kept.journal');
  });

  test('without a connection it is not being handed over, it waits', () => {
    expect(idsOf({ connected: true })[1]).toBe('ticket.way.sending');
    expect(idsOf({ connected: false })[1]).toBe('ticket.way.waiting');
  });

  test('an order whose commit had no answer is never called placed', () => {
    expect(idsOf({ order: { state: 'unknown' } })).toContain('ticket.way.checking');
  });

  test('a placed order says so first and nothing more of changes to come', () => {
    const ids = idsOf({ order: { state: 'placed' } });
    expect(ids[0]).toBe('ticket.way.placed');
    expect(ids.some((id) => id.startsWith('ticket.change') || id.startsWith('ticket.kept'))).toBe(false);
  });

  test.each([
    [{ kind: 'OutOfStock', message: '', lines: [] }, 'ticket.way.outOfStock'],
    [
      { kind: 'PriceChanged', message: '', newTotal: { minor: 1, currency: 'EUR', exponent: 2 } },
      'ticket.way.priceChanged',
    ],
    [{ kind: 'Invalid', message: '' }, 'ticket.way.refused'],
  ] as const)('a refused order names why: %j', (error, id) => {
    expect(idsOf({ order: { state: 'rejected', error: { ...error, lines: [] } as OrderView['error'] } })).toEqual([id]);
    expect(outcomeOf(order({ state: 'rejected' }))).toBe('stopped');
  });

  test('OB22 while the order asks, nothing is said of how to pay, and what was cancelled says only that', () => {
    expect(idsOf({ order: { state: 'asking' } })).toEqual(['ticket.kept.journal', 'ticket.way.asking']);
    expect(idsOf({ order: { state: 'cancelled' } })).toEqual(['ticket.way.cancelled']);
    expect([outcomeOf(order({ state: 'asking' })), outcomeOf(order({ state: 'cancelled' }))]).toEqual([
      ...(['asking', 'cancelled'] as const),
    ]);
  });

  test('an order that another kiosk sends is on its way', () => {
    expect(idsOf({ order: { state: 'handed-over' } })).toContain('ticket.way.handedOver');
    expect(outcomeOf(order({ state: 'handed-over' }))).toBe('on-its-way');
  });

  test('every place to collect at is named, and who sends a parcel is told how to pay', () => {
    const ids = idsOf({ receipt: { collectAt: ['a', 'b'], ships: true } });
    expect(ids).toContain('ticket.next.collect');
    expect(ids).toContain('ticket.next.ship');
  });
});
