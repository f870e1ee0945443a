import { describe, expect, test } from 'vitest';
import { succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { carried, damaged } from './simulation/carried.fixture.ts';
import { anOrder, benchKiosk, euros } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const id = anOrder(1).id;

describe('a damaged journal', () => {
  test('OB7 what is not final is looked up before anything is sent', async () => {
    const kiosk = await damaged(bench());
    kiosk.script.info = () => succeed(null);
    const again = await kiosk.open();
    await kiosk.pass(30_000);
    expect(kiosk.said()[0]).toBe('look-up');
    expect(again.changesAfter(0).orders).toMatchObject([{ id: anOrder(2).id, state: 'placed' }]);
    expect(kiosk.logged.findLast(({ event }) => event === 'journal-read')?.fields).toMatchObject({ missing: 1 });
  });

  test('OB7 a record of a version to come is kept, counted and in nobody’s way', async () => {
    const kiosk = bench();
    const { outbox } = await carried(kiosk);
    outbox.kill();
    const payload = Uint8Array.from('{"event":"teleported"}', (letter) => letter.charCodeAt(0));
    kiosk.pieces.push(encodeRecord({ sequence: 6, payload }));
    const again = await kiosk.open();
    await kiosk.wait(again.accept(anOrder(2)));
    await kiosk.pass(60_000);
    expect(again.changesAfter(0).orders.map(({ state }) => state)).toEqual(['placed', 'placed']);
    expect(kiosk.logged.findLast(({ event }) => event === 'journal-read')?.fields).toMatchObject({ setAside: 1 });
    expect(kiosk.pieces).toContainEqual(encodeRecord({ sequence: 6, payload }));
  });
});

describe('OB26 what another version wrote', () => {
  const record = (sequence: number, what: object) =>
    encodeRecord({ sequence, payload: Uint8Array.from(JSON.stringify(what), (letter) => letter.charCodeAt(0)) });
  const gift = { event: 'accepted', kind: 'gift', id, at: 5, ticket: 'K7M4QR', wrapping: 'red', sealed: 'sealed {}' };

  test('an intent of a kind to come is kept and shown, and in nobody’s way', async () => {
    const kiosk = bench();
    kiosk.pieces.push(record(1, gift));
    const outbox = await kiosk.open();
    const view = outbox.changesAfter(0).orders[0];
    expect(view).toMatchObject({ id, kind: 'other', ticket: 'K7M4QR', state: 'needs-human', mayHaveArrived: false });
    expect(outbox.recovery).toMatchObject({ setAside: 0, misfits: 0 });
    await kiosk.wait(outbox.accept(anOrder(2)));
    await kiosk.pass(60_000);
    expect(outbox.changesAfter(0).orders.map(({ state }) => state)).toEqual(['needs-human', 'placed']);
    expect(kiosk.pieces[0]).toEqual(record(1, gift));
    await kiosk.wait(outbox.act(id, { event: 'retried', by: 'staff-7' }));
    await kiosk.pass(60_000);
    expect(kiosk.sent.some(({ intent }) => intent === id)).toBe(false);
    await kiosk.wait(outbox.act(id, { event: 'handed-over', by: 'staff-7', to: 'kiosk-2' }));
    expect(outbox.changesAfter(0).orders[1]).toMatchObject({ kind: 'other', state: 'handed-over' });
  });

  test('that it may have arrived is not forgotten, and nothing of it is sent', async () => {
    const kiosk = bench();
    const total = euros(1_000);
    kiosk.pieces.push(record(1, gift), record(2, { id, at: 6, event: 'committing', attempt: 1, total, keyTtlMs: 1 }));
    const outbox = await kiosk.open();
    await kiosk.pass(60_000);
    expect(outbox.changesAfter(0).orders).toMatchObject([{ state: 'needs-human', mayHaveArrived: true }]);
    expect(kiosk.sent).toEqual([]);
  });

  test('a second intent under the same id, and one without an id, stay in the journal and are counted', async () => {
    const kiosk = bench();
    const { id: _, ...nameless } = gift;
    kiosk.pieces.push(record(1, gift), record(2, gift), record(3, nameless));
    const outbox = await kiosk.open();
    expect(outbox.changesAfter(0).orders).toHaveLength(1);
    expect(outbox.recovery).toMatchObject({ setAside: 2 });
  });

  test.each(['{"kind":"order","lines":"as they were once"}', 'no JSON at all'])(
    'an order whose body is %s is for a person, and the next of its cart goes on',
    async (body) => {
      const kiosk = bench();
      const { ticket, total } = anOrder(1);
      const head = { event: 'accepted', id, at: 5, ticket, cart: 'cart', total, taken: [], onChange: 'ask' };
      kiosk.pieces.push(record(1, { ...head, sealed: `sealed ${body}` }));
      const outbox = await kiosk.open();
      await kiosk.wait(outbox.accept(anOrder(2, { cart: 'cart' })));
      await kiosk.pass(60_000);
      expect(outbox.changesAfter(0).orders).toMatchObject([
        { id, state: 'needs-human', error: { kind: 'Unsupported' } },
        { state: 'placed' },
      ]);
    },
  );
});
