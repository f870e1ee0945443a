import { describe, expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { type LogFields } from '../kernel/logger.ts';
import { type Result, succeed } from '../kernel/result.ts';
import { mayBeDropped, startCompaction } from './compact-now-and-then.ts';
import { encodeRecord } from './frame.ts';
import { type JournalEvent, encodeEvent } from './journal-event.ts';
import { newOrder, type OrderRecord } from './order-record.ts';
import { readJournal } from './read-journal.ts';

const day = 86_400_000;
const id = '01900000-0000-7000-8000-000000000001';
const accepted: Extract<JournalEvent, { event: 'accepted' }> = {
  ...{
    event: 'accepted',
    id,
    at: 0,
    ticket: '234678',
    cart: 'cart-1',
    onChange: 'ask',
    taken: [],
    sealed: 'a256gcm:AAAA',
  },
  total: { minor: 1_000, currency: 'EUR', exponent: 2 },
};
const order = (more: Partial<OrderRecord>): OrderRecord => ({ ...newOrder(accepted, 1), ...more });

describe('what may be left out of the journal', () => {
  test('OB18 only an order that is at an end and wiped, long after that', () => {
    const now = 500 * day;
    expect(mayBeDropped(order({ state: 'placed', wipedAt: 50 * day }), now)).toBe(true);
    expect(mayBeDropped(order({ state: 'placed', wipedAt: 150 * day }), now)).toBe(false);
    expect(mayBeDropped(order({ state: 'placed', wipedAt: null }), now)).toBe(false);
    for (const state of ['queued', 'unknown', 'needs-human', 'asking'] as const)
      expect(mayBeDropped(order({ state, wipedAt: 50 * day }), now), state).toBe(false);
  });

  test('OB18 what is left of an order whose older records are gone alarms nobody', async () => {
    const events: JournalEvent[] = [
      { event: 'placed', id, at: 1, order: 'o-1', total: null },
      { event: 'wiped', id, at: 2 },
    ];
    const pieces = events.map((event, at) => encodeRecord({ sequence: at + 1, payload: encodeEvent(event) }));
    const read = (some: readonly Uint8Array[]) =>
      readJournal({
        async *read() {
          yield* some;
        },
      });
    expect((await read(pieces)).recovery).toMatchObject({ orders: 0, setAside: 0, missing: 0 });
    expect((await read(pieces.slice(0, 1))).recovery).toMatchObject({ orders: 0, setAside: 1 });
  });
});

describe('compaction, now and then', () => {
  function rig(answer: Awaited<ReturnType<Parameters<typeof startCompaction>[0]['journal']['compact']>>) {
    const clock = scriptedClock();
    const asked: ReadonlySet<string>[] = [];
    const logged: (string | LogFields | undefined)[][] = [];
    const log = (event: string, fields?: LogFields) => void logged.push([event, fields]);
    const mayDrop = new Set(['one']);
    const compaction = startCompaction({
      journal: {
        async compact(orders) {
          asked.push(orders);
          return answer;
        },
      },
      ...{ clock, logger: { info: log, warn: log }, orders: { mayDrop: () => mayDrop } },
    });
    return { clock, asked, logged, mayDrop, compaction };
  }

  test('OB18 a minute after the start and then a few times a day, until it is closed; what it did is logged', async () => {
    const { clock, asked, logged, mayDrop, compaction } = rig(succeed({ segments: 3, droppedRecords: 7 }));
    await clock.advance(59_000);
    expect(asked).toEqual([]);
    await clock.advance(day);
    expect(asked).toEqual(Array.from({ length: 4 }, () => mayDrop));
    expect(logged[0]).toEqual(['journal-compacted', { segments: 3, droppedRecords: 7 }]);
    compaction.close();
    await clock.advance(day);
    expect(asked).toHaveLength(4);
    expect(clock.timers).toBe(0);
  });

  test('OB18 a disk that cannot is said, and asked again; nothing done is not worth a word', async () => {
    const full: Result<never, { kind: 'disk-full' }> = { ok: false, problem: { kind: 'disk-full' } };
    const failing = rig(full);
    await failing.clock.advance(day);
    expect(failing.asked).toHaveLength(4);
    expect(failing.logged[0]).toEqual(['journal-not-compacted', { problem: 'disk-full' }]);
    const idle = rig(succeed({ segments: 0, droppedRecords: 0 }));
    await idle.clock.advance(day);
    expect(idle.logged).toEqual([]);
  });
});
