import { describe, expect, test } from 'vitest';
import type { OrderState } from '../contract/order-view.ts';
import type { OrderEvent } from './journal-event.ts';
import { follow, isWaiting, machine, newOrder, type OrderRecord, step } from './order-machine.ts';

const money = { minor: 1_000, currency: 'EUR', exponent: 2 };
const id = '01900000-0000-7000-8000-000000000001';
const error = { kind: 'Transient', message: '' } as const;
const head = { id, at: 5_000 };

const events: readonly OrderEvent[] = [
  { ...head, event: 'preparing', attempt: 3 },
  { ...head, event: 'prepared', container: { id: 'c', expiresAt: null } },
  { ...head, event: 'committing', attempt: 2, total: money, keyTtlMs: 10_000 },
  { ...head, event: 'put-back', error },
  { ...head, event: 'stale', error },
  { ...head, event: 'unknown', reason: 'answer' },
  { ...head, event: 'absent', waitedMs: 100, lagMs: 100 },
  { ...head, event: 'placed', order: 'o', total: money },
  { ...head, event: 'rejected', error },
  { ...head, event: 'needs-human', error },
];
const states: readonly OrderState[] = [
  ...(['queued', 'prepared', 'committing', 'unknown', 'placed', 'rejected', 'needs-human'] as const),
];

const accepted = newOrder(
  {
    ...{ ...head, event: 'accepted', ticket: '234678', cart: 'cart', total: money, taken: [], onChange: 'ask' },
    sealed: '',
  },
  1,
);
const inState = (state: OrderState, more: Partial<OrderRecord> = {}): OrderRecord => ({
  ...{ ...accepted, state, attempts: 2, container: { id: 'c', expiresAt: null } },
  ...more,
});
const event = <Name extends OrderEvent['event']>(name: Name) =>
  events.find((one): one is Extract<OrderEvent, { event: Name }> => one.event === name) ?? fail(name);
const fail = (name: string): never => {
  throw new Error(name);
};

/** The diagram, written down a second time by hand: rows are states, columns are where each event leads. */
const drawn: Readonly<Record<OrderState, Partial<Record<OrderEvent['event'], OrderState>>>> = {
  queued: {
    ...{ preparing: 'queued', prepared: 'prepared', unknown: 'unknown' },
    ...{ rejected: 'rejected', 'needs-human': 'needs-human' },
  },
  prepared: {
    ...{ committing: 'committing', stale: 'queued', unknown: 'unknown', placed: 'placed' },
    ...{ rejected: 'rejected', 'needs-human': 'needs-human' },
  },
  committing: {
    ...{ 'put-back': 'prepared', unknown: 'unknown', placed: 'placed' },
    ...{ rejected: 'rejected', 'needs-human': 'needs-human' },
  },
  unknown: { absent: 'prepared', placed: 'placed', 'needs-human': 'needs-human' },
  placed: {},
  rejected: {},
  'needs-human': {},
};

describe('the state machine of an order', () => {
  test.each(states.flatMap((state) => events.map((one) => [state, one.event, one] as const)))(
    'in %s, "%s" does what the drawing says',
    (state, name, one) => {
      const after = step(inState(state), one, 9);
      expect(after.ok ? after.value.state : after.problem).toBe(drawn[state][name] ?? 'not-from-here');
    },
  );

  test('every state of the contract is an end or has a way out, and no end has one', () => {
    const withWayOut = new Set(Object.values(machine).flatMap(({ from }) => from));
    for (const state of states) expect(withWayOut.has(state)).toBe(isWaiting({ state }));
  });

  test('OB4 without a container nothing is committed', () => {
    const order = inState('prepared', { container: null });
    expect(step(order, event('committing'), 9)).toEqual({ ok: false, problem: 'guarded' });
  });

  test.each([
    ['unused', null, true],
    ['young', 5_000 - 9_999, true],
    ['as old as the store remembers', 5_000 - 10_000, false],
    ['from the future, after the clock went back', 5_001, false],
  ])('OB5 a key that is %s may be sent: %s', (_, keyUsedAt, may) => {
    expect(step(inState('prepared', { keyUsedAt }), event('committing'), 9).ok).toBe(may);
  });

  test('OB5 "absent" before the lag is over counts for nothing', () => {
    const early = { ...event('absent'), waitedMs: 99 };
    expect(step(inState('unknown'), early, 9)).toEqual({ ok: false, problem: 'guarded' });
  });

  test('OB3 attempts are counted one by one', () => {
    expect(step(inState('queued'), { ...event('preparing'), attempt: 5 }, 9).ok).toBe(false);
    expect(step(inState('queued'), event('preparing'), 9)).toMatchObject({ value: { attempts: 3, seq: 9 } });
  });

  test('OB5 a key counts as used from the commit that nobody answered, not from one that was refused', () => {
    const refused = follow(follow(inState('prepared'), event('committing'), 9), event('put-back'), 10);
    expect(refused.keyUsedAt).toBeNull();
    const unanswered = follow(inState('committing', { committedAt: 4_000 }), event('unknown'), 10);
    expect(unanswered.keyUsedAt).toBe(4_000);
    expect(follow({ ...unanswered, committedAt: 4_500 }, event('unknown'), 11).keyUsedAt).toBe(4_000);
  });

  test('OB7 where a record before it is damaged, an event is believed and the rest follows', () => {
    const order = follow(inState('queued', { container: null }), event('committing'), 9);
    expect(order).toMatchObject({ state: 'committing', committedAt: 5_000, container: null });
  });
});
