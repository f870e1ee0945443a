import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { OrderIntent } from '../../contract/order-intent.ts';
import type { Result } from '../../kernel/result.ts';
import { deleteProduct, setPrice, setStock } from '../data/edit-catalog.ts';
import type { Data } from '../data/open-data.ts';
import { findLevel, findVariant } from '../data/shelf.ts';
import { testData } from '../testing/test-data.ts';
import { cancelIntent, intentIdOf, orderIntent, variantsOf } from '../testing/test-intents.ts';
import { commit } from './commit.ts';
import { findContainer, handOff, prepare, priceContainer } from './container.ts';
import { quoteOf } from './lines.ts';
import { advanceOrder, findOrder, listOrders, waitingCarts } from './orders.ts';

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

  test('another content under the same id is refused', async () => {
    const { data, variant } = await shop();
    prepare(data, orderIntent(1, { variant }), now, newId);
    const again = prepare(data, orderIntent(1, { variant, quantity: 2 }), now, newId);
    expect(problem(again)).toMatchObject({ kind: 'KeyReuse' });
  });

  test('what concerns only the kiosk is not for the store', async () => {
    const { data } = await shop();
    const { order: _, ...rest } = { ...cancelIntent(1, 2), order: '' };
    const print = { ...rest, kind: 'print', document: { what: 'ticket', order: intentIdOf(2) } } as const;
    expect(problem(prepare(data, print, now, newId))).toMatchObject({ kind: 'Unsupported' });
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
    value(order(data, orderIntent(1, { variant, quantity: 4 })));
    value(order(data, cancelIntent(2, 1)));
    value(order(data, cancelIntent(3, 1)));
    expect(levelOf(data, variant, 'loc-1')?.available).toBe(5);
    expect(findOrder(data, 'intent', intentIdOf(1))?.cancelled).toBe(true);
    expect(problem(order(data, cancelIntent(4, 99)))?.kind).toBe('NotFound');
  });

  test('the promise that was made about stock stays with the line', async () => {
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
