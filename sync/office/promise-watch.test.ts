import { expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderChanges, OrderView } from '../contract/order-view.ts';
import { createMeter } from '../kernel/meter.ts';
import { promiseOf, watchPromises } from './promise-watch.ts';

const taken = [{ variant: 'v', location: 'loc-1', quantity: 1 }];
const order = (id: string, changes: Partial<OrderView>) =>
  ({ id, taken, state: 'queued', question: null, error: null, ...changes }) as OrderView;
const outOfStock: CommerceError = { kind: 'OutOfStock', message: '', lines: [] };

test.each([
  ['placed', order('a', { state: 'placed' }), 'yes'],
  ['rejected for want of stock', order('a', { state: 'rejected', error: outOfStock }), 'no'],
  ['asked about stock', order('a', { state: 'asking', question: { about: 'stock', lines: ['v'] } }), 'no'],
  ['on its way', order('a', { state: 'committing' }), null],
  ['sent home', order('a', { state: 'placed', taken: [] }), null],
  ['rejected for its price', order('a', { state: 'rejected' }), null],
])('FR18 the promise of an order that is %s: %s', (_, view, kept) => {
  expect(promiseOf(view)).toBe(kept);
});

test('FR18 each promise is counted once, and none of before this start', async () => {
  const meter = createMeter();
  let hear = (_: OrderChanges) => {};
  const watch = watchPromises(
    {
      changesAfter: () => ({ seq: 1, orders: [order('old', { state: 'placed' })] }),
      waitForChange: () => new Promise((resolve) => (hear = resolve)),
    },
    meter,
  );
  const changed = async (...orders: OrderView[]) => {
    hear({ seq: 2, orders });
    for (let turn = 0; turn < 4; turn++) await Promise.resolve();
  };
  await changed(order('old', { state: 'placed' }), order('a', { state: 'asking', error: outOfStock }));
  await changed(order('a', { state: 'placed' }), order('b', { state: 'placed' }));
  watch.close();
  await changed();
  await changed(order('c', { state: 'placed' }));
  expect(meter.readings()).toEqual([
    { name: 'promises', label: 'no', by: 1 },
    { name: 'promises', label: 'yes', by: 1 },
  ]);
});
