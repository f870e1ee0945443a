import { describe, expect, test } from 'vitest';
import { draftOf, emptyForm, needsContact, whatIsMissing } from './checkout-form.ts';

const address = { name: 'Mara Lind', street: 'Hafenstr. 3', postcode: '20457', city: 'Hamburg', country: 'DE' };

describe('what a checkout asks for', () => {
  test('nothing, from whoever takes it along, pays at the till and wants no word of a change', () => {
    expect(needsContact(emptyForm, false)).toBe(false);
    expect(whatIsMissing(emptyForm, false)).toEqual({});
    expect(draftOf(emptyForm, false, 'de')).toEqual({
      language: 'de',
      payment: 'till',
      onChange: 'accept-if-not-dearer',
    });
  });

  test.each([
    ['to be asked', { ...emptyForm, onChange: 'ask' as const }, false],
    ['a link', { ...emptyForm, payment: 'link' as const }, false],
    ['a parcel', { ...emptyForm, ...address }, true],
  ])('a way to reach who wants %s', (_want, form, shipping) => {
    expect(whatIsMissing(form, shipping)).toEqual({ email: 'checkout.need.contact' });
    expect(whatIsMissing({ ...form, phone: '+49 170 1234567' }, shipping)).toEqual({});
  });

  test('an address for a parcel, in the order of the page', () => {
    const missing = whatIsMissing({ ...emptyForm, email: 'a@b.c' }, true);
    expect(Object.keys(missing)).toEqual(['name', 'street', 'postcode', 'city']);
  });

  test('what was given must be usable, even where it was not needed', () => {
    expect(whatIsMissing({ ...emptyForm, email: 'mara at home' }, false)).toEqual({ email: 'checkout.need.email' });
    expect(whatIsMissing({ ...emptyForm, phone: 'call me' }, false)).toEqual({ phone: 'checkout.need.phone' });
  });
});

test('only what is needed leaves the form', () => {
  const form = { ...emptyForm, ...address, email: ' mara@example.com ' };
  expect(draftOf(form, false, 'en')).not.toHaveProperty('address');
  expect(draftOf(form, false, 'en').contact).toEqual({ email: 'mara@example.com' });
  expect(draftOf(form, true, 'en').address).toEqual(address);
});
