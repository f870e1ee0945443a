import { describe, expect, test } from 'vitest';
import type { OrderView } from '../../sync/contract/order-view.ts';
import type { Receipt, Wishes } from '../app/memory.ts';
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

const wished: Wishes = { contact: null, payment: 'till', onChange: 'cancel', collectAt: [], ships: false };

interface Parts {
  readonly saved?: Receipt['saved'];
  readonly wishes?: Partial<Wishes> | null;
  readonly order?: Partial<OrderView>;
  readonly cancel?: Partial<OrderView>;
  readonly connected?: boolean;
  readonly sending?: boolean;
}

const idsOf = ({ saved = 'journal', wishes = {}, connected = true, sending = true, ...parts }: Parts) =>
  ticketSteps({
    receipt: { order: order(), saved, wishes: wishes === null ? null : { ...wished, ...wishes }, names: {} },
    order: order(parts.order),
    cancel: parts.cancel === undefined ? null : order({ kind: 'cancel', ...parts.cancel }),
    ...{ connected, sending },
    collectAt: wishes?.collectAt?.join(', ') ?? '',
  }).map((step) => step.id);

describe('what a ticket says', () => {
  test('an order in the journal is written down; one that is only in the window is kept', () => {
    expect(idsOf({})[0]).toBe('ticket.kept.journal');
    expect(idsOf({ saved: 'window', order: { seq: 0 } })[0]).toBe('ticket.kept.window');
  });

  test('the words change by themselves once the back office has numbered the order', () => {
    expect(idsOf({ saved: 'window', order: { seq: 9 } })[0]).toBe('ticket.kept.journal');
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
    expect(outcomeOf(order({ state: 'rejected' }), null)).toBe('stopped');
  });

  test('OB22 while the order asks, nothing is said of how to pay, and what was cancelled says only that', () => {
    expect(idsOf({ order: { state: 'asking' } })).toEqual(['ticket.kept.journal', 'ticket.way.asking']);
    expect(idsOf({ order: { state: 'cancelled' } })).toEqual(['ticket.way.cancelled']);
    expect([outcomeOf(order({ state: 'asking' }), null), outcomeOf(order({ state: 'cancelled' }), null)]).toEqual([
      ...(['asking', 'cancelled'] as const),
    ]);
  });

  test('an order that another kiosk sends is on its way', () => {
    expect(idsOf({ order: { state: 'handed-over' } })).toContain('ticket.way.handedOver');
    expect(outcomeOf(order({ state: 'handed-over' }), null)).toBe('on-its-way');
  });

  test('every place to collect at is named, and who sends a parcel is told how to pay', () => {
    const ids = idsOf({ wishes: { collectAt: ['a', 'b'], ships: true } });
    expect(ids).toContain('ticket.next.collect');
    expect(ids).toContain('ticket.next.ship');
  });

  test('OB28 connected, and nothing leaves: it is not being handed over', () => {
    expect(idsOf({ sending: false })[1]).toBe('ticket.way.held');
    expect(idsOf({ sending: false, connected: false })[1]).toBe('ticket.way.waiting');
  });

  test('an order found by its code tells where it is, and nothing of what was wished', () => {
    expect(idsOf({ wishes: null })).toEqual(['ticket.kept.journal', 'ticket.way.sending']);
    expect(idsOf({ wishes: null, order: { state: 'placed' } })).toEqual(['ticket.way.placed']);
  });
});

describe('OB55 what a ticket says of an order that its shopper takes back', () => {
  test.each([
    ['is being taken back from the store', { state: 'placed' }, {}, 'ticket.cancel.sending'],
    ['is let go of where it is', { state: 'queued' }, {}, 'ticket.cancel.sending'],
    ['is found first where nobody knows', { state: 'unknown' }, {}, 'ticket.cancel.checking'],
    ['is found first on its way', { state: 'committing' }, {}, 'ticket.cancel.checking'],
    ['waits for the store', { state: 'placed' }, { connected: false }, 'ticket.cancel.waiting'],
    ['waits for whoever stopped sending', { state: 'placed' }, { sending: false }, 'ticket.cancel.held'],
    ['needs no sending where it never left', { state: 'queued' }, { sending: false }, 'ticket.cancel.sending'],
  ] as const)('%s', (_, about, circumstances, id) => {
    const parts = { order: about, cancel: { state: 'queued' }, ...circumstances } as const;
    expect(idsOf(parts)).toEqual(['ticket.kept.journal', id]);
    expect(outcomeOf(order(about), order({ state: 'queued' }))).toBe('cancelling');
  });

  test('is cancelled when the store says so, although the order itself stays placed', () => {
    const parts = { order: { state: 'placed' }, cancel: { state: 'placed' } } as const;
    expect(idsOf(parts)).toEqual(['ticket.way.cancelled']);
    expect(outcomeOf(order(parts.order), order(parts.cancel))).toBe('cancelled');
  });

  test('that cannot be taken back is what it was, and a person looks', () => {
    const cancel = { state: 'needs-human' } as const;
    expect(idsOf({ order: { state: 'placed' }, cancel }).slice(0, 2)).toEqual([
      ...['ticket.way.placed', 'ticket.cancel.person'],
    ]);
    expect(idsOf({ cancel }).slice(1, 3)).toEqual(['ticket.way.sending', 'ticket.cancel.person']);
    expect(idsOf({ order: { state: 'asking' }, cancel })).toContain('ticket.cancel.person');
    expect(outcomeOf(order({ state: 'placed' }), order(cancel))).toBe('placed');
  });

  test('that the store refused needs no taking back', () => {
    expect(outcomeOf(order({ state: 'rejected' }), order({ state: 'queued' }))).toBe('stopped');
  });
});
