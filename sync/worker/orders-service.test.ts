import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { cartLine } from '../../test/harness/order-samples.ts';
import { scriptedSeal, unsealed } from '../../test/harness/scripted-seal.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import type { OrderState, OrderView } from '../contract/order-view.ts';
import type { SealedIntent, WindowKey } from '../contract/window-seal.ts';
import type { AnswerTaken, HandOverAnswer, OfficeClient } from '../handover/office-client.ts';
import { orderIntent } from '../demo-store/testing/test-intents.ts';
import { dexieTables } from '../handover/dexie-tables.ts';
import { OrderStore } from '../handover/order-store.ts';
import { viewOfIntent } from '../handover/view-of-intent.ts';
import { silentLogger } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import type { OrdersNotice } from './orders-api.ts';
import { createOrdersService, type OrdersService } from './orders-service.ts';

/** A back office in memory, with a lever for each way it can behave. It is the real one's contract: an id is one order. */
function scriptedOffice() {
  const journal = new Map<string, { intent: OrderIntent; view: OrderView }>();
  let seq = 0;
  const waiting = new Set<() => void>();
  const ring = () => {
    for (const wake of waiting) wake();
    waiting.clear();
  };
  const newerThan = (after: number) => [...journal.values()].map(({ view }) => view).filter((view) => view.seq > after);
  const office = {
    reach: 'here' as 'here' | 'away' | 'answer-lost' | 'refusing',
    posts: 0,
    visitsEnded: 0,
    told: [] as string[],
    key: { name: '0000000000001', publicKey: 'AAAA' } as WindowKey | null,
    holds: [] as (readonly string[])[],
    journal,
    setState(id: string, state: OrderState) {
      const entry = journal.get(id);
      if (entry) journal.set(id, { ...entry, view: { ...entry.view, state, seq: ++seq } });
      ring();
    },
    client: {
      async handOver(handed: OrderIntent | SealedIntent): Promise<HandOverAnswer> {
        const intent = unsealed(handed);
        office.posts++;
        if (office.reach === 'away') return { kind: 'away' };
        if (office.reach === 'refusing') return { kind: 'refused', error: { kind: 'Invalid', message: 'no' } };
        const known = journal.get(intent.id) ?? { intent, view: { ...viewOfIntent(intent, 0), seq: ++seq } };
        journal.set(intent.id, known);
        ring();
        return office.reach === 'answer-lost' ? { kind: 'away' } : { kind: 'accepted', order: known.view };
      },
      async changes(after, waitMs) {
        if (office.reach !== 'here') return null;
        if (waitMs > 0 && seq === after) await new Promise<void>((resolve) => waiting.add(resolve));
        return { seq, orders: newerThan(after) };
      },
      status: async () => null,
      async answer(order, { ticket, says }): Promise<AnswerTaken> {
        const view = journal.get(order)?.view;
        if (office.reach === 'away') return { kind: 'away' };
        if (view?.ticket !== ticket || view.state !== 'asking') return { kind: 'refused' };
        return { kind: 'taken', order: { ...view, state: says.to === 'yes' ? 'queued' : 'cancelled', seq: ++seq } };
      },
      visitEnded: async () => void office.visitsEnded++,
      tell: async ({ what, count }) => void office.told.push(`${what} ${count}`),
      async windowKey(holds: readonly string[]): Promise<WindowKey | null> {
        office.holds.push(holds);
        return office.reach === 'away' ? null : office.key;
      },
    } satisfies OfficeClient,
  };
  return office;
}

/** Everything the window has written, as anybody with its files could read it. */
async function everyRow(databases: IDBFactory): Promise<unknown[]> {
  const db = await database(databases);
  const rows = await Promise.all(
    [...db.objectStoreNames].map((name) => done<unknown[]>(db.transaction(name).objectStore(name).getAll())),
  );
  db.close();
  return rows.flat();
}

async function putRow(databases: IDBFactory, table: string, row: object): Promise<void> {
  const db = await database(databases);
  await done(db.transaction(table, 'readwrite').objectStore(table).put(row));
  db.close();
}

const database = (databases: IDBFactory) => done(databases.open('endcap-orders'));

const done = <Value>(request: IDBRequest<Value>) =>
  new Promise<Value>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no answer'));
  });

const services: OrdersService[] = [];
const stores: OrderStore[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const service of services.splice(0)) service.close();
  for (const store of stores.splice(0)) store.close();
});

interface KioskOptions {
  readonly databases?: IDBFactory;
  readonly office?: ReturnType<typeof scriptedOffice>;
  /** The window's key at its start; null for a window that has never heard of one. */
  readonly firstKey?: string | null;
}

function kiosk(options: KioskOptions = {}) {
  const databases = options.databases ?? new IDBFactory();
  const office = options.office ?? scriptedOffice();
  const clock = scriptedClock();
  const notices: OrdersNotice[] = [];
  let byte = 0;
  const store = new OrderStore(dexieTables({ indexedDB: databases, IDBKeyRange }), new BroadcastChannel('endcap-cart'));
  stores.push(store);
  const service = createOrdersService({
    ...{ store, office: office.client, clock, seal: scriptedSeal(options.firstKey) },
    random: seededRandom(1),
    randomBytes: (length) => Uint8Array.from({ length }, () => (byte = (byte * 167 + 13) % 251)),
    logger: silentLogger,
    notify: (notice) => notices.push(notice),
  });
  services.push(service);
  void service.api.open({ id: 'kiosk-1', store: 'loc-1' });
  return { databases, office, clock, notices, store, service, api: service.api };
}

const draft = { language: 'en', payment: 'till', onChange: 'ask' } as const;

describe('placing an order', () => {
  test('OB1 says "journal" only when the back office has answered, and forgets the intent in the window', async () => {
    const { api, office, store } = kiosk();
    await api.setLine(cartLine());
    const answer = await api.place(draft);
    expect(answer).toMatchObject({ saved: 'journal' });
    expect(office.journal.size).toBe(1);
    expect((await api.cart()).lines).toEqual([]);
    await eventually('the window lets go of the intent', async () => (await store.waiting()).length === 0);
  });

  test('OB13 with the back office away says "window", and the order is handed over by itself when it is back', async () => {
    const { api, office, clock, service, store } = kiosk();
    service.lead();
    office.reach = 'away';
    await api.setLine(cartLine());
    const answer = await api.place(draft);
    expect(answer).toMatchObject({ saved: 'window', order: { state: 'queued' } });
    office.reach = 'here';
    await clock.advance(15_000);
    await eventually('the order reaches the journal', () => office.journal.size === 1);
    await eventually('the window lets go of the intent', async () => (await store.waiting()).length === 0);
  });

  test('OB48 a window that hears of a new back office waits for nothing: its order goes there, and the journal is asked', async () => {
    const { api, office, service, store, notices } = kiosk();
    service.officeIsBack();
    service.lead();
    office.reach = 'away';
    await api.setLine(cartLine());
    await api.place(draft);
    await eventually('nobody is there', () => office.posts > 1);
    const elsewhere = viewOfIntent(orderIntent(7), 0);
    office.journal.set(elsewhere.id, { intent: orderIntent(7), view: { ...elsewhere, seq: 1 } });
    office.reach = 'here';
    await settled();
    service.officeIsBack();
    await eventually('the order is there', () => office.journal.size === 2);
    await eventually('it is let go of', async () => (await store.waiting()).length === 0);
    const shown = () => notices.some((notice) => notice.kind === 'order' && notice.order.id === elsewhere.id);
    await eventually('the journal is shown', shown);
  });

  test('OB13 an answer that was lost leads to a second hand-over of the same id, and to one order', async () => {
    const { api, office, clock, service } = kiosk();
    service.lead();
    office.reach = 'answer-lost';
    await api.setLine(cartLine());
    expect(await api.place(draft)).toMatchObject({ saved: 'window' });
    office.reach = 'here';
    await clock.advance(15_000);
    await eventually('it is handed over again', () => office.posts >= 2);
    expect(office.journal.size).toBe(1);
  });

  test('OB13 a window killed with an unsent order hands it over after its restart', async () => {
    const first = kiosk();
    first.office.reach = 'away';
    await first.api.setLine(cartLine());
    await first.api.place(draft);
    first.service.close();
    first.store.close();
    first.office.reach = 'here';
    const second = kiosk({ databases: first.databases, office: first.office });
    second.service.lead();
    await eventually('the order reaches the journal', () => first.office.journal.size === 1);
    expect((await second.api.cart()).lines).toEqual([]);
  });

  test('OB2 two taps on "order" are one order', async () => {
    const { api, office } = kiosk();
    await api.setLine(cartLine());
    const [one, other] = await Promise.all([api.place(draft), api.place(draft)]);
    expect(one).toEqual(other);
    expect(office.journal.size).toBe(1);
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'empty-cart' });
  });

  test('OB2 a cart that is ordered again because nobody could say what became of it is the same order', async () => {
    const { api, office, store } = kiosk();
    await api.setLine(cartLine());
    vi.spyOn(store, 'keep').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    office.reach = 'answer-lost';
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'storage-full' });
    office.reach = 'here';
    expect(await api.place(draft)).toMatchObject({ saved: 'journal' });
    expect(office.journal.size).toBe(1);
  });

  test('OB9 an order that the back office refuses is kept for a person and not sent again', async () => {
    const { api, office, clock, service, store } = kiosk();
    service.lead();
    office.reach = 'refusing';
    await api.setLine(cartLine());
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'refused' });
    expect((await api.cart()).lines).toHaveLength(1);
    const posts = office.posts;
    await clock.advance(60_000);
    expect(office.posts).toBe(posts);
    expect(await store.views()).toMatchObject([{ state: 'needs-human', error: { kind: 'Invalid' } }]);
  });

  test('OB1 OB14 what the journal has is saved when the cart is gone here too, or the disk has had a moment for it', async () => {
    const { api, store, notices, clock } = kiosk();
    await api.setLine(cartLine());
    const disk = Promise.withResolvers<void>();
    const { keep } = store;
    vi.spyOn(store, 'keep').mockImplementation(async (...order) => {
      await disk.promise;
      await keep.apply(store, order);
    });
    const before = notices.length;
    let answered = false;
    const placing = api.place(draft).finally(() => (answered = true));
    await settled();
    await clock.advance(15);
    expect(answered).toBe(false);
    await clock.advance(1);
    expect(await placing).toMatchObject({ saved: 'journal' });
    expect(notices).toHaveLength(before);
    expect((await api.cart()).lines).toEqual([]);
    disk.resolve();
    await eventually('the order is told', () => notices.some(({ kind }) => kind === 'order'));
    expect(await store.waiting()).toEqual([]);
    expect(await store.cart()).toBeNull();
  });

  test('OB1 OB14 a journal that took its time keeps nobody waiting for this window’s disk as well', async () => {
    const { api, store, office, clock } = kiosk();
    await api.setLine(cartLine());
    const disk = Promise.withResolvers<void>();
    vi.spyOn(store, 'keep').mockImplementation(() => disk.promise);
    const { handOver } = office.client;
    office.client.handOver = async (intent) => {
      await clock.advance(20);
      return handOver(intent);
    };
    expect(await api.place(draft)).toMatchObject({ saved: 'journal' });
    disk.resolve();
  });

  test('OB13 with the back office away nothing is called saved before it is on this window’s disk', async () => {
    const { api, office, store } = kiosk();
    await api.setLine(cartLine());
    office.reach = 'away';
    const disk = Promise.withResolvers<void>();
    const { keep } = store;
    vi.spyOn(store, 'keep').mockImplementation(async (...order) => {
      await disk.promise;
      await keep.apply(store, order);
    });
    let answered = false;
    const placing = api.place(draft).finally(() => (answered = true));
    await settled();
    expect([office.posts, answered]).toEqual([1, false]);
    disk.resolve();
    expect(await placing).toMatchObject({ saved: 'window' });
    expect(await store.waiting()).toHaveLength(1);
  });

  test('OB14 a cart that this window’s disk does not let go of is no cart any more, and what comes next begins another', async () => {
    const { api, store } = kiosk();
    const cart = await api.setLine(cartLine());
    for (const call of ['keep', 'dropCartOf'] as const)
      vi.spyOn(store, call).mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await api.place(draft)).toMatchObject({ saved: 'journal' });
    expect((await api.cart()).lines).toEqual([]);
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'empty-cart' });
    const next = await api.setLine(cartLine({ variant: 'v-2' }));
    expect(next.lines).toMatchObject([{ variant: 'v-2' }]);
    expect(next.id).not.toBe(cart.id);
  });

  test('OB2 a cart that another window has ordered cannot be ordered here', async () => {
    const office = scriptedOffice();
    const first = kiosk({ office });
    const second = kiosk({ office, databases: first.databases });
    await first.api.setLine(cartLine());
    await eventually('the other window sees the cart', async () => (await second.api.cart()).lines.length === 1);
    await first.api.place(draft);
    await eventually('it hears that it is gone', async () => (await second.api.cart()).lines.length === 0);
    expect(await second.api.place(draft)).toEqual({ saved: 'nowhere', reason: 'empty-cart' });
    expect(office.journal.size).toBe(1);
  });

  test('something to be sent needs to know where', async () => {
    const { api } = kiosk();
    await api.setLine(cartLine({ fulfilment: { how: 'ship' } }));
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'incomplete' });
    const address = { name: 'A. Person', street: 'Street 1', postcode: '10115', city: 'Berlin', country: 'DE' };
    expect(await api.place({ ...draft, address })).toMatchObject({ saved: 'journal' });
  });
});

describe('OB54 a cart that goes on elsewhere', () => {
  test('is what the cart becomes, once: it is gone here, and cannot be ordered as well', async () => {
    const { api, office } = kiosk();
    const cart = await api.setLine(cartLine({ fulfilment: { how: 'ship' } }));
    const [one, other] = await Promise.all([api.handOffCart('de'), api.handOffCart('de')]);
    expect(one).toEqual(other);
    expect(one).toMatchObject({ saved: 'journal', order: { kind: 'cart-hand-off', id: cart.id } });
    expect((await api.cart()).lines).toEqual([]);
    expect(await api.place(draft)).toEqual({ saved: 'nowhere', reason: 'empty-cart' });
    expect(office.journal.get(cart.id)?.intent).toMatchObject({
      kind: 'cart-hand-off',
      language: 'de',
      store: 'loc-1',
    });
  });
});

describe('what the window keeps of an order', () => {
  const personal = { ...draft, contact: { email: 'zebedee@quartermaine.example' } };

  test('OB43 is sealed, in every table it is in', async () => {
    const { api, office, databases, store } = kiosk();
    office.reach = 'away';
    await api.setLine(cartLine());
    expect(await api.place(personal)).toMatchObject({ saved: 'window' });
    expect(await store.waiting()).toMatchObject([{ intent: { sealed: expect.stringMatching(/^p256-a256gcm:/) } }]);
    expect(JSON.stringify(await everyRow(databases))).not.toMatch(/zebedee|quartermaine/);
  });

  test('OB43 with no key yet and nobody to hand it to, nothing is written and nothing is called saved', async () => {
    const { api, office, databases } = kiosk({ firstKey: null });
    office.reach = 'away';
    await api.setLine(cartLine());
    expect(await api.place(personal)).toEqual({ saved: 'nowhere', reason: 'storage-failed' });
    expect((await api.cart()).lines).toHaveLength(1);
    expect(JSON.stringify(await everyRow(databases))).not.toMatch(/zebedee|quartermaine/);
  });

  test('OB43 with no key yet the journal’s word is enough, and the cart is gone all the same', async () => {
    const { api, office } = kiosk({ firstKey: null });
    office.key = null;
    await api.setLine(cartLine());
    expect(await api.place(personal)).toMatchObject({ saved: 'journal' });
    await eventually('the cart is gone', async () => (await api.cart()).lines.length === 0);
  });

  test('OB13 OB43 the key of last time serves a window that starts without the office', async () => {
    const first = kiosk({ firstKey: null });
    await eventually('the key is kept', async () => (await first.store.windowKey()) !== null);
    first.service.close();
    first.store.close();
    first.office.reach = 'away';
    const second = kiosk({ databases: first.databases, office: first.office, firstKey: null });
    await second.api.setLine(cartLine());
    await settled();
    expect(await second.api.place(personal)).toMatchObject({ saved: 'window' });
  });

  test('OB43 the office hears which keys are still needed, and the next one it names is used', async () => {
    const { api, office, clock, store } = kiosk();
    office.reach = 'away';
    await api.setLine(cartLine());
    await api.place(personal);
    office.reach = 'here';
    office.key = { name: '0000000000002', publicKey: 'AAAA' };
    await clock.advance(1_000);
    await eventually('the new key is kept', async () => (await store.windowKey())?.name === '0000000000002');
    await clock.advance(3_600_000);
    await eventually('it is asked again', () => office.holds.at(-1)?.includes('0000000000002') === true);
    // The order is still here, for this window does not lead; what it was sealed with is still needed.
    expect(office.holds.at(-1)).toEqual(['0000000000001', '0000000000002']);
  });

  test('OB13 an order that an older version kept in the clear is handed over, and gone', async () => {
    const { store, service, office, databases } = kiosk();
    await store.views();
    const old = orderIntent(1, { variant: 'v' });
    await putRow(databases, 'intents', { id: old.id, intent: old, refused: false });
    service.lead();
    await eventually('it arrives', () => office.journal.has(old.id));
    await eventually('it is gone here', async () => (await store.waiting()).length === 0);
  });
});

describe('the cart', () => {
  test('survives a restart and is gone at the end of the visit', async () => {
    const first = kiosk();
    await first.api.setLine(cartLine({ quantity: 2 }));
    first.service.close();
    first.store.close();
    const second = kiosk({ databases: first.databases });
    expect(await second.api.cart()).toMatchObject({ total: { minor: 37_800 }, lines: [{ quantity: 2 }] });
    await second.api.endVisit();
    expect(second.office.visitsEnded).toBe(1);
    expect((await second.api.cart()).lines).toEqual([]);
  });

  test('two quick changes are two changes', async () => {
    const { api } = kiosk();
    await Promise.all([api.setLine(cartLine()), api.setLine(cartLine({ variant: 'v-2' }))]);
    expect((await api.cart()).lines).toHaveLength(2);
  });

  test('OB14 a cart whose order is in the journal is gone at the next start', async () => {
    const office = scriptedOffice();
    const first = kiosk({ office });
    const cart = await first.api.setLine(cartLine());
    await first.api.place(draft);
    first.service.close();
    // As if the kill came between "saved" and emptying the cart: the cart is still there.
    await first.store.changeCart(() => ({ ...cart, ticket: 'K7M4QR', begunAt: 0 }));
    first.store.close();
    const second = kiosk({ databases: first.databases, office });
    second.service.lead();
    await eventually('the ordered cart is dropped', async () => (await second.api.cart()).lines.length === 0);
  });
});

describe('while an order is being placed', () => {
  /** Answers only when the test says so. */
  function slowly(office: ReturnType<typeof scriptedOffice>) {
    const { handOver } = office.client;
    let answerNow = () => {};
    const held = new Promise<void>((resolve) => {
      answerNow = resolve;
    });
    office.client.handOver = async (intent) => {
      const answer = await handOver(intent);
      await held;
      return answer;
    };
    return () => answerNow();
  }

  test('what is put in the cart meanwhile stays in the next cart', async () => {
    const { api, office } = kiosk();
    await api.setLine(cartLine());
    const answerNow = slowly(office);
    const placing = api.place(draft);
    await eventually('it is on its way', () => office.posts === 1);
    await api.setLine(cartLine({ variant: 'v-2' }));
    answerNow();
    await placing;
    expect((await api.cart()).lines).toMatchObject([{ variant: 'v-2' }]);
  });

  test('a refusal that comes after the visit has ended brings no cart back for the next shopper', async () => {
    const { api, office } = kiosk();
    await api.setLine(cartLine());
    office.reach = 'refusing';
    const answerNow = slowly(office);
    const placing = api.place(draft);
    await eventually('it is on its way', () => office.posts === 1);
    await api.endVisit();
    answerNow();
    expect(await placing).toEqual({ saved: 'nowhere', reason: 'refused' });
    expect((await api.cart()).lines).toEqual([]);
  });
});

describe('following the journal', () => {
  test('OB14 a kill after the mirror was written and before the cart was dropped orders nothing twice', async () => {
    const { api, store, service, clock } = kiosk();
    const cart = await api.setLine(cartLine());
    await api.place(draft);
    await store.changeCart(() => ({ ...cart, ticket: 'K7M4QR', begunAt: 0 }));
    service.lead();
    await clock.advance(1_000);
    await eventually('the ordered cart is dropped', async () => (await api.cart()).lines.length === 0);
  });

  test('OB45 orders that this window’s store has lost are shown again at its next start, and only they are told', async () => {
    const first = kiosk();
    for (const variant of ['v-1', 'v-2']) {
      await first.api.setLine(cartLine({ variant }));
      await first.api.place(draft);
    }
    first.service.lead();
    await eventually('both are shown', async () => (await first.api.orders()).every(({ seq }) => seq > 0));
    const [lost] = await first.api.orders();
    first.service.close();
    first.store.close();
    const tables = dexieTables({ indexedDB: first.databases, IDBKeyRange });
    await tables.mirror.delete(lost?.id ?? '');
    tables.close();
    const second = kiosk({ databases: first.databases, office: first.office });
    second.service.lead();
    await eventually('what was lost is there', async () => (await second.api.orders()).length === 2);
    const told = () => second.notices.flatMap((notice) => (notice.kind === 'order' ? notice.order.id : []));
    await eventually('it is told', () => told().length > 0);
    expect(told()).toEqual([lost?.id]);
  });

  test('an answer that was overtaken by a newer state does not undo it', async () => {
    const { api, office, store } = kiosk();
    await api.setLine(cartLine());
    await api.place(draft);
    const [id] = office.journal.keys();
    const queued = office.journal.get(id ?? '')?.view;
    office.setState(id ?? '', 'placed');
    const placed = office.journal.get(id ?? '')?.view;
    if (!queued || !placed) throw new Error('The journal is empty');
    await store.mirror([placed]);
    expect(await store.handedOver(queued)).toEqual(placed);
    expect(await api.orders()).toMatchObject([{ state: 'placed' }]);
  });

  test('the state of an order arrives without being asked for', async () => {
    const { api, office, clock, notices, service } = kiosk();
    await api.setLine(cartLine());
    await api.place(draft);
    const [id] = office.journal.keys();
    office.setState(id ?? '', 'placed');
    service.lead();
    await clock.advance(1_000);
    await eventually('the placed state is told', () =>
      notices.some((notice) => notice.kind === 'order' && notice.order.state === 'placed'),
    );
    expect(await api.orders()).toMatchObject([{ state: 'placed' }]);
  });

  test('FR7 what was ordered here is told as own demand until it is rejected', async () => {
    const { api, office, notices, service, clock } = kiosk();
    await api.setLine(cartLine({ quantity: 2 }));
    await api.place(draft);
    const told = () => notices.findLast((notice) => notice.kind === 'demand');
    await eventually('what was ordered is told', () => told()?.demand.length === 1);
    expect(told()).toMatchObject({ demand: [{ variant: 'v-1', location: 'loc-1', quantity: 2, placedAt: null }] });
    const [id] = office.journal.keys();
    office.setState(id ?? '', 'rejected');
    service.lead();
    await clock.advance(1_000);
    await eventually('the rejected order takes nothing any more', () => told()?.demand.length === 0);
  });

  test('OB22 an answer to what an order asks is told at once when it was taken, and not when nobody heard it', async () => {
    const { api, office, notices } = kiosk();
    await api.setLine(cartLine());
    await api.place(draft);
    const { id, ticket } = [...office.journal.values()][0]?.view ?? { id: '', ticket: '' };
    const says = () => api.answer(id, { ticket, says: { to: 'no' } });
    expect(await says()).toBe('refused');
    office.setState(id, 'asking');
    office.reach = 'away';
    expect(await says()).toBe('away');
    office.reach = 'here';
    await settled();
    const before = notices.length;
    expect(await says()).toBe('taken');
    expect(notices.slice(before)).toMatchObject([{ kind: 'order', order: { id, state: 'cancelled' } }]);
  });

  test('FR7 an order that passes through its states is told as own demand when it is made and when it is placed', async () => {
    const { api, office, notices, service } = kiosk();
    service.lead();
    const told = () => notices.filter(({ kind }) => kind === 'demand').length;
    const heardOf = (state: OrderState) =>
      eventually(state, () => notices.some((notice) => notice.kind === 'order' && notice.order.state === state));
    await eventually('that there is none is told', () => told() === 1);
    await api.setLine(cartLine());
    await api.place(draft);
    await heardOf('queued');
    const [id = ''] = office.journal.keys();
    for (const state of ['prepared', 'committing', 'placed'] as const) {
      office.setState(id, state);
      await heardOf(state);
    }
    await settled();
    expect(told()).toBe(3);
  });

  test('OB14 the first answer is always looked at; while nothing happens afterwards, nothing is written or told', async () => {
    const { office, service, store, notices } = kiosk();
    const { changes } = office.client;
    let asked = 0;
    office.client.changes = (after, waitMs) => (asked++ < 5 ? changes(after, 0) : changes(after, waitMs));
    const written = [vi.spyOn(store, 'unite'), vi.spyOn(store, 'mirror')];
    const views = vi.spyOn(store, 'views');
    service.lead();
    await eventually('it was asked several times', () => asked > 5);
    expect(written.map(({ mock }) => mock.calls.length)).toEqual([1, 0]);
    expect(views.mock.calls.length).toBeLessThanOrEqual(2);
    expect(notices.filter(({ kind }) => kind === 'demand')).toHaveLength(1);
  });
});
