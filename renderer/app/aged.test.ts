import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StockView } from '../../sync/freshness/stock-view.ts';
import { aged } from './aged.ts';

const minute = 60_000;
const view: StockView = {
  band: 'just-checked',
  quantity: 4,
  ageMs: 5_000,
  probability: 0.97,
  offers: ['keep-here', 'collect', 'ship'],
};

describe('a view some time after it was read', () => {
  test('FR31 is as old as it was and the time since, and otherwise the same', () => {
    expect(aged(view, 1_000, 31_000)).toEqual({ ...view, ageMs: 35_000 });
  });

  test('FR31 does not grow younger when the clock is set back, and keeps an age that nobody knows', () => {
    expect(aged(view, 10 * minute, minute).ageMs).toBe(5_000);
    expect(aged({ ...view, band: 'unknown', ageMs: null }, 0, minute).ageMs).toBeNull();
  });

  test('FR31 promises nothing once it could not be read again, also after a sleep of the machine', () => {
    fc.assert(
      fc.property(fc.integer({ min: 90_001, max: 9_000 * minute }), (since) => {
        const { band, quantity, probability, offers } = aged(view, 0, since);
        expect({ band, quantity, probability }).toEqual({ band: 'unknown', quantity: null, probability: null });
        expect(offers).toEqual(['ask-associate', 'ship']);
      }),
    );
    expect(aged(view, 0, 90_000).band).toBe('just-checked');
  });
});
