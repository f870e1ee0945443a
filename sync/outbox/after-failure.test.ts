import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { consequences, eventAfter, wishForTotal, withoutTheirWords } from './after-failure.ts';
import { newOrder } from './order-record.ts';

const total = { minor: 1_000, currency: 'EUR', exponent: 2 };
const order = newOrder(
  {
    ...{ id: '01900000-0000-7000-8000-000000000001', at: 1, event: 'accepted', ticket: '234678', cart: 'c' },
    ...{ total, taken: [], onChange: 'accept-if-not-dearer', sealed: '' },
  },
  1,
);
const eventName = (step: 'prepare' | 'quote' | 'commit', error: CommerceError, onChange = order.onChange) =>
  eventAfter(step, { ...order, onChange }, error)?.event ?? 'wait';

describe('what a refusal leads to', () => {
  test('OB5 no error of a commit leads to sending it again, unless the store said that nothing happened', () => {
    const again = Object.entries(consequences).filter(([, { commit }]) => commit === 'put-back' || commit === 'wait');
    expect(again.map(([kind]) => kind).toSorted()).toEqual(['Auth', 'RateLimited', 'Transient']);
  });

  test('OB9 what only a person can mend goes to a person, at every step', () => {
    for (const kind of ['Invalid', 'KeyReuse', 'Unsupported'] as const) {
      for (const step of ['prepare', 'quote', 'commit'] as const) {
        expect(eventName(step, { kind, message: '' })).toBe('needs-human');
      }
    }
  });

  test('OB11 not being let in changes nothing at an order', () => {
    const error: CommerceError = { kind: 'Auth', message: '' };
    expect([eventName('prepare', error), eventName('quote', error), eventName('commit', error)]).toEqual([
      ...(['wait', 'wait', 'put-back'] as const),
    ]);
  });

  test.each([
    ['accept-if-not-dearer', 999, 'go on'],
    ['accept-if-not-dearer', 1_000, 'go on'],
    ['accept-if-not-dearer', 1_001, 'asked'],
    ['ask', 1_000, 'go on'],
    ['ask', 999, 'asked'],
    ['ask', 1_001, 'asked'],
    ['cancel', 1_000, 'go on'],
    ['cancel', 999, 'rejected'],
    ['cancel', 1_001, 'rejected'],
  ] as const)('OB22 a shopper who said "%s" and is asked for %i instead of 1000: %s', (onChange, minor, expected) => {
    expect(wishForTotal({ total, onChange, fromWindow: false }, { ...total, minor })).toBe(expected);
  });

  test('a total in another currency is never "not dearer"', () => {
    expect(wishForTotal(order, { ...total, minor: 1, currency: 'CHF' })).toBe('asked');
    expect(wishForTotal(order, { ...total, minor: 1, exponent: 3 })).toBe('asked');
    expect(wishForTotal({ ...order, total: null }, total)).toBe('asked');
  });

  test('OB22 missing stock is never accepted unasked', () => {
    const error: CommerceError = { kind: 'OutOfStock', message: '', lines: ['v1'] };
    expect(eventName('commit', error)).toBe('asked');
    expect(eventName('commit', error, 'ask')).toBe('asked');
    expect(eventName('commit', error, 'cancel')).toBe('rejected');
  });

  test('OB46 where a commit may have arrived, a change goes to a person, whatever the shopper wished', () => {
    const dearer: CommerceError = { kind: 'PriceChanged', message: '', newTotal: { ...total, minor: 2_000 } };
    for (const onChange of ['ask', 'cancel'] as const) {
      expect(eventAfter('quote', { ...order, onChange, keyUsedAt: 1 }, dearer)?.event).toBe('needs-human');
      expect(eventAfter('commit', { ...order, onChange, keyUsedAt: 1 }, dearer)?.event).toBe('needs-human');
    }
    const cheaper: CommerceError = { ...dearer, newTotal: { ...total, minor: 1 } };
    expect(eventAfter('quote', { ...order, keyUsedAt: 1 }, cheaper)).toBeNull();
  });

  test('OB12 the words of the store are not kept, what it says as data is', () => {
    const error: CommerceError = { kind: 'Invalid', message: 'Ada Lovelace has no street', issues: ['name: Ada'] };
    expect(JSON.stringify(withoutTheirWords(error))).not.toMatch(/Ada/);
    const dearer: CommerceError = { kind: 'PriceChanged', message: 'Ada', newTotal: { ...total, minor: 2_000 } };
    expect(withoutTheirWords(dearer)).toEqual({
      ...{ kind: 'PriceChanged', message: 'The price has changed' },
      newTotal: { ...total, minor: 2_000 },
    });
    const lines: CommerceError = { kind: 'OutOfStock', message: 'Ada', lines: ['v1'] };
    expect(withoutTheirWords(lines)).toMatchObject({ lines: ['v1'] });
  });
});
