import { describe, expect, test } from 'vitest';
import { scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderPort } from '../contract/commerce-port.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { fail, succeed } from '../kernel/result.ts';
import { asciiJson } from './ascii.ts';
import { canonicalJson } from './canonical-json.ts';
import { targetOf } from './cancel-steps.ts';
import type { CarryParts } from './carrying.ts';
import { orderCarrier } from './carry-order.ts';
import { changesBy } from './changes-by.ts';
import { startCompaction } from './compact-now-and-then.ts';
import { countNumbers } from './count-numbers.ts';
import { encodeRecord, type Frame } from './frame.ts';
import { encodeEvent, type JournalEvent, type OrderEvent } from './journal-event.ts';
import { decodeNote } from './journal-note.ts';
import { keptOf } from './kept-records.ts';
import { openJournal } from './open-journal.ts';
import type { OrderBook } from './order-book.ts';
import { newOrder } from './order-record.ts';
import { watchReachability } from './reachability.ts';
import { decodeHead, encodeHead } from './segment-head.ts';
import { anOrder, benchKiosk, placedAs, registrationOf } from './simulation/bench-kiosk.ts';
import { createSimulatedDisk, type Gate } from './simulation/simulated-disk.ts';
import { storeLine } from './store-line.ts';
import { writeNew } from './write-new.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
type Bench = ReturnType<typeof bench>;
const by = 'staff-7';
const transient: CommerceError = { kind: 'Transient', message: '' };
const { id, ticket, kiosk: name, store, language, createdAt } = anOrder(1);
const head = (number: number) => ({ ...{ ticket, kiosk: name, store, language, createdAt }, id: anOrder(number).id });
const customer = (newsletter: boolean): OrderIntent => ({
  ...head(5),
  ...{ kind: 'customer', customer: { contact: { name: 'Ada' }, language: 'en', newsletter } },
});
const cancel: OrderIntent = { ...head(3), kind: 'cancel', order: id };

async function opened(kiosk: Bench, ...intents: OrderIntent[]) {
  const outbox = await kiosk.open();
  for (const intent of intents) await kiosk.wait(outbox.accept(intent));
  return { outbox, view: (wanted: string) => outbox.changesAfter(0).orders.find((one) => one.id === wanted) };
}

describe('an outbox', () => {
  test('OB20 what has no cart and costs nothing is changed like an order', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail(transient);
    const { outbox } = await opened(kiosk, customer(false));
    expect(await kiosk.wait(outbox.edit(anOrder(5).id, by, customer(true)))).toMatchObject({
      ok: true,
      value: { total: null },
    });
  });

  test('OB9 another order, or a customer, under the id of ours is for a person', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = (intent) => ({ result: 'registered', registration: registrationOf(intent) });
    const { view } = await opened(kiosk, anOrder(1));
    await kiosk.pass(60_000);
    expect(view(id)).toMatchObject({ state: 'needs-human', error: { kind: 'KeyReuse' } });
  });

  test('OB9 a customer whose key is lost, or in whose place something else is sealed, is for a person', async () => {
    const kiosk = bench();
    kiosk.script.open = () => 'lost';
    const { view } = await opened(kiosk, customer(false));
    await kiosk.pass(60_000);
    expect(view(anOrder(5).id)?.state).toBe('needs-human');
    const other = bench();
    const accepted: JournalEvent = {
      ...{ event: 'accepted', at: 1, id, kind: 'customer', ticket, cart: null, total: null, taken: [] },
      ...{ onChange: 'ask', sealed: `sealed ${canonicalJson(anOrder(1))}` },
    };
    other.pieces.push(encodeRecord({ sequence: 1, payload: encodeEvent(accepted) }));
    const { view: viewOfOther } = await opened(other);
    await other.pass(60_000);
    expect(viewOfOther(id)).toMatchObject({ state: 'needs-human', error: { kind: 'KeyReuse' } });
  });

  test('OB23 a cancel that the disk refuses to write down is tried again', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => transient;
    const { view } = await opened(kiosk, anOrder(1), cancel);
    kiosk.script.append = () => false;
    await kiosk.pass(5_000);
    expect(view(id)?.state).toBe('queued');
    kiosk.script.append = () => true;
    await kiosk.pass(120_000);
    expect(view(id)?.state).toBe('cancelled');
    expect(view(anOrder(3).id)?.state).toBe('placed');
  });

  test('OB7 records that tell of nothing that is there, or of it again, are set aside and stay', async () => {
    const kiosk = bench();
    const accepted: JournalEvent = {
      ...{ event: 'accepted', at: 1, id, ticket, cart: null, total: null, taken: [], onChange: 'ask', sealed: 's' },
    };
    const events: JournalEvent[] = [
      accepted,
      { ...accepted, at: 2 },
      { event: 'stale', at: 3, id: anOrder(9).id, error: null },
    ];
    for (const [at, event] of events.entries())
      kiosk.pieces.push(encodeRecord({ sequence: at + 1, payload: encodeEvent(event) }));
    kiosk.script.info = () => fail(transient);
    const { view } = await opened(kiosk);
    expect(view(id)?.acceptedAt).toBe(1);
    expect(kiosk.logged.find(({ event }) => event === 'journal-read')?.fields).toMatchObject({
      setAside: 2,
      orders: 1,
    });
  });

  test('what is final and not yet wiped is known, and only that', async () => {
    const kiosk = bench();
    const { outbox } = await opened(kiosk, anOrder(1));
    expect(outbox.toWipe(Number.POSITIVE_INFINITY, 10)).toEqual([]);
    await kiosk.pass(60_000);
    expect(outbox.toWipe(Number.POSITIVE_INFINITY, 10)).toEqual([id]);
    await kiosk.wait(outbox.wiped(id));
    expect(outbox.toWipe(Number.POSITIVE_INFINITY, 10)).toEqual([]);
  });

  test('a store whose probe is refused for another reason is failing; one that answers after the end is not heard', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail({ kind: 'Invalid', message: '' });
    const outbox = await kiosk.open();
    await kiosk.pass(1_000);
    expect(outbox.reachability.connection()).toMatchObject({ state: 'away', reason: 'failing' });
    const asked = Promise.withResolvers<ReturnType<typeof fail<CommerceError>>>();
    const parts = { clock: scriptedClock(), random: seededRandom(1), logger: silentLogger, onChange: () => {} };
    const closing = watchReachability({ ...parts, probe: () => asked.promise });
    closing.close();
    asked.resolve(fail(transient));
    await settled();
    expect(closing.connection()).toEqual({ state: 'unknown' });
  });
});

describe('carrying', () => {
  const order = newOrder(
    { event: 'accepted', at: 1, id, ticket, cart: null, total: null, taken: [], onChange: 'ask', sealed: 's' },
    1,
  );
  const partsWith = (book: Partial<OrderBook>): CarryParts => ({
    book: book as OrderBook,
    orders: {} as OrderPort,
    ...{ printer: null, clock: scriptedClock(), distrusted: new Set<string>() },
    seal: { seal: async () => succeed(''), open: async () => succeed(canonicalJson(anOrder(1))) },
    capabilities: () => {
      throw new Error('not asked');
    },
  });

  test('what is not in the book is finished, and a cancel of nothing finds nothing', async () => {
    const book = { get: () => null };
    expect(await orderCarrier(partsWith(book))(id)).toEqual({ kind: 'finished' });
    expect(targetOf(order, book)).toBeNull();
  });

  test('OB20 a step that the machine does not have is a bug, and is thrown', async () => {
    const book: Partial<OrderBook> = {
      get: () => order,
      record: async () => fail({ kind: 'refused', reason: 'not-from-here' }),
    };
    await expect(orderCarrier(partsWith(book))(id)).rejects.toThrow('not-from-here');
  });

  test('an event that nobody knows is a bug', () => {
    expect(() => changesBy(order, { event: 'lost', id, at: 1, by } as unknown as OrderEvent)).toThrow('not handled');
  });

  test('OB28 switched off, no call for an order is made at all', async () => {
    const never = () => Promise.reject(new Error('was sent'));
    const orders = {
      prepare: never,
      quote: never,
      commit: never,
      lookup: never,
      status: never,
      handoff: never,
      cancel: never,
      register: never,
    };
    const reachability = { answered: () => {}, failed: () => {} };
    const line = storeLine({ orders, reachability, budget: { earn: () => {} }, isOff: () => true });
    const request = { intentId: id, expectedTotal: { minor: 1, currency: 'EUR', exponent: 2 } };
    const intent = customer(false) as Parameters<OrderPort['register']>[0];
    const answers = [line.prepare(intent), line.quote('c'), line.status('o'), line.handoff('c')];
    for (const answer of await Promise.all(answers))
      expect(answer).toMatchObject({ ok: false, problem: transient.kind && { kind: 'Transient' } });
    const outcomes = [line.commit('c', request), line.cancel('o', request), line.register(intent)];
    for (const outcome of await Promise.all(outcomes)) expect(outcome).toMatchObject({ outcome: 'rejected' });
    expect(await line.lookup({ intent: id })).toMatchObject({ result: 'unknown' });
  });

  test('OB22 a price that fell at the commit is a reason to try again for who wanted it not dearer', async () => {
    const kiosk = bench();
    let commits = 0;
    kiosk.script.commit = (intent) =>
      ++commits > 1
        ? placedAs(intent)
        : {
            outcome: 'rejected',
            error: { kind: 'PriceChanged', message: '', newTotal: { minor: 1, currency: 'EUR', exponent: 2 } },
          };
    const { view } = await opened(kiosk, anOrder(1, { onChange: 'accept-if-not-dearer' }));
    await kiosk.pass(60_000);
    expect([commits, view(id)?.state]).toEqual([2, 'placed']);
  });
});

describe('the journal', () => {
  const atOnce: Gate = (_, effect) => Promise.resolve(effect());
  const record = (sequence: number): Frame => ({
    sequence,
    payload: asciiJson({ id: `o-${sequence}` }),
    start: 0,
    end: 0,
  });
  const nothing = { head: null, records: [], frames: [], unread: [], damaged: 0, tornTail: false, cut: false, end: 0 };

  async function journalOn(disk = createSimulatedDisk(seededRandom(1)), gate = atOnce) {
    const opening = await openJournal({ disk: disk.connect(gate), clock: scriptedClock(), segmentBytes: 4_096 });
    if (!opening.ok) throw new Error(opening.problem.kind);
    return { disk, journal: opening.value };
  }
  const append = (sequence: number) =>
    encodeRecord({ sequence, payload: asciiJson({ id: 'o', text: 'x'.repeat(900) }) });

  test('OB6 a record that comes after a later one does not count', () => {
    const counting = countNumbers(() => {}, 0);
    counting.add({ ...nothing, records: [record(2), record(1)] });
    expect(counting.end()).toMatchObject({ outOfOrder: 1, lastSequence: 2 });
  });

  test('OB7 a head with a wrong checksum, or one that says what cannot be, is none', () => {
    const whole = encodeHead({ room: 0, merged: null });
    expect(decodeHead(whole).kind).toBe('head');
    expect(decodeHead(whole.with(20, 1)).kind).toBe('none');
    expect(decodeHead(whole.with(9, 255)).kind).toBe('none');
    expect(decodeHead(encodeHead({ room: -1, merged: null })).kind).toBe('none');
    expect(decodeNote(asciiJson({ note: 'of another version' }))).toBeNull();
  });

  test('OB7 damage is kept in notes, in pieces where it is large, and what nobody can read is never dropped', () => {
    const bytes = new Uint8Array(70_000).fill(7);
    const kept = keptOf(bytes, { ...nothing, unread: [{ start: 0, end: bytes.length, why: 'damaged' }] }, new Set());
    expect(kept.parts).toHaveLength(2);
    const strange = ['"text"', 'null', '{}'].map((text, at): Frame => {
      const payload = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
      return { sequence: at + 1, payload, start: at, end: at + 1 };
    });
    expect(keptOf(bytes, { ...nothing, records: strange, frames: strange }, new Set(['o-1'])).dropped).toBe(0);
  });

  test('OB18 what is closed while it is being written leaves nothing behind', async () => {
    const disk = createSimulatedDisk(seededRandom(1));
    const written = await writeNew(disk.connect(atOnce), 'a.new', [new Uint8Array(1)], () => true);
    expect([written, disk.names()]).toEqual([fail({ kind: 'closed' }), []]);
  });

  test('OB18 a journal that is closed, or meets a newer version, is not merged', async () => {
    const { disk, journal } = await journalOn();
    for (let sequence = 1; sequence <= 12; sequence++) await journal.append(append(sequence));
    const before = disk.names();
    const file = await disk.connect(atOnce).create('00000099.journal');
    if (!file.ok) throw new Error('no file');
    await file.value.write(0, encodeHead({ room: 0, merged: null }, 3));
    expect(await journal.compact(new Set())).toEqual(succeed({ segments: 0, droppedRecords: 0 }));
    await journal.close();
    expect(await journal.compact(new Set(['o']))).toEqual(succeed({ segments: 0, droppedRecords: 0 }));
    expect(disk.names()).toEqual([...before, '00000099.journal']);
  });

  test('OB18 a journal that is closed in the middle of it stops there', async () => {
    let closeAtRead = false;
    const gate: Gate = (call, effect) => {
      if (closeAtRead && call === 'read') void journal.close();
      return Promise.resolve(effect());
    };
    const { disk, journal } = await journalOn(undefined, gate);
    for (let sequence = 1; sequence <= 12; sequence++) await journal.append(append(sequence));
    const before = disk.names();
    closeAtRead = true;
    expect(await journal.compact(new Set(['o']))).toEqual(succeed({ segments: 0, droppedRecords: 0 }));
    expect(disk.names()).toEqual(before);
  });

  test('OB18 what is closed while the journal is being shortened sets no clock again', async () => {
    const clock = scriptedClock();
    const merging = Promise.withResolvers<ReturnType<typeof succeed<{ segments: number; droppedRecords: number }>>>();
    const parts = { clock, logger: silentLogger, orders: { mayDrop: () => new Set<string>() } };
    const compaction = startCompaction({ ...parts, journal: { compact: () => merging.promise } });
    await clock.advance(60_000);
    compaction.close();
    merging.resolve(succeed({ segments: 0, droppedRecords: 0 }));
    await settled();
    expect(clock.timers).toBe(0);
  });
});
