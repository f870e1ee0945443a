import { describe, expect, test } from 'vitest';
import type { DeskAct } from '../contract/staff.ts';
import type { OrderStep } from '../contract/desk.ts';
import { stepOf, withStep } from './history-step.ts';
import type { Accepted } from './journal-event.ts';
import { newOrder, type OrderRecord } from './order-record.ts';
import { possibleActs } from './possible-acts.ts';

const total = { minor: 1_000, currency: 'EUR', exponent: 2 };
const head = { id: '01900000-0000-7000-8000-000000000001', at: 5_000 };
const accepted: Accepted = {
  ...{ ...head, event: 'accepted', ticket: '234678', cart: 'cart', total, taken: [], onChange: 'ask' },
  sealed: '',
};
const brought = { by: '4', from: 'kiosk-1', attempts: 2, keyUsedAt: null, container: null, mayHaveArrived: false };
const order = newOrder(accepted, 1);
const dearer = { ...total, minor: 1_200 };

describe('what the desk offers', () => {
  test.each<[string, Partial<OrderRecord>, readonly DeskAct[]]>([
    ['waits', { state: 'queued' }, ['edit', 'cancel', 'hand-over']],
    ['is prepared', { state: 'prepared' }, ['edit', 'cancel', 'hand-over']],
    ['is being sent', { state: 'committing', unanswered: true }, ['hand-over']],
    ['has no answer', { state: 'unknown', unanswered: true }, ['resolve', 'hand-over']],
    [
      'asks for a price',
      { state: 'asking', question: { about: 'price', newTotal: dearer } },
      ['edit', 'cancel', 'answer', 'hand-over', 'told'],
    ],
    [
      'asks, and its shopper has been written to',
      { state: 'asking', question: { about: 'price', newTotal: dearer }, told: { by: 'store', at: 6 } },
      ['edit', 'cancel', 'answer', 'hand-over'],
    ],
    ['was refused', { state: 'needs-human' }, ['retry', 'edit', 'cancel', 'hand-over']],
    [
      'became dearer than was wished',
      { state: 'needs-human', error: { kind: 'PriceChanged', message: '', newTotal: dearer } },
      ['retry', 'edit', 'cancel', 'answer', 'hand-over'],
    ],
    ['may have arrived', { state: 'needs-human', unanswered: true }, ['retry', 'resolve', 'hand-over']],
    ['is placed', { state: 'placed' }, []],
    ['was rejected', { state: 'rejected' }, []],
    ['was cancelled', { state: 'cancelled' }, []],
    ['is with another kiosk', { state: 'handed-over' }, ['take-back']],
    ['was wiped', { state: 'needs-human', wipedAt: 7 }, ['retry', 'cancel']],
  ])('OB36 for an order that %s is what the machine allows and makes sense', (_, change, acts) => {
    expect(possibleActs({ ...order, ...change })).toEqual(acts);
  });
});

describe('what the desk tells of an event', () => {
  test('OB36 of very many is how it began and the newest', () => {
    const attempts = Array.from({ length: 300 }, (_, at) => ({
      ...head,
      at,
      event: 'preparing' as const,
      attempt: at + 1,
    }));
    const steps = attempts.reduce<readonly OrderStep[]>(withStep, [stepOf(accepted)]);
    expect(steps).toHaveLength(200);
    expect([steps[0]?.what, steps[1]?.at, steps.at(-1)?.at]).toEqual(['accepted', 101, 299]);
  });

  test('OB36 is who did it, also on the kiosk that took it over, and what the store said', () => {
    expect(stepOf(accepted)).toEqual({ at: 5_000, what: 'accepted' });
    expect(stepOf({ ...accepted, brought })).toEqual({ at: 5_000, what: 'accepted', by: '4' });
    expect(stepOf({ ...head, event: 'cancelled', by: '17' })).toEqual({ at: 5_000, what: 'cancelled', by: '17' });
    const error = { kind: 'Invalid', message: '' } as const;
    expect(stepOf({ ...head, event: 'needs-human', error })).toEqual({ at: 5_000, what: 'needs-human', error });
    expect(stepOf({ ...head, event: 'stale', error: null })).toEqual({ at: 5_000, what: 'stale' });
  });
});
