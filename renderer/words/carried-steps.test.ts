import { describe, expect, test } from 'vitest';
import type { OrderView } from '../../sync/contract/order-view.ts';
import { viewOfIntent } from '../../sync/handover/view-of-intent.ts';
import { anOrder } from '../../sync/outbox/simulation/bench-kiosk.ts';
import { carriedOutcome, carriedSteps } from './carried-steps.ts';

const order = (changes: Partial<OrderView> = {}): OrderView => ({ ...viewOfIntent(anOrder(1), 0), seq: 1, ...changes });
const idsOf = (changes: Partial<OrderView>, circumstances = { connected: true, sending: true }) =>
  carriedSteps('carry', { order: order(changes), ...circumstances }).map(({ id }) => id);

describe('OB55 a cart that goes on elsewhere, and a wish', () => {
  test('is kept, and on its way, and nobody is told that it is there before it is', () => {
    expect(idsOf({})).toEqual(['carry.kept.journal', 'carry.way.sending']);
    expect(idsOf({ seq: 0 })).toEqual(['carry.kept.window', 'carry.way.sending']);
    expect(idsOf({ state: 'unknown' })).toContain('carry.way.sending');
    expect(idsOf({ state: 'placed' })).toEqual(['carry.way.placed']);
  });

  test('waits for the store, or for whoever stopped sending', () => {
    expect(idsOf({}, { connected: false, sending: true })).toContain('carry.way.waiting');
    expect(idsOf({}, { connected: true, sending: false })).toContain('carry.way.held');
  });

  test('that the store would not take is for a person, and the shopper is told whom to ask', () => {
    const steps = carriedSteps(
      'wish',
      { order: order({ state: 'needs-human' }), connected: true, sending: true },
      { code: 'K7M · 4QR' },
    );
    expect(steps).toEqual([{ mark: 'stopped', id: 'wish.way.person', values: { code: 'K7M · 4QR' } }]);
    expect(
      ['rejected', 'cancelled', 'asking'].map((state) => carriedOutcome(order({ state: state as 'asking' }))),
    ).toEqual(['stopped', 'stopped', 'stopped']);
  });
});
