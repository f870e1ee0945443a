import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { Message } from '../../contract/message.ts';
import type { OrderIntent } from '../../contract/order-intent.ts';
import type { Result } from '../../kernel/result.ts';
import { deleteProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { findLevel, findVariant, stockOfVariant } from '../data/shelf.ts';
import { testData } from '../testing/test-data.ts';
import {
  cancelIntent,
  customerIntent,
  intentIdOf,
  orderIntent,
  variantsOf,
  wishIntent,
} from '../testing/test-intents.ts';
import { cancelOrder } from './cancel.ts';
import { commit } from './commit.ts';
import { findContainer, handOff, prepare, priceContainer } from './container.ts';
import { quoteOf } from './lines.ts';
import { listMessages, writeMessage } from './messages.ts';
import { advanceOrder, findOrder, listOrders, waitingCarts } from './orders.ts';
import { findRegistration, listRegistrations, register } from './registrations.ts';

const now = Date.UTC(2026, 0, 12, 10, 0);
let made = 0;
const newId = () => `container-${(made += 1)}`;

function value<Value>(result: Result<Value, CommerceError>): Value {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const problem = (result: Result<unknown, CommerceError>) => (result.ok ? null : result.problem);

function quoted(data: Data, intent: OrderIntent) {
  const { id } = value(prepare(data, intent, now, newId));
  return quoteOf(data, id, value(priceContainer(data, value(findContainer(data, id)))));
}

function order(data: Data, intent: OrderIntent) {
  const { container, total } = quoted(data, intent);
  return commit(data, container, { intentId: intent.id, expectedTotal: total });
}

function levelOf(data: Data, variant: string, location: string) {
  const found = findVariant(data, variant);
  return found && findLevel(data, found, location);
}

function never(): never {
  throw new Error('There is no such variant');
}

async function shop() {
  const { data } = await testData();
  const [variant = ''] = variantsOf(data);
  setStock(data, { variant, location: 'loc-1', available: 5 });
  setPrice(data, variant, 1_250);
  return { data, variant };
}

describe('preparing', () => {
  test('CN5 the same intent is one container, in whatever order its keys come', async () => {
    const { data, variant } = await shop();
    const intent = orderIntent(1, { variant });
    const turned = Object.fromEntries(Object.entries(intent).toReversed()) as OrderIntent;
    expect(prepare(data, turned, now + 1_000, newId)).toEqual(prepare(data, intent, now, () => 'first'));
    expect(prepare(data, intent, now, newId)).toEqual(prepare(data, turned, now, newId));
  });

  test('CN5 another content under the same id is another container, until something was placed under it', async () => {
    const { data, variant } = await shop();
    const first = value(prepare(data, orderIntent(1, { variant }), now, newId));
    const changed = orderIntent(1, { variant, quantity: 2 });
    const request = { intentId: intentIdOf(1), expectedTotal: { minor: 1_250, currency: 'EUR', exponent: 2 } };
    expect(value(prepare(data, changed, now, newId)).id).not.toBe(first.id);
    expect(problem(commit(data, first.id, request))?.kind).toBe('NotFound');
    value(order(data, changed));
    expect(problem(prepare(data, orderIntent(1, { variant }), now, newId))).toMatchObject({ kind: 'KeyReuse' });
    expect(value(prepare(data, changed, now, newId)).id).not.toBe(first.id);
  });

  test('what is no order and no cart is not prepared', async () => {
    const { data } = await shop();
    const { order: _, ...rest } = { ...cancelIntent(1, 2), order: '' };
    const print = { ...rest, kind: 'print', document: { what: 'ticket', order: intentIdOf(2) } } as const;
    for (const intent of [print, cancelIntent(1, 2), wishIntent(1, 'v')])
      expect(problem(prepare(data, intent, now, newId))).toMatchObject({ kind: 'Unsupported' });
  });
});

describe('committing', () => {
  test('takes the stock from where it is fetched, and puts the order into the ledger', async () => {
    const { data, variant } = await shop();
    const { order: placed } = value(order(data, orderIntent(1, { variant, quantity: 2 })));
    expect(placed).toMatchObject({ intent: intentIdOf(1), ticket: 'K7M4QR', total: { minor: 2_500 }, payment: 'open' });
    expect(levelOf(data, variant, 'loc-1')).toMatchObject({ available: 3, shelf: 3 });
    expect(findOrder(data, 'ticket', 'K7M4QR')).toEqual(placed);
  });

  test('CN5 twice is one order, and takes the stock once', async () => {
    const { data, variant } = await shop();
    const intent = orderIntent(1, { variant });
    const { container, total } = quoted(data, intent);
    const first = value(commit(data, container, { intentId: intent.id, expectedTotal: total }));
    setPrice(data, variant, 9_900);
    const second = value(commit(data, container, { intentId: intent.id, expectedTotal: total }));
    expect(second.order).toEqual(first.order);
    expect(second.moved).toEqual([]);
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(4);
    expect(listOrders(data, '', 10)).toHaveLength(1);
  });

  test('where nothing is a key each commit is an order of its own, and is cancelled by itself', async () => {
    const { data, variant } = await shop();
    const intent = orderIntent(1, { variant });
    const { container, total } = quoted(data, intent);
    const again = () => value(commit(data, container, { intentId: intent.id, expectedTotal: total }, 'repeated')).order;
    const [first, second] = [again(), again()];
    expect(second.order).not.toBe(first.order);
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(3);
    value(cancelOrder(data, first.order));
    expect(listOrders(data, '', 10).map(({ status }) => status.cancelled)).toEqual([false, true]);
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(4);
  });

  test('CN6 a changed price names the new total, and nothing happens', async () => {
    const { data, variant } = await shop();
    const intent = orderIntent(1, { variant });
    const { container, total } = quoted(data, intent);
    setPrice(data, variant, 1_300);
    const answer = commit(data, container, { intentId: intent.id, expectedTotal: total });
    expect(problem(answer)).toMatchObject({
      kind: 'PriceChanged',
      newTotal: { minor: 1_300, currency: 'EUR', exponent: 2 },
    });
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(5);
    const newTotal = { minor: 1_300, currency: 'EUR', exponent: 2 };
    expect(commit(data, container, { intentId: intent.id, expectedTotal: newTotal }).ok).toBe(true);
  });

  test('CN6 missing stock names the variants, also when two lines want the same pieces', async () => {
    const { data, variant } = await shop();
    const answer = order(data, orderIntent(1, { variant, quantity: 3 }, { variant, quantity: 3 }));
    expect(problem(answer)).toEqual({ kind: 'OutOfStock', message: expect.any(String), lines: [variant] });
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(5);
  });

  test('CN6 what is no longer sold is out of stock', async () => {
    const { data, variant } = await shop();
    const { id } = value(prepare(data, orderIntent(1, { variant }), now, newId));
    deleteProduct(data, 'p-0');
    const expectedTotal = { minor: 1_250, currency: 'EUR', exponent: 2 };
    expect(problem(commit(data, id, { intentId: intentIdOf(1), expectedTotal }))).toMatchObject({
      kind: 'OutOfStock',
      lines: [variant],
    });
  });

  test('FR47 what is ordered and not found is told as a count of none, once it is known', async () => {
    const { data, variant } = await shop();
    const told = () => stockOfVariant(data, findVariant(data, variant) ?? never(), now)[0];
    setStock(data, { variant, location: 'loc-1', available: 5, shelf: 1 });
    value(order(data, orderIntent(1, { variant, quantity: 1 })));
    expect(told()).toMatchObject({ available: 4 });
    expect(told()?.counted).toBeUndefined();
    value(order(data, orderIntent(2, { variant, quantity: 1 })));
    expect(told()).toMatchObject({ available: 0, counted: { pieces: 0, recorded: 3 } });
    expect(levelOf(data, variant, 'loc-1')).toMatchObject({ available: 0, shelf: 0 });
    expect(problem(order(data, orderIntent(3, { variant, quantity: 1 })))).toMatchObject({ kind: 'OutOfStock' });
  });

  test('what is sent home comes from the fullest shelf', async () => {
    const { data, variant } = await shop();
    setStock(data, { variant, location: 'loc-4', available: 90 });
    const address = { name: 'A', street: 'B 1', postcode: '1', city: 'C', country: 'IE' };
    value(order(data, orderIntent(1, { variant, fulfilment: { how: 'ship', address } })));
    expect(levelOf(data, variant, 'loc-4')?.available).toBe(89);
  });

  test('a container that has expired, or is another intent’s, or is none, is refused', async () => {
    const { data, variant } = await shop();
    const old = now - 30 * 24 * 3_600_000;
    const { id } = value(prepare(data, orderIntent(1, { variant }), old, newId));
    const request = { intentId: intentIdOf(1), expectedTotal: { minor: 1_250, currency: 'EUR', exponent: 2 } };
    expect(problem(commit(data, id, request))?.kind).toBe('Stale');
    expect(problem(commit(data, id, { ...request, intentId: intentIdOf(2) }))?.kind).toBe('KeyReuse');
    expect(problem(commit(data, 'none', request))?.kind).toBe('NotFound');
  });
});

describe('afterwards', () => {
  test('a cancelled order gives its stock back, once', async () => {
    const { data, variant } = await shop();
    const { order: placed } = value(order(data, orderIntent(1, { variant, quantity: 4 })));
    for (let twice = 0; twice < 2; twice++) expect(value(cancelOrder(data, placed.order)).cancelled).toBe(true);
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(5);
    expect(findOrder(data, 'intent', intentIdOf(1))?.cancelled).toBe(true);
    expect(problem(cancelOrder(data, 'order-99'))?.kind).toBe('NotFound');
  });

  test('an order that was paid or sent is not cancelled', async () => {
    const { data, variant } = await shop();
    const steps = [{ payment: 'paid' }, { fulfilment: 'sent' }, { fulfilment: 'done' }] as const;
    for (const [at, step] of steps.entries()) {
      const { order: placed } = value(order(data, orderIntent(at + 1, { variant })));
      advanceOrder(data, placed.order, step);
      expect(problem(cancelOrder(data, placed.order))).toMatchObject({ kind: 'Invalid' });
    }
  });

  test('CN5 a wish or a customer is put down once, and another content under its id is refused', async () => {
    const { data, variant } = await shop();
    const first = value(register(data, wishIntent(1, variant)));
    expect(value(register(data, wishIntent(1, variant)))).toEqual(first);
    expect(findRegistration(data, intentIdOf(1))).toEqual(first);
    expect(problem(register(data, wishIntent(1, 'another')))).toMatchObject({ kind: 'KeyReuse' });
    expect(problem(register(data, orderIntent(2, { variant })))).toMatchObject({ kind: 'Unsupported' });
    value(register(data, customerIntent(3)));
    expect(listRegistrations(data, 'K7M', 10).map(({ kind }) => kind)).toEqual(['customer', 'back-in-stock']);
    expect(JSON.stringify(listRegistrations(data, '', 10))).not.toMatch(/example/);
    expect(listRegistrations(data, 'XYZ', 10)).toEqual([]);
  });

  test('FR17 the promise that was made about stock stays with the line', async () => {
    const { data, variant } = await shop();
    value(order(data, orderIntent(1, { variant })));
    const [entry] = listOrders(data, 'K7M', 10);
    expect(entry?.lines[0]?.promise).toEqual({ band: 'likely', ageMs: 1_500_000, quantitySeen: 4, probability: 0.93 });
    expect(listOrders(data, 'XYZ', 10)).toEqual([]);
  });

  test('payment and handing over are seen in its status', async () => {
    const { data, variant } = await shop();
    const { order: placed } = value(order(data, orderIntent(1, { variant })));
    expect(advanceOrder(data, placed.order, { payment: 'paid' })).toMatchObject({
      payment: 'paid',
      fulfilment: 'open',
    });
    expect(advanceOrder(data, placed.order, { fulfilment: 'done' })).toMatchObject({
      payment: 'paid',
      fulfilment: 'done',
    });
  });

  test('a cart handed over waits at the till under its ticket until it is bought', async () => {
    const { data, variant } = await shop();
    const intent = orderIntent(1, { variant });
    const { container, total } = quoted(data, intent);
    expect(value(handOff(data, container, now))).toMatchObject({ how: 'ticket', ticket: 'K7M4QR' });
    expect(waitingCarts(data, now)).toEqual([{ ticket: 'K7M4QR', container, since: now }]);
    value(commit(data, container, { intentId: intent.id, expectedTotal: total }));
    expect(waitingCarts(data, now)).toEqual([]);
  });
});

describe('writing to shoppers', () => {
  const message: Message = {
    ...{ id: `${intentIdOf(1)}-7`, intent: intentIdOf(1), ticket: 'K7M4QR', store: 'loc-1', language: 'fr' },
    contact: { email: 'zebedee@quartermaine.example' },
    question: { about: 'stock', lines: ['v'] },
    total: null,
  };

  test('OB57 the same message is written once, and whom it went to is shown to nobody', async () => {
    const { data } = await testData();
    for (const one of [message, message, { ...message, id: `${intentIdOf(1)}-8`, contact: { phone: '+353 1 555' } }])
      writeMessage(data, one);
    const listed = listMessages(data, 'K7M', 10);
    expect(listed.map(({ id, by }) => [id, by])).toEqual([
      [`${intentIdOf(1)}-8`, 'phone'],
      [message.id, 'email'],
    ]);
    expect(listed[1]).toMatchObject({ ticket: 'K7M4QR', language: 'fr', question: { about: 'stock' } });
    expect(JSON.stringify(listed)).not.toMatch(/zebedee|quartermaine|555/);
    expect(listMessages(data, 'X', 10)).toEqual([]);
  });
});
