import { describe, expect, test } from 'vitest';
import { anOrder } from '../../sync/outbox/simulation/bench-kiosk.ts';
import type { OrderState, OrderView } from '../../sync/contract/order-view.ts';
import { viewOfIntent } from '../../sync/handover/view-of-intent.ts';
import { askedOf, mayTakeBack, slipOf } from './asked-of-order.ts';

const order = (changes: Partial<OrderView> = {}): OrderView => ({ ...viewOfIntent(anOrder(1), 0), seq: 1, ...changes });
const about = (number: number, changes: Partial<OrderView> = {}): OrderView => ({
  ...{ ...viewOfIntent(anOrder(number), number), kind: 'cancel', about: order().id },
  ...changes,
});
const placed = (...views: readonly OrderView[]) => new Map(views.map((view) => [view.id, view]));

describe('what was asked of an order', () => {
  test('is what was last asked of it, and not what staff has called off or was asked of another', () => {
    const print = about(3, { kind: 'print' });
    const views = placed(
      order(),
      about(4),
      about(5),
      print,
      about(6, { state: 'cancelled' }),
      about(7, { about: 'x' }),
    );
    expect(askedOf(views, order().id, 'cancel')).toEqual(about(5));
    expect(askedOf(views, order().id, 'print')).toEqual(print);
    expect(askedOf(views, anOrder(9).id, 'print')).toBeNull();
  });
});

describe('OB54 an order can be taken back', () => {
  test.each<[OrderState, boolean]>([
    ['queued', true],
    ['prepared', true],
    ['committing', true],
    ['unknown', true],
    ['asking', true],
    ['needs-human', true],
    ['placed', true],
    ['rejected', false],
    ['cancelled', false],
    ['handed-over', false],
  ])('%s: %s', (state, may) => {
    expect(mayTakeBack(order({ state }), null)).toBe(may);
    expect(mayTakeBack(order({ state }), about(2))).toBe(false);
  });

  test('unless it is no order, or the back office refused it', () => {
    expect(mayTakeBack(order({ kind: 'cart-hand-off' }), null)).toBe(false);
    expect(mayTakeBack(order({ seq: 0, state: 'needs-human' }), null)).toBe(false);
  });
});

describe('OB25 a slip', () => {
  test.each([
    [order(), null, 'possible'],
    [order({ seq: 0 }), null, 'not-yet'],
    [order(), about(2, { kind: 'print', state: 'committing' }), 'under-way'],
    [order(), about(2, { kind: 'print', state: 'placed' }), 'printed'],
    [order(), about(2, { state: 'needs-human', error: { kind: 'Transient', message: '' } }), 'failed'],
    [order(), about(2, { state: 'needs-human', error: { kind: 'Ambiguous', message: '' } }), 'unsure'],
  ] as const)('%#: %s', (one, print, is) => {
    expect(slipOf(one, print)).toEqual({ is });
  });
});
