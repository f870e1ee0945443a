import { describe, expect, test } from 'vitest';
import { scriptedClock } from '../../test/harness/scripted-clock.ts';
import { scriptedSeal, unsealed } from '../../test/harness/scripted-seal.ts';
import { memoryDisk, memoryTables } from '../../test/simulation/memory-tables.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderView } from '../contract/order-view.ts';
import type { HandOverAnswer, OfficeClient } from '../handover/office-client.ts';
import { OrderStore } from '../handover/order-store.ts';
import { viewOfIntent } from '../handover/view-of-intent.ts';
import { anOrder } from '../outbox/simulation/bench-kiosk.ts';
import { askedOfOrder } from './asked-of-order.ts';

/** A window in which one order was placed, beside an office that says what it is told to say. */
async function bench(seq: number) {
  const clock = scriptedClock();
  const store = new OrderStore(
    memoryTables(memoryDisk(), { read: async (effect) => effect(), commit: async (effect) => effect() }),
  );
  const seal = scriptedSeal();
  const handed: OrderIntent[] = [];
  const script: { answer: 'accepted' | 'away' | 'refused' } = { answer: 'accepted' };
  const office: OfficeClient = {
    async handOver(sealed): Promise<HandOverAnswer> {
      const intent = unsealed(sealed);
      if (script.answer === 'away') return { kind: 'away' };
      handed.push(intent);
      if (script.answer === 'refused') return { kind: 'refused', error: { kind: 'Invalid', message: 'no' } };
      return { kind: 'accepted', order: { ...viewOfIntent(intent, 0), seq: 100 + handed.length } };
    },
    changes: async () => null,
    status: async () => null,
    answer: async () => ({ kind: 'away' }),
    visitEnded: async () => {},
    tell: async () => {},
    windowKey: async () => null,
  };
  const order: OrderView = { ...viewOfIntent(anOrder(1), 0), seq };
  const sealed = await seal.seal(anOrder(1));
  if (sealed !== null) await store.keep(sealed, order);
  if (seq > 0) await store.handedOver(order);
  const told: OrderView[] = [];
  let woken = 0;
  let byte = 0;
  const api = askedOfOrder({
    ...{ store, office, seal, clock, here: () => ({ kiosk: 'kiosk-1', store: 'loc-1' }) },
    randomBytes: (length) => Uint8Array.from({ length }, () => (byte = (byte * 167 + 13) % 251)),
    onWaiting: () => void woken++,
    onOrders: async (orders) => void told.push(...orders),
  });
  return { api, store, clock, handed, script, order, told, woken: () => woken };
}

describe('OB54 taking an order back', () => {
  test('is asked under the code of the order, and kept until it is at an end', async () => {
    const { api, handed, told, order, store } = await bench(5);
    expect(await api.cancel(order, 'de')).toMatchObject({
      saved: 'journal',
      order: { kind: 'cancel', about: order.id },
    });
    expect(handed).toMatchObject([
      { kind: 'cancel', order: order.id, ticket: order.ticket, language: 'de', store: 'loc-1' },
    ]);
    expect(told).toMatchObject([{ kind: 'cancel', seq: 101 }]);
    expect(await store.inJournal()).toEqual(new Set([order.id, handed[0]?.id]));
  });

  test('two taps, or asking once more later, is asking once', async () => {
    const { api, handed, order } = await bench(5);
    const [one, other] = await Promise.all([api.cancel(order, 'en'), api.cancel(order, 'en')]);
    expect(one).toEqual(other);
    expect(await api.cancel(order, 'en')).toMatchObject({ saved: 'journal', order: { id: handed[0]?.id } });
    expect(handed).toHaveLength(1);
  });

  test('with the back office away it is kept in the window, and once', async () => {
    const { api, script, order, store, woken } = await bench(5);
    script.answer = 'away';
    const first = await api.cancel(order, 'en');
    expect(first).toMatchObject({ saved: 'window', order: { seq: 0, state: 'queued' } });
    expect(await api.cancel(order, 'en')).toEqual(first);
    expect([woken(), (await store.waiting()).length]).toEqual([1, 1]);
  });

  test('waits for an order that the back office has not got yet, also when it is there again', async () => {
    const { api, handed, order, store } = await bench(0);
    expect(await api.cancel(order, 'en')).toMatchObject({ saved: 'window' });
    expect(handed).toEqual([]);
    expect(new Set((await store.waiting()).map(({ view }) => view.kind))).toEqual(new Set(['order', 'cancel']));
  });

  test('that a person has in hand may be asked once more, and what nobody took is said to be nowhere', async () => {
    const { api, handed, order, script, store } = await bench(5);
    await api.cancel(order, 'en');
    const [cancel] = (await store.views()).filter(({ kind }) => kind === 'cancel');
    if (cancel) await store.mirror([{ ...cancel, seq: 200, state: 'needs-human' }]);
    script.answer = 'refused';
    expect(await api.cancel(order, 'en')).toEqual({ saved: 'nowhere', reason: 'refused' });
    expect(handed).toHaveLength(2);
  });
});

describe('OB54 a slip', () => {
  test('is asked of the back office and kept nowhere: paper that comes later is for nobody', async () => {
    const { api, handed, script, order, store, told } = await bench(5);
    script.answer = 'away';
    expect(await api.print(order, 'en')).toBe('away');
    expect([(await store.waiting()).length, told.length]).toEqual([0, 0]);
    script.answer = 'accepted';
    expect(await api.print(order, 'en')).toBe('accepted');
    expect(handed).toMatchObject([{ kind: 'print', document: { what: 'ticket', order: order.id } }]);
    expect(told).toMatchObject([{ kind: 'print', about: order.id }]);
  });
});

describe('OB54 a wish to hear when something is back', () => {
  const wish = { variant: 'v-9', contact: { email: 'zebedee@quartermaine.example' }, language: 'fr' };

  test('goes its way under a code of its own', async () => {
    const { api, handed, order, told } = await bench(5);
    expect(await api.tellWhenBack(wish)).toMatchObject({ saved: 'journal', order: { kind: 'back-in-stock' } });
    expect(handed).toMatchObject([{ kind: 'back-in-stock', ...wish, store: 'loc-1' }]);
    expect(handed[0]?.ticket).not.toBe(order.ticket);
    expect(told).toHaveLength(1);
  });

  test('OB43 with the back office away is kept sealed, and named nowhere in the clear', async () => {
    const { api, script, store, woken } = await bench(5);
    script.answer = 'away';
    expect(await api.tellWhenBack(wish)).toMatchObject({ saved: 'window' });
    expect(JSON.stringify([await store.waiting(), await store.views()])).not.toMatch(/zebedee|quartermaine/);
    expect([woken(), (await store.waiting()).length]).toEqual([1, 1]);
  });
});

describe('OB55 an order is found by its code', () => {
  test('however it is typed, with what was asked of it; another code finds nothing', async () => {
    const { api, order, told } = await bench(5);
    await api.cancel(order, 'en');
    told.length = 0;
    expect(await api.find(' 234 · 678 ')).toMatchObject({ id: order.id });
    expect(told).toMatchObject([{ kind: 'cancel', about: order.id }]);
    expect(await api.find('K7M4QR')).toBeNull();
  });

  test('of two under one code, the newer', async () => {
    const { api, store } = await bench(5);
    const newer = { ...viewOfIntent(anOrder(2), 9_000), seq: 6 };
    await store.mirror([newer, { ...viewOfIntent(anOrder(3), 8_000), seq: 7 }]);
    expect(await api.find('234678')).toMatchObject({ id: newer.id });
  });
});
