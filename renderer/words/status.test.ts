import { describe, expect, test } from 'vitest';
import type { OfficeStatus } from '../../sync/contract/office-status.ts';
import type { ReplicaState } from '../../sync/worker/catalog-api.ts';
import { statusOf } from './status.ts';

const office = (connection: OfficeStatus['connection']): OfficeStatus => ({
  connection,
  sending: { state: 'on' },
  waiting: 0,
  asking: 0,
  needsHuman: 0,
  now: 0,
});
const away = office({ state: 'away', since: 0, reason: 'refused' });
const connected = office({ state: 'connected', checkedAt: 0 });
const replica = (changes: Partial<ReplicaState>): ReplicaState => ({
  phase: 'ready',
  revision: 1,
  products: 1,
  progress: { received: 0, expected: null, secondsLeft: null },
  stockCheckedAt: 5,
  quarantined: 0,
  trouble: null,
  ...changes,
});

describe('the status pill', () => {
  test('says first that we are not connected', () => {
    expect(statusOf(away, replica({ phase: 'filling' }))).toEqual({ kind: 'away' });
  });

  test.each([{ state: 'paused', since: 1 }, { state: 'off', since: 1 }, { state: 'closed' }] as const)(
    'OB28 OB33 says that orders are kept while none is sent ($state), but first that we are not connected',
    (sending) => {
      expect(statusOf({ ...connected, sending }, replica({}))).toEqual({ kind: 'kept' });
      expect(statusOf({ ...away, sending }, replica({}))).toEqual({ kind: 'away' });
    },
  );

  test('says when stock was last checked, also while nobody has said yet whether we are connected', () => {
    expect(statusOf(connected, replica({}))).toEqual({ kind: 'checked', at: 5 });
    expect(statusOf(null, replica({}))).toEqual({ kind: 'checked', at: 5 });
  });

  test('claims no check that never was', () => {
    expect(statusOf(connected, replica({ stockCheckedAt: null }))).toEqual({ kind: 'looking' });
    expect(statusOf(connected, null)).toEqual({ kind: 'looking' });
  });

  test('RP16 says that not everything is here where there is no room for more', () => {
    for (const trouble of ['storage-full', 'memory-full'] as const)
      expect(statusOf(connected, replica({ phase: 'filling', trouble }))).toEqual({ kind: 'partial' });
    expect(statusOf(connected, replica({ trouble: 'storage-full' }))).toEqual({ kind: 'checked', at: 5 });
  });

  test('never shows all of it while there is something to come', () => {
    const filling = replica({ phase: 'filling', progress: { received: 900, expected: 900, secondsLeft: 1 } });
    expect(statusOf(connected, filling)).toEqual({ kind: 'filling', share: 0.99 });
  });
});
