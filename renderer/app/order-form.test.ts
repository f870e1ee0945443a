import { describe, expect, test } from 'vitest';
import type { OrderIntent } from '../../sync/contract/order-intent.ts';
import { orderIntent } from '../../sync/demo-store/testing/test-intents.ts';
import { addressOf, contactOf, editOf, formOf, missingIn } from './order-form.ts';

const address = { name: 'Z', street: 'Mews 7', postcode: 'D02', city: 'Dublin', country: 'IE' };
const shipped = orderIntent(1, { variant: 'b' }, { variant: 'a', fulfilment: { how: 'ship', address } });
const kept = orderIntent(2, { variant: 'a' });

describe('the form in which staff mend an order', () => {
  test('shows what the order says', () => {
    expect(formOf(shipped)).toMatchObject({ ...address, email: 'somebody@example.com', phone: '', onChange: 'ask' });
    expect(formOf(kept)).toMatchObject({ name: '', email: 'somebody@example.com' });
    expect([addressOf(kept), addressOf(shipped)]).toEqual([null, address]);
  });

  test('untouched changes nothing', () => {
    expect(editOf(formOf(shipped), shipped)).toEqual({ act: 'edit', address, contact: contactOf(shipped) });
    expect(editOf(formOf(kept), kept)).toEqual({ act: 'edit', contact: contactOf(kept) });
  });

  test('keeps what it has no field for, and trims what was typed', () => {
    const named = { ...shipped, contact: { name: 'Zoe', email: 'old@example.com' } };
    const form = { ...formOf(named), email: ' new@example.com ', postcode: ' D04 ' };
    expect(editOf(form, named)).toEqual({
      act: 'edit',
      address: { ...address, postcode: 'D04' },
      contact: { name: 'Zoe', email: 'new@example.com' },
    });
  });

  test('asks for what a parcel needs, and for no address where nothing is sent', () => {
    expect(Object.keys(missingIn({ ...formOf(shipped), postcode: ' ' }, shipped))).toEqual(['postcode']);
    expect(missingIn({ ...formOf(kept), postcode: '' }, kept)).toEqual({});
  });

  test('knows the places of a customer’s address and contact', () => {
    const contact = { phone: '+353 1 555' };
    const { id, ticket, kiosk, store, language, createdAt } = kept;
    const head = { id, ticket, kiosk, store, language, createdAt };
    const customer: OrderIntent = {
      ...{ ...head, kind: 'customer' },
      customer: { contact, address, language: 'en', newsletter: false },
    };
    expect([addressOf(customer), contactOf(customer)]).toEqual([address, contact]);
    const cancel: OrderIntent = { ...head, kind: 'cancel', order: id };
    expect([addressOf(cancel), contactOf(cancel)]).toEqual([null, null]);
  });
});
