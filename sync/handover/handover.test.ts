import { describe, expect, test } from 'vitest';
import { cartLine } from '../../test/harness/order-samples.ts';
import { eventually, scriptedClock, settled } from '../../test/harness/scripted-clock.ts';
import { scriptedSeal } from '../../test/harness/scripted-seal.ts';
import { type Access, memoryDisk, memoryTables } from '../../test/simulation/memory-tables.ts';
import * as v from 'valibot';
import { type OrderIntent, orderIntentSchema } from '../contract/order-intent.ts';
import { ends, type OrderView } from '../contract/order-view.ts';
import { pause } from '../kernel/clock.ts';
import type { LogFields } from '../kernel/logger.ts';
import { seededRandom } from '../kernel/random.ts';
import { anOrder } from '../outbox/simulation/bench-kiosk.ts';
import { type KeptCart, withLine } from './cart.ts';
import { startHandOver } from './hand-over-loop.ts';
import { startKeyWatch } from './key-watch.ts';
import { startMirror } from './mirror-loop.ts';
import type { HandOverAnswer, OfficeClient } from './office-client.ts';
import { handOffOfCart, orderOfCart } from './order-of-cart.ts';
import { OrderStore } from './order-store.ts';
import { placeOrder } from './place-order.ts';
import { startStatusWatch } from './status-watch.ts';
import { viewOfIntent } from './view-of-intent.ts';

const emptyCart: KeptCart = { id: anOrder(1).id, ticket: '234678', begunAt: 0, lines: [], total: null };
const head = { kiosk: 'k', store: 's', language: 'en', payment: 'till', onChange: 'ask' } as const;
const error = { kind: 'Invalid', message: 'no' } as const;
const viewAt = (number: number, seq: number): OrderView => ({ ...viewOfIntent(anOrder(number), 0), seq });

/** A window's parts on a bench: its disk fails when told to, and its office says what it is told to say. */
function bench() {
  const clock = scriptedClock();
  const disk = memoryDisk();
  const trouble: { disk: Error | null } = { disk: null };
  const perhaps = async <Value>(effect: () => Value): Promise<Value> => {
    if (trouble.disk !== null) throw trouble.disk;
    return effect();
  };
  const access: Access = { read: perhaps, commit: perhaps };
  const logged: { event: string; fields: LogFields }[] = [];
  const write = (event: string, fields: LogFields = {}) => void logged.push({ event, fields });
  const told: string[] = [];
  const office: OfficeClient = {
    handOver: async () => ({ kind: 'away' }),
    changes: async () => null,
    status: async () => null,
    answer: async () => ({ kind: 'away' }),
    visitEnded: async () => {},
    tell: async ({ what, count }) => void told.push(`${what} ${count}`),
    windowKey: async () => null,
  };
  const store = new OrderStore(memoryTables(disk, access));
  return {
    ...{ clock, disk, trouble, logged, told, office, store },
    logger: { info: write, warn: write },
    random: seededRandom(1),
  };
}

const sealedOrder = async (number: number) =>
  (await scriptedSeal().seal(anOrder(number))) ?? Promise.reject(new Error());

describe('a cart', () => {
  test('an empty one costs nothing and is no order', () => {
    const line = cartLine();
    const withOne = withLine(emptyCart, line);
    expect(withLine(withOne, { ...line, quantity: 0 })).toEqual(emptyCart);
    expect(orderOfCart(emptyCart, head, undefined)).toBeNull();
  });

  test('the same goods to be had in two ways are two lines, and a line that is there is set', () => {
    const line = cartLine();
    const elsewhere = cartLine({ fulfilment: { how: 'collect', location: 'loc-2' } });
    const cart = [line, elsewhere, { ...line, quantity: 3 }].reduce(withLine, emptyCart);
    expect(cart.lines).toEqual([{ ...line, quantity: 3 }, elsewhere]);
  });

  test('what has no choice is called by its name alone', () => {
    const order = orderOfCart(withLine(emptyCart, cartLine({ choice: '' })), head, undefined);
    expect(order?.lines[0]?.title).toBe('Storm shell');
  });

  test('OB54 a cart goes on elsewhere under the id and code it would be ordered under, and nobody is asked where to send it', () => {
    const cart = withLine(emptyCart, cartLine({ fulfilment: { how: 'ship' } }));
    const { id, ticket } = emptyCart;
    const handedOff = handOffOfCart(cart, { kiosk: 'k', store: 's', language: 'en' });
    expect(handedOff).toMatchObject({
      kind: 'cart-hand-off',
      id,
      cart: id,
      ticket,
      lines: [{ fulfilment: { how: 'ship' } }],
    });
    expect(v.is(orderIntentSchema, handedOff)).toBe(true);
    expect(handOffOfCart(emptyCart, head)).toBeNull();
  });

  test('what is no order has neither cart nor total before the office has said anything of it', () => {
    const { id, ticket, kiosk, store, language } = anOrder(1);
    const intent: OrderIntent = {
      id,
      ticket,
      kiosk,
      store,
      language,
      createdAt: 0,
      kind: 'back-in-stock',
      variant: 'v',
      contact: {},
    };
    expect(viewOfIntent(intent, 0)).toMatchObject({ cart: null, total: null, taken: [] });
    const { payment: _, onChange: __, ...body } = anOrder(1);
    expect(viewOfIntent({ ...body, kind: 'cart-hand-off' }, 0)).toMatchObject({
      cart: 'cart-1',
      total: { minor: 1_000 },
    });
  });
});

describe('placing an order', () => {
  test('OB13 a store that fails for another reason than room says so', async () => {
    const { store, office, clock, trouble } = bench();
    trouble.disk = new Error('broken');
    const { answer } = await placeOrder({ store, office, clock, seal: scriptedSeal() }, anOrder(1));
    expect(answer).toEqual({ saved: 'nowhere', reason: 'storage-failed' });
  });

  test('OB9 an order that was refused and that the window could not keep either is nowhere', async () => {
    const { store, office, clock, trouble, disk } = bench();
    office.handOver = async () => ({ kind: 'refused', error });
    trouble.disk = new Error('broken');
    const { answer } = await placeOrder({ store, office, clock, seal: scriptedSeal() }, anOrder(1));
    expect(answer).toEqual({ saved: 'nowhere', reason: 'refused' });
    expect(disk.mirror.size).toBe(0);
  });
});

describe('OB54 what is about an order', () => {
  const aboutFirst = (number: number): OrderView => ({ ...viewAt(number, 0), kind: 'cancel', about: anOrder(1).id });
  const cancelOf = (number: number): OrderIntent => {
    const { id, ticket, kiosk, store, language } = anOrder(number);
    return { id, ticket, kiosk, store, language, createdAt: 0, kind: 'cancel', order: anOrder(1).id };
  };

  test('OB54 is handed over at once when the back office has the order, and not before', async () => {
    for (const here of [false, true]) {
      const { store, office, clock } = bench();
      if (here) await store.keep(await sealedOrder(1), viewAt(1, 0));
      let asked = 0;
      office.handOver = async () => ({ kind: 'accepted', order: { ...aboutFirst(2), seq: ++asked } });
      const { answer } = await placeOrder({ store, office, clock, seal: scriptedSeal() }, cancelOf(2));
      expect([answer.saved, asked]).toEqual(here ? ['window', 0] : ['journal', 1]);
    }
  });

  test('OB54 a window’s store that cannot be read keeps nobody from asking', async () => {
    const { store, office, clock, trouble } = bench();
    trouble.disk = new Error('broken');
    office.handOver = async () => ({ kind: 'accepted', order: { ...aboutFirst(2), seq: 7 } });
    const { answer } = await placeOrder({ store, office, clock, seal: scriptedSeal() }, cancelOf(2));
    expect(answer.saved).toBe('journal');
  });

  test('OB54 goes after the order, whichever was kept first, and in a later round where that failed', async () => {
    const parts = bench();
    await parts.store.keep(await sealedOrder(0), aboutFirst(0));
    await parts.store.keep(await sealedOrder(1), viewAt(1, 0));
    await parts.store.keep(await sealedOrder(2), aboutFirst(2));
    const asked: string[] = [];
    let away = true;
    parts.office.handOver = async ({ id }) => {
      asked.push(id);
      if (away) return { kind: 'away' };
      return { kind: 'accepted', order: { ...viewAt(Number(id.at(-1)), 5 + asked.length), state: 'placed' } };
    };
    const loop = startHandOver({ ...parts, onOrder: () => {} });
    await eventually('the order is tried', () => asked.length === 1);
    expect(asked).toEqual([anOrder(1).id]);
    away = false;
    loop.wake();
    await eventually('all are handed over', async () => {
      await parts.clock.advance(1_000);
      return (await parts.store.waiting()).length === 0;
    });
    expect(asked.slice(1)).toEqual([1, 2, 0].map((number) => anOrder(number).id));
    loop.close();
  });
});

describe('the order store', () => {
  test('OB14 a cart that has been followed by another stays', async () => {
    const { store } = bench();
    await store.changeCart(() => emptyCart);
    expect(await store.dropCartOf('another')).toBe(false);
    expect(await store.cart()).toEqual(emptyCart);
  });

  test('OB14 OB47 a copy that nobody has taken stays, whatever the journal says of an order with its id: it may be another, of a cart that came back', async () => {
    const { store } = bench();
    await store.keep(await sealedOrder(1), viewAt(1, 0));
    const placed = { ...viewAt(1, 5), state: 'placed' as const };
    await store.mirror([placed]);
    await store.unite([placed], new Set());
    expect((await store.waiting()).map(({ intent }) => intent.id)).toEqual([placed.id]);
    await store.handedOver(placed);
    expect(await store.waiting()).toEqual([]);
  });

  const withBegin = (begunAt: number) => (cart: KeptCart | null) => ({ ...(cart ?? emptyCart), begunAt });

  test('OB60 a cart that the disk does not take is there all the same, each change upon the last, and is written when it can be', async () => {
    const { store, disk, trouble } = bench();
    await store.changeCart(() => emptyCart);
    trouble.disk = new Error('full');
    await Promise.all([
      store.changeCart(withBegin(1)),
      store.changeCart((cart) => ({ ...withBegin(2)(cart), id: `${cart?.begunAt}` })),
    ]);
    expect(await store.cart()).toMatchObject({ begunAt: 2, id: '1' });
    expect(disk.notes.get('cart')?.value).toEqual(emptyCart);
    trouble.disk = null;
    await store.changeCart(withBegin(3));
    expect(disk.notes.get('cart')?.value).toMatchObject({ begunAt: 3, id: '1' });
    expect(await store.cart()).toMatchObject({ begunAt: 3, id: '1' });
  });

  test('OB60 a visit ends on a full disk too, and its cart is gone from the disk with the next thing that it takes', async () => {
    const { store, disk, trouble } = bench();
    await store.changeCart(() => emptyCart);
    trouble.disk = new Error('full');
    await store.dropCart();
    expect(await store.cart()).toBeNull();
    trouble.disk = null;
    await store.keep(await sealedOrder(1), viewAt(1, 0));
    expect([disk.notes.has('cart'), await store.cart()]).toEqual([false, null]);
  });

  test('OB60 a visit that ends on a full disk takes nothing of who comes next, and leaves them nothing', async () => {
    const { store, disk, trouble } = bench();
    await store.changeCart(() => emptyCart);
    trouble.disk = new Error('full');
    const begin = (cart: KeptCart | null) => {
      trouble.disk = null;
      return { ...emptyCart, id: cart === null ? 'next' : `after ${cart.id}` };
    };
    const [, next] = await Promise.all([store.dropCart(), store.changeCart(begin)]);
    expect(next.id).toBe('next');
    expect([await store.cart(), disk.notes.get('cart')?.value]).toEqual([next, next]);
  });

  test('OB60 a change that cannot be made says so, and stands in the way of no other', async () => {
    const { store } = bench();
    const broken = () => {
      throw new Error('no such thing');
    };
    await expect(store.changeCart(broken)).rejects.toThrow('no such thing');
    expect(await store.changeCart(() => emptyCart)).toEqual(emptyCart);
  });

  test('OB60 what was let go of while something else was written is not in memory either', async () => {
    const { store, disk, trouble } = bench();
    trouble.disk = new Error('full');
    const { id } = await store.changeCart(() => emptyCart);
    trouble.disk = null;
    const dropping: Promise<boolean>[] = [];
    await store.changeCart((cart) => {
      dropping.push(store.dropCartOf(id));
      return withBegin(1)(cart);
    });
    expect(await Promise.all(dropping)).toEqual([true]);
    expect([await store.cart(), disk.notes.has('cart')]).toEqual([null, false]);
  });

  test('OB60 a cart in memory that was ordered is gone, and what is begun after it is another', async () => {
    const { store, trouble } = bench();
    trouble.disk = new Error('full');
    const { id } = await store.changeCart(() => emptyCart);
    await expect(store.dropCartOf(id)).rejects.toThrow('full');
    expect(await store.cart()).toBeNull();
    await store.changeCart(() => ({ ...emptyCart, id: 'next' }));
    trouble.disk = null;
    expect(await store.dropCartOf(id)).toBe(false);
    expect(await store.cart()).toMatchObject({ id: 'next' });
  });

  test('OB9 what was refused and is not kept here is shown all the same', async () => {
    const { store, disk } = bench();
    await store.refused(viewAt(1, 0));
    expect([disk.intents.size, (await store.views()).length]).toEqual([0, 1]);
  });

  test('OB43 only what is sealed holds a key', async () => {
    const { store, disk } = bench();
    disk.intents.set(anOrder(1).id, { id: anOrder(1).id, intent: anOrder(1), refused: false });
    expect(await store.heldKeys()).toEqual([]);
    await store.keep(await sealedOrder(2), viewAt(2, 0));
    expect(await store.heldKeys()).toEqual(['0000000000001']);
    expect((await store.waiting()).map(({ view }) => view.state)).toEqual(['queued', 'queued']);
  });
});

describe('OB47 the copy of an order that was handed over', () => {
  async function handedOver() {
    const parts = bench();
    await parts.store.keep(await sealedOrder(1), viewAt(1, 0));
    await parts.store.handedOver(viewAt(1, 5));
    return parts;
  }

  test.each(ends)('OB47 goes when the mirror hears that it is %s, however it hears it', async (state) => {
    const end = { ...viewAt(1, 9), state };
    const followed = await handedOver();
    await followed.store.mirror([end, viewAt(2, 8)]);
    const united = await handedOver();
    await united.store.unite([end], new Set([end.id]));
    const known = bench();
    await known.store.mirror([end]);
    await known.store.keep(await sealedOrder(1), viewAt(1, 0));
    expect(await known.store.handedOver(viewAt(1, 5))).toEqual(end);
    for (const { disk } of [followed, united, known]) {
      expect(disk.intents.size).toBe(0);
      expect(disk.mirror.get(end.id)).toEqual(end);
    }
  });

  test("OB47 stays where what came to its end under this id was the cart's first order, with other goods", async () => {
    const { store, disk } = bench();
    const first = viewAt(1, 9);
    await store.mirror([
      { ...first, state: 'placed', total: first.total && { ...first.total, minor: first.total.minor + 1 } },
    ]);
    await store.keep(await sealedOrder(1), viewAt(1, 0));
    await store.handedOver(viewAt(1, 5));
    expect(disk.intents.get(first.id)).toMatchObject({ journal: 'has' });
  });

  test.each(['queued', 'asking', 'unknown', 'needs-human'] as const)('OB47 stays while it is %s', async (state) => {
    const { store, disk } = await handedOver();
    await store.mirror([{ ...viewAt(1, 9), state }]);
    expect([disk.intents.size, await store.waiting()]).toEqual([1, []]);
  });

  test('OB47 in the clear goes at once, and one that was refused stays whatever is heard', async () => {
    const { store, disk } = bench();
    const { id } = anOrder(1);
    disk.intents.set(id, { id, intent: anOrder(1), refused: false });
    await store.handedOver(viewAt(1, 5));
    expect(disk.intents.size).toBe(0);
    await store.keep(await sealedOrder(2), viewAt(2, 0));
    await store.refused(viewAt(2, 0));
    await store.mirror([{ ...viewAt(2, 6), state: 'placed' }]);
    expect(disk.intents.get(anOrder(2).id)).toMatchObject({ refused: true });
  });

  test('OB51 a window that knows of no order, where the journal has some, has lost its store, and says so', async () => {
    const { store, office, told, ...parts } = bench();
    const known = [viewAt(1, 5), viewAt(2, 6)];
    const answers = [known, known];
    office.changes = async () => {
      const orders = answers.shift();
      return orders === undefined ? null : { seq: 6, orders };
    };
    const mirror = startMirror({ ...parts, store, office, onOrders: () => {}, onLost: () => {} });
    await eventually('both are united', () => answers.length === 0);
    await settled();
    mirror.close();
    expect(told).toEqual(['window-lost 2']);
  });

  test('OB47 one that was handed over after the journal was asked is not lost', async () => {
    const { store, office, disk, ...parts } = bench();
    await store.keep(await sealedOrder(1), viewAt(1, 0));
    let asked = 0;
    office.changes = async (after) => {
      if (asked++ > 0) return null;
      await store.handedOver(viewAt(1, 5));
      return { seq: after, orders: [] };
    };
    const mirror = startMirror({ ...parts, store, office, onOrders: () => {}, onLost: () => {} });
    await eventually('the answer is looked at', () => asked > 0);
    await settled();
    expect([disk.intents.get(anOrder(1).id)?.journal, (await store.views())[0]?.seq]).toEqual(['has', 5]);
    expect(parts.logged).toEqual([]);
    mirror.close();
  });

  test('OB47 OB51 how many were lost is told, a number only, and they are handed over at once', async () => {
    const { store, office, logged, ...parts } = await handedOver();
    const gone = { ...viewAt(2, 6), state: 'placed' as const };
    await store.mirror([gone, viewAt(3, 7)]);
    const refused = { ...viewAt(4, 0), state: 'needs-human' as const, error };
    await store.refused(refused);
    const answers = [{ seq: 0, orders: [] }];
    office.changes = async () => answers.shift() ?? null;
    let woken = 0;
    const shown: OrderView[] = [];
    const mirror = startMirror({
      ...{ ...parts, store, office },
      onOrders: (views) => void shown.push(...views),
      onLost: () => void woken++,
    });
    await eventually('it is told', () => shown.length > 0);
    mirror.close();
    expect([woken, logged]).toEqual([1, [{ event: 'orders-recovered', fields: { count: 1 } }]]);
    // The one that nobody has a copy of is for a person; an end is an end.
    expect(parts.told).toEqual(['orders-lost 1']);
    expect(shown.map(({ id, state }) => [id, state])).toEqual([
      [anOrder(1).id, 'unknown'],
      [anOrder(3).id, 'needs-human'],
    ]);
    expect(shown.at(-1)?.error).toMatchObject({ kind: 'NotFound' });
    expect((await store.waiting()).map(({ intent }) => intent)).toEqual([
      { ...(await sealedOrder(1)), mayHaveArrived: true },
    ]);
    const views = new Map((await store.views()).map((view) => [view.id, view]));
    expect([views.get(gone.id), views.get(refused.id)]).toEqual([{ ...gone, seq: 0 }, refused]);
  });

  test('OB47 one whose hand-over was never answered, and that was followed with a number, was in the journal that is lost', async () => {
    const { store, disk } = bench();
    await store.keep(await sealedOrder(1), viewAt(1, 0));
    await store.mirror([viewAt(1, 7)]);
    expect(await store.unite([], await store.inJournal())).toMatchObject({ lost: 1 });
    expect(disk.intents.get(anOrder(1).id)?.journal).toBe('lost');
    const again = { ...viewAt(1, 2), state: 'unknown' as const };
    await store.handedOver(again);
    expect(await store.views()).toEqual([again]);
  });

  test('OB47 what had a number in a journal that is lost is shown as the one that is there now has it, by whatever number', async () => {
    const { store } = bench();
    const ended = { ...viewAt(1, 40), state: 'placed' as const };
    await store.mirror([ended]);
    await store.unite([], await store.inJournal());
    const again = { ...ended, seq: 3, platformOrder: 'another' };
    await store.mirror([again]);
    expect(await store.views()).toEqual([again]);
  });
});

describe('handing over', () => {
  async function handing(answers: HandOverAnswer[]) {
    const parts = bench();
    for (const number of [1, 2]) await parts.store.keep(await sealedOrder(number), viewAt(number, 0));
    const told: OrderView[] = [];
    const asked: string[] = [];
    parts.office.handOver = async ({ id }) => {
      asked.push(id);
      return answers.shift() ?? { kind: 'away' };
    };
    return {
      ...parts,
      told,
      asked,
      notices: parts.told,
      start: () => startHandOver({ ...parts, onOrder: (view) => told.push(view) }),
    };
  }

  test('OB9 OB51 a refused one is kept for a person, who is told, and never sent again, the next one goes', async () => {
    const { start, told, asked, clock, store, notices } = await handing([
      { kind: 'refused', error },
      { kind: 'accepted', order: viewAt(2, 5) },
    ]);
    const loop = start();
    await eventually('both are told', () => told.length === 2);
    await clock.advance(60_000);
    expect(told).toMatchObject([{ state: 'needs-human', error }, { seq: 5 }]);
    expect(asked).toHaveLength(2);
    expect(notices).toEqual(['orders-kept 1']);
    expect(await store.waiting()).toEqual([]);
    loop.close();
  });

  test('OB48 one that hears nothing of an office asks for it about twice a second at first, and seldom later', async () => {
    const { start, asked, clock } = await handing([]);
    const loop = start();
    await clock.advance(4_000);
    const soon = asked.length;
    expect(soon / 2).toBeGreaterThanOrEqual(7);
    await clock.advance(600_000);
    const before = asked.length;
    await clock.advance(60_000);
    expect((asked.length - before) / 2).toBeLessThan(20);
    loop.close();
  });

  test('OB13 a window that closes hands over nothing more', async () => {
    const { start, asked, office, clock } = await handing([]);
    const first = Promise.withResolvers<HandOverAnswer>();
    const { handOver } = office;
    office.handOver = (intent, deadlineMs) => handOver(intent, deadlineMs).then(() => first.promise);
    const loop = start();
    await eventually('one is under way', () => asked.length === 1);
    loop.close();
    first.resolve({ kind: 'away' });
    await clock.advance(60_000);
    expect(asked).toHaveLength(1);
  });

  test('OB13 a store that fails is told, unless the window is closing, and is tried again', async () => {
    const { start, asked, trouble, logged, clock, store } = await handing([]);
    trouble.disk = new Error('broken');
    const loop = start();
    await eventually('it is told', () => logged.length === 1);
    trouble.disk = null;
    await clock.advance(20_000);
    expect(asked.length).toBeGreaterThan(0);
    expect(logged).toEqual([{ event: 'hand-over.storage-failed', fields: { name: 'Error' } }]);
    const failing = Promise.withResolvers<never>();
    store.waiting = () => failing.promise;
    loop.wake();
    await settled();
    loop.close();
    failing.reject(new Error('closed'));
    await clock.advance(60_000);
    expect(logged).toHaveLength(1);
  });
});

describe('following the journal', () => {
  test('OB45 another journal than the one that was followed is read from its beginning', async () => {
    const parts = bench();
    const asked: number[] = [];
    const answers = [
      { seq: 9, orders: [viewAt(1, 9)] },
      { seq: 2, orders: [] },
      { seq: 2, orders: [viewAt(2, 2)] },
    ];
    parts.office.changes = async (after) => {
      asked.push(after);
      return answers.shift() ?? null;
    };
    const mirror = startMirror({ ...parts, onOrders: () => {}, onLost: () => {} });
    await eventually('the other journal is shown', async () => (await parts.store.views()).length === 2);
    expect(asked.slice(0, 3)).toEqual([0, 9, 0]);
    mirror.close();
  });

  test('OB47 once an hour all is asked for, so that another journal is noticed that has come to the same number unseen', async () => {
    const parts = bench();
    const asked: number[] = [];
    let orders = [viewAt(1, 1)];
    parts.office.changes = async (after, waitMs) => {
      asked.push(after);
      if (waitMs > 0) await pause(parts.clock, waitMs);
      return { seq: 1, orders: orders.filter(({ seq }) => seq > after) };
    };
    const mirror = startMirror({ ...parts, onOrders: () => {}, onLost: () => {} });
    await eventually('the first is shown', async () => (await parts.store.views()).length === 1);
    orders = [viewAt(2, 1)];
    await parts.clock.advance(3_500_000);
    expect(asked.filter((after) => after === 0)).toHaveLength(1);
    await parts.clock.advance(200_000);
    await eventually('the other is shown', async () => (await parts.store.views()).length === 2);
    mirror.close();
  });

  test('a store that fails is told and tried again, and a window that closes is left in peace', async () => {
    const parts = bench();
    parts.office.changes = async () => ({ seq: 1, orders: [viewAt(1, 1)] });
    parts.trouble.disk = new Error('broken');
    const mirror = startMirror({ ...parts, onOrders: () => {}, onLost: () => {} });
    await eventually('it is told', () => parts.logged.length === 1);
    const failing = Promise.withResolvers<never>();
    parts.trouble.disk = null;
    parts.office.changes = () => failing.promise;
    await parts.clock.advance(1_000);
    mirror.close();
    failing.reject(new Error('closed'));
    await settled();
    expect(parts.logged).toEqual([{ event: 'mirror.storage-failed', fields: { name: 'Error' } }]);
  });
});

describe('the watches', () => {
  test('OB43 a key that cannot be kept is asked for again, and a closing window says nothing of it', async () => {
    const parts = bench();
    const seal = scriptedSeal(null);
    parts.office.windowKey = async () => ({ name: '0000000000007', publicKey: 'AAAA' });
    parts.trouble.disk = new Error('full');
    const watch = startKeyWatch({ ...parts, seal });
    await eventually('it is told', () => parts.logged.length === 2);
    expect(seal.inUse()).toBeNull();
    parts.trouble.disk = null;
    await parts.clock.advance(1_000);
    expect(seal.inUse()).toBe('0000000000007');
    const failing = Promise.withResolvers<never>();
    parts.office.windowKey = () => failing.promise;
    await parts.clock.advance(3_600_000);
    watch.close();
    failing.reject(new Error('closed'));
    await settled();
    expect(parts.logged).toHaveLength(2);
  });

  test('whoever asks how things stand before anything is known waits for the first answer, and later hears the last one', async () => {
    const { office, clock } = bench();
    const first = Promise.withResolvers<null>();
    office.status = () => first.promise;
    const watch = startStatusWatch({ office, clock, onStatus: () => {} });
    const asked = watch.now();
    first.resolve(null);
    const said = await asked;
    expect(said).toMatchObject({ connection: { state: 'away' } });
    expect(await watch.now()).toMatchObject({ connection: said.connection });
    watch.close();
  });
});
