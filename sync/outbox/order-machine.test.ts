import { describe, expect, test } from 'vitest';
import type { CommerceErrorKind } from '../contract/commerce-error.ts';
import type { IntentKind } from '../contract/order-intent.ts';
import { type OrderState, orderStateSchema } from '../contract/order-view.ts';
import { decodeEvent, encodeEvent, type EventName, type OrderEvent } from './journal-event.ts';
import { follow, machine, type Refusal, step } from './order-machine.ts';
import { commitMayHaveArrived, isFinal, isWaiting, newOrder, type OrderRecord } from './order-record.ts';

const money = { minor: 1_000, currency: 'EUR', exponent: 2 };
const id = '01900000-0000-7000-8000-000000000001';
const error = { kind: 'Transient', message: '' } as const;
const head = { id, at: 5_000 };
const byHand = { ...head, by: 'staff-7' };

const events: readonly OrderEvent[] = [
  { ...head, event: 'preparing', attempt: 3 },
  { ...head, event: 'prepared', container: { id: 'c', expiresAt: null } },
  { ...head, event: 'committing', attempt: 2, total: money, keyTtlMs: 10_000 },
  { ...head, event: 'put-back', error },
  { ...head, event: 'stale', error },
  { ...head, event: 'unknown', reason: 'answer' },
  { ...head, event: 'absent', waitedMs: 100, lagMs: 100 },
  { ...head, event: 'asked', question: { about: 'price', newTotal: { ...money, minor: 1_200 } } },
  { ...head, event: 'placed', order: 'o', total: money },
  { ...head, event: 'rejected', error },
  { ...head, event: 'needs-human', error },
  { ...head, event: 'wiped' },
  { ...byHand, event: 'agreed' },
  { ...byHand, event: 'cancelled' },
  { ...byHand, event: 'retried' },
  { ...byHand, event: 'edited', sealed: 'anew', total: money, taken: [] },
  { ...byHand, event: 'resolved', how: { as: 'placed', order: 'o' } },
  { ...byHand, event: 'resolved', how: { as: 'absent' } },
  { ...byHand, event: 'handed-over', to: 'kiosk-2' },
  { ...byHand, event: 'taken-back' },
  { ...byHand, event: 'told' },
];
const states: readonly OrderState[] = orderStateSchema.options;
const kinds: readonly IntentKind[] = ['order', 'cart-hand-off', 'cancel', 'customer', 'back-in-stock', 'print'];

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
const event = <Name extends EventName>(name: Name) =>
  events.find((one): one is Extract<OrderEvent, { event: Name }> => one.event === name) ?? missing(name);
const missing = (name: string): never => {
  throw new Error(name);
};
const nameOf = (one: OrderEvent) => (one.event === 'resolved' ? `resolved ${one.how.as}` : one.event);

/** The drawing of SPEC.md, written down a second time by hand: rows are events, columns the states they are possible in. */
const drawn: Readonly<Record<string, Partial<Record<OrderState, OrderState>>>> = {
  preparing: { queued: 'queued' },
  prepared: { queued: 'prepared' },
  committing: { prepared: 'committing' },
  'put-back': { committing: 'prepared' },
  stale: { prepared: 'queued' },
  unknown: { queued: 'unknown', prepared: 'unknown', committing: 'unknown', asking: 'unknown' },
  absent: { unknown: 'prepared' },
  asked: { queued: 'asking', prepared: 'asking', committing: 'asking' },
  placed: { prepared: 'placed', committing: 'placed', unknown: 'placed' },
  rejected: { queued: 'rejected', prepared: 'rejected', committing: 'rejected' },
  'needs-human': {
    ...{ queued: 'needs-human', prepared: 'needs-human', committing: 'needs-human', unknown: 'needs-human' },
  },
  agreed: { asking: 'queued', 'needs-human': 'queued' },
  cancelled: { queued: 'cancelled', prepared: 'cancelled', asking: 'cancelled', 'needs-human': 'cancelled' },
  retried: { 'needs-human': 'queued' },
  edited: { queued: 'queued', prepared: 'queued', asking: 'asking', 'needs-human': 'needs-human' },
  'resolved placed': { 'needs-human': 'placed', unknown: 'placed' },
  'resolved absent': { 'needs-human': 'queued', unknown: 'queued' },
  'handed-over': {
    ...{ queued: 'handed-over', prepared: 'handed-over', committing: 'handed-over', unknown: 'handed-over' },
    ...{ asking: 'handed-over', 'needs-human': 'handed-over' },
  },
  'taken-back': { 'handed-over': 'needs-human' },
  told: { asking: 'asking' },
  wiped: { placed: 'placed', rejected: 'rejected', cancelled: 'cancelled', 'handed-over': 'handed-over' },
};

/** What the drawing leaves to words: the kinds that are one call, and orders that may have arrived. */
function expected(kind: IntentKind, state: OrderState, name: string, unanswered: boolean): OrderState | Refusal {
  const oneCall = kind !== 'order' && kind !== 'cart-hand-off';
  if (name === 'committing' && state === 'queued') return oneCall ? 'committing' : 'no-container';
  if (name === 'placed' && state === 'queued') return kind === 'cancel' ? 'placed' : 'not-this-kind';
  const to = drawn[name]?.[state] ?? 'not-from-here';
  if (!unanswered || to === 'not-from-here') return to;
  if (['agreed', 'cancelled', 'edited'].includes(name)) return 'may-have-arrived';
  return name === 'retried' && kind !== 'print' ? 'unknown' : to;
}

describe('OB20 the state machine of an order', () => {
  test('every event of the journal is in the drawing, and every state of the contract', () => {
    expect(Object.keys(drawn).toSorted()).toEqual(events.map(nameOf).toSorted());
    expect(new Set(events.map((one) => one.event))).toEqual(new Set(Object.keys(machine)));
    const reached = Object.values(drawn).flatMap((row) => Object.values(row));
    expect(states.filter((state) => !reached.includes(state))).toEqual([]);
  });

  describe.each(kinds)('an intent of kind %s', (kind) => {
    test.each(states.flatMap((state) => events.map((one) => [state, nameOf(one), one] as const)))(
      'in %s, "%s" does what the drawing says, also where it may have arrived',
      (state, name, one) => {
        for (const unanswered of [false, true]) {
          const after = step(inState(state, { kind, unanswered }), one, 9);
          expect(after.ok ? after.value.state : after.problem).toBe(expected(kind, state, name, unanswered));
        }
      },
    );
  });

  test('the ends lead nowhere but back from another kiosk, and everything else has a way out', () => {
    for (const state of states) {
      const out = events.filter((one) => one.event !== 'wiped' && step(inState(state), one, 9).ok).map(nameOf);
      if (isFinal({ state })) expect(out).toEqual(state === 'handed-over' ? ['taken-back'] : []);
      else expect(out.length).toBeGreaterThan(0);
      expect(isFinal({ state }) && isWaiting({ state })).toBe(false);
    }
  });

  test('every event survives being written down', () => {
    for (const one of events) expect(decodeEvent(encodeEvent(one))).toEqual(one);
  });
});

describe('what keeps an order from being sent twice', () => {
  test('OB4 without a container nothing is committed', () => {
    const order = inState('prepared', { container: null });
    expect(step(order, event('committing'), 9)).toEqual({ ok: false, problem: 'no-container' });
  });

  test.each([
    ['unused', null, true],
    ['young', 5_000 - 8_999, true],
    ['still young, but not any more when the commit arrives', 5_000 - 9_000, false],
    ['as old as the store remembers', 5_000 - 10_000, false],
    ['from the future, after the clock went back', 5_001, false],
  ])('OB5 a key that is %s may be sent: %s', (_, keyUsedAt, may) => {
    expect(step(inState('prepared', { keyUsedAt }), event('committing'), 9).ok).toBe(may);
  });

  test('OB5 "absent" before the lag is over counts for nothing', () => {
    const early = { ...event('absent'), waitedMs: 99 };
    expect(step(inState('unknown'), early, 9)).toEqual({ ok: false, problem: 'lag-not-over' });
  });

  test('OB3 attempts are counted one by one', () => {
    expect(step(inState('queued'), { ...event('preparing'), attempt: 5 }, 9)).toMatchObject({
      problem: 'attempt-not-next',
    });
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

describe('OB21 a commit may have arrived', () => {
  const after = (order: OrderRecord, ...happened: OrderEvent[]) =>
    happened.reduce((present, one, at) => follow(present, one, 10 + at), order);
  const needsHuman = (kind: 'Invalid' | 'Ambiguous' | 'KeyReuse'): OrderEvent => ({
    ...{ ...head, event: 'needs-human' },
    error: { kind: kind satisfies CommerceErrorKind, message: '' },
  });
  const sent = after(inState('prepared'), event('committing'));

  test.each<[string, OrderRecord, boolean]>([
    ['that was never sent', inState('prepared'), false],
    ['that is being sent', sent, true],
    ['whose commit was refused in so many words', after(sent, event('put-back')), false],
    ['that the store will not take', after(sent, needsHuman('Invalid')), false],
    ['that the store asks about', after(sent, event('asked')), false],
    ['whose commit had no answer', after(sent, event('unknown')), true],
    ['without an answer that a person is to look at', after(sent, event('unknown'), needsHuman('Ambiguous')), true],
    ['without an answer that cannot be opened any more', after(sent, event('unknown'), needsHuman('Invalid')), true],
    [
      'that the store was asked for after its lag and does not have',
      after(sent, event('unknown'), event('absent')),
      false,
    ],
    ['under whose id the store knows another', after(inState('queued'), needsHuman('KeyReuse')), true],
    [
      'that has come back from another kiosk',
      after(inState('queued'), event('handed-over'), event('taken-back')),
      true,
    ],
    [
      'of which a person says that the store does not have it',
      after(sent, event('unknown'), events[17] ?? missing('')),
      false,
    ],
  ])('of an order %s: %#', (_, order, may) => {
    expect(commitMayHaveArrived(order)).toBe(may);
  });

  test('a person’s word that the store does not have it makes its key a new one', () => {
    const order = after(
      inState('unknown', { keyUsedAt: 1, committedAt: 1, unanswered: true }),
      events[17] ?? missing(''),
    );
    expect(order).toMatchObject({ state: 'queued', keyUsedAt: null, committedAt: null, container: null });
  });

  test('an order that another kiosk brings starts where that one left it', () => {
    const brought = { by: 'staff-7', from: 'kiosk-2', attempts: 4, keyUsedAt: 3_000, container: null };
    const from = (mayHaveArrived: boolean, keyUsedAt: number | null = 3_000) =>
      newOrder(
        {
          ...{ ...head, event: 'accepted', ticket: '234678', cart: null, total: null, taken: [], onChange: 'ask' },
          ...{ sealed: '', brought: { ...brought, mayHaveArrived, keyUsedAt } },
        },
        1,
      );
    expect(from(true)).toMatchObject({ state: 'unknown', attempts: 4, keyUsedAt: 3_000, unanswered: true });
    expect(from(false)).toMatchObject({ state: 'queued', attempts: 4, unanswered: false });
    const container = { id: 'c', expiresAt: null };
    const sentSometime = { ...from(true, null), state: 'prepared' as const, container };
    const muchLater = { ...event('committing'), at: 50_000 };
    expect(step(sentSometime, muchLater, 9)).toEqual({ ok: false, problem: 'key-too-old' });
  });
});

describe('what a person does to an order', () => {
  test('OB22 yes to a price is yes to that price, and the order is prepared anew', () => {
    const asking = follow(inState('prepared'), event('asked'), 9);
    expect(follow(asking, event('agreed'), 10)).toMatchObject({
      ...{ state: 'queued', total: { minor: 1_200 }, container: null, question: null },
    });
    expect(follow(inState('needs-human'), event('agreed'), 9)).toMatchObject({ state: 'queued', total: money });
    const named = { ...event('agreed'), total: { ...money, minor: 1_300 } };
    expect(follow(asking, named, 10)).toMatchObject({ total: { minor: 1_300 } });
  });

  test('OB20 another body is another container', () => {
    const edited = follow(inState('needs-human', { error }), event('edited'), 9);
    expect(edited).toMatchObject({ sealed: 'anew', container: null, edited: true, error });
  });

  test('OB20 what is wiped keeps its state and nothing that could be opened', () => {
    expect(follow(inState('placed', { sealed: 'x' }), event('wiped'), 9)).toMatchObject({
      ...{ state: 'placed', sealed: '', wipedAt: 5_000 },
    });
  });
});
