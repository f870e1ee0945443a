import { expect, test } from 'vitest';
import { findOrder, timesPlaced } from '../ledger/orders.ts';
import { testData } from '../testing/test-data.ts';

/** As it was written until a store could take a commit for another order each time; frozen. */
const onceOnly = [
  'DROP TABLE placed_order',
  `CREATE TABLE placed_order (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL UNIQUE, container TEXT NOT NULL UNIQUE, ticket TEXT NOT NULL,
    placed_at INTEGER NOT NULL, total INTEGER NOT NULL, payment TEXT NOT NULL DEFAULT 'open', fulfilment TEXT NOT NULL DEFAULT 'open',
    cancelled INTEGER NOT NULL DEFAULT 0, taken TEXT NOT NULL
  ) STRICT`,
  'CREATE INDEX placed_order_ticket ON placed_order (ticket)',
  `INSERT INTO placed_order VALUES (1001, 'order-1001', 'intent-1', 'container-1', 'K7M4QR', 7, 1250, 'paid', 'open', 1, '[]')`,
];

const another = `INSERT INTO placed_order (number, id, intent, container, ticket, placed_at, total, taken, repeat)
  VALUES (1002, 'order-1002', 'intent-1', 'container-1', 'K7M4QR', 8, 1250, '[]', ?)`;

test('orders of a file from before repeats are all there, and a repeat of one goes in beside it', async () => {
  const { data, reopened } = await testData();
  for (const sql of onceOnly) data.statement(sql).run();
  const opened = await reopened();
  expect(findOrder(opened, 'intent', 'intent-1')).toMatchObject({
    ...{ order: 'order-1001', ticket: 'K7M4QR', placedAt: 7, payment: 'paid', cancelled: true },
  });
  expect(() => opened.statement(another).run(0)).toThrow('UNIQUE');
  opened.statement(another).run(1);
  expect(timesPlaced(await reopened(), 'intent-1')).toBe(2);
});
