import { describe, expect, test } from 'vitest';
import { orderIntentSchema } from '../contract/order-intent.ts';
import * as v from 'valibot';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { withChanges } from './changed-intent.ts';

const address = { name: 'Z', street: 'Mews 7', postcode: 'D02', city: 'Dublin', country: 'IE' };
const contact = { email: 'z@example.com' };
const { id, ticket, kiosk, store, language, createdAt } = orderIntent(1);
const head = { id, ticket, kiosk, store, language, createdAt };
const parse = (intent: object) => v.parse(orderIntentSchema, intent);

describe('an order that was changed', () => {
  test('OB36 goes to the new address where it was to be sent, and stays as it was where it is collected', () => {
    const before = orderIntent(
      1,
      { variant: 'a', fulfilment: { how: 'ship', address: { ...address, postcode: 'x' } } },
      { variant: 'b' },
    );
    const after = withChanges(before, { address });
    expect(after).toMatchObject({
      contact: before.contact,
      lines: [{ fulfilment: { how: 'ship', address } }, { fulfilment: { how: 'collect', location: 'loc-1' } }],
    });
    expect(withChanges(before, { contact })).toEqual({ ...before, contact });
    expect(withChanges(before, {})).toEqual(before);
  });

  test('OB36 of another kind takes what it has a place for', () => {
    const customer = parse({
      ...{ ...head, kind: 'customer' },
      customer: { contact: { email: 'a@example.com' }, language: 'en', newsletter: true },
    });
    expect(withChanges(customer, { address, contact })).toMatchObject({
      customer: { address, contact, newsletter: true },
    });
    const wish = parse({ ...head, kind: 'back-in-stock', variant: 'a', contact: { email: 'a@example.com' } });
    expect(withChanges(wish, { address, contact })).toMatchObject({ contact });
    expect(withChanges(wish, { address })).toEqual(wish);
    const cancel = parse({ ...head, kind: 'cancel', order: id });
    expect(withChanges(cancel, { address, contact })).toEqual(cancel);
  });
});
