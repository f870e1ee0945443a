import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import type { Band, StockView } from '../../../sync/freshness/stock-view.ts';
import type { StockReasons } from '../../../sync/worker/catalog-api.ts';
import { en } from './en.ts';
import { howWeKnow } from './how-we-know.ts';

const intl = createIntl({ locale: 'en', messages: en });
const bands: readonly Band[] = ['just-checked', 'likely', 'ask', 'unknown', 'out'];
const stock = (band: Band, probability: number | null = null): StockView => ({
  ...{ band, probability, quantity: null, ageMs: 1_500_000, offers: [] },
});
const reasons: StockReasons = {
  ...{ location: 'loc-1', available: 4, policy: 'deny', confidence: 'exact' },
  ...{ toldMs: 1_500_000, confirmedMs: 1_500_000, pendingOwn: 0 },
  ...{ changedMs: null, receivedMs: null, countedMs: null },
};
const told = (view: StockView, changes: Partial<StockReasons> | null = {}, age: string | null = '25 min ago') =>
  howWeKnow((id, values) => intl.formatMessage({ id }, values), {
    ...{ store: 'Harbour Street', stock: view, age },
    reasons: changes && { ...reasons, ...changes },
  }).join(' ');

describe('how do we know?', () => {
  test('FR35 names who was asked and when, and what that is worth, for every band', () => {
    const all = bands.map((band) => told(stock(band)));
    expect(new Set(all).size).toBe(bands.length);
    for (const text of all) expect(text).toMatch(/^We last asked Harbour Street 25 min ago\. /);
  });

  test('FR35 claims neither a record nor an age that is not there', () => {
    expect(told(stock('unknown'), null)).toBe('Harbour Street has told us nothing about this one.');
    expect(told(stock('unknown'), {}, null)).toMatch(/cannot tell how long ago/);
  });

  test('FR35 says what was taken off for orders of this kiosk, and only if something was', () => {
    expect(told(stock('likely'), { pendingOwn: 1 })).toContain(
      '1 that was ordered at this kiosk is taken off already.',
    );
    expect(told(stock('likely'), { pendingOwn: 2 })).toContain('2 that were ordered');
    expect(told(stock('likely'))).not.toContain('ordered');
  });

  test('FR35 says of a figure that is less than a count of this place what it is', () => {
    expect(told(stock('ask'), { confidence: 'aggregate' })).toContain('a sum over several places');
    expect(told(stock('likely'), { confidence: 'eventual' })).toContain('a little late');
    expect(told(stock('likely'), { policy: 'untracked' })).toContain('does not count');
    expect(told(stock('unknown'), { policy: 'untracked' })).not.toContain('usually');
  });

  test('FR35 tells a chance in times out of twenty, never as certain, and none of what is not promised', () => {
    expect(told(stock('likely', 0.95))).toContain('about 19 times out of 20');
    expect(told(stock('just-checked', 0.999))).toContain('nearly every time');
    expect(told(stock('ask', 0.001))).toContain('about 1 times');
    for (const band of ['unknown', 'out'] as const) expect(told(stock(band, 0.9))).not.toContain('times out of');
    expect(told(stock('likely'))).not.toContain('times out of');
  });
});
