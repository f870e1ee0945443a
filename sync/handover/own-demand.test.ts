import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderState, OrderView } from '../contract/order-view.ts';
import { type OwnDemand, ownDemand, sameDemand } from './own-demand.ts';

const taken: OwnDemand = { variant: 'v-1', location: 'loc-1', quantity: 2, placedAt: null };

const view = (state: OrderState, change: Partial<OrderView> = {}): OrderView => ({
  ...{ seq: 1, id: 'order-1', ticket: 'K7M4QR', cart: 'cart-1', state, attempts: 0, acceptedAt: 5, changedAt: 7 },
  ...{ kind: 'order', about: null, total: null, platformOrder: null, error: null },
  ...{ question: null, handoff: null, mayHaveArrived: false },
  taken: [{ variant: 'v-1', location: 'loc-1', quantity: 2 }],
  ...change,
});

describe('what this kiosk has ordered itself', () => {
  test('FR7 is taken from the first moment, dated when the store has it, and given back when it comes to nothing', () => {
    expect(ownDemand([view('queued')])).toEqual([taken]);
    expect(ownDemand([view('placed')])).toEqual([{ ...taken, placedAt: 7 }]);
    for (const state of ['rejected', 'cancelled', 'handed-over'] as const) expect(ownDemand([view(state)])).toEqual([]);
  });

  test('FR7 is the same in every state on the way to the store', () => {
    const [first = [], ...others] = (
      ['queued', 'prepared', 'committing', 'unknown', 'asking', 'needs-human'] as const
    ).map((state, at) => ownDemand([view(state, { seq: at + 1, changedAt: at })]));
    for (const other of others) expect(sameDemand(first, other)).toBe(true);
  });

  test.each([
    ['another variant', [{ ...taken, variant: 'v-2' }]],
    ['another place', [{ ...taken, location: 'loc-2' }]],
    ['another quantity', [{ ...taken, quantity: 3 }]],
    ['taken by the store', [{ ...taken, placedAt: 7 }]],
    ['one more', [taken, taken]],
    ['refused', [{ ...taken, refused: true as const }]],
    ['none', []],
  ])('FR7 is another with %s', (_, other) => {
    expect(sameDemand([taken], [{ ...taken }])).toBe(true);
    expect(sameDemand([taken], other)).toBe(false);
    expect(sameDemand(other, [taken])).toBe(false);
  });

  const outOfStock = (lines: string[]): CommerceError => ({ kind: 'OutOfStock', message: '', lines });
  const refused = { ...taken, placedAt: 7, refused: true };

  test('FR48 what an order was refused for want of is told, with how many that were and when', () => {
    expect(ownDemand([view('rejected', { error: outOfStock(['v-1']) })])).toEqual([refused]);
    const asking = view('asking', { question: { about: 'stock', lines: ['v-1'] } });
    expect(ownDemand([asking])).toEqual([taken, refused]);
  });

  test('FR48 nothing was refused of other goods, and two lines of the same wanted both', () => {
    expect(ownDemand([view('rejected', { error: outOfStock(['v-2']) })])).toEqual([]);
    expect(ownDemand([view('rejected', { error: { kind: 'Transient', message: '' } })])).toEqual([]);
    const [line] = view('queued').taken;
    const twice = view('rejected', { error: outOfStock(['v-1']), taken: line === undefined ? [] : [line, line] });
    expect(ownDemand([twice])).toEqual([{ ...refused, quantity: 4 }]);
  });
});
