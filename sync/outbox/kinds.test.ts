import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { fail, succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { anOrder, benchKiosk, euros, placedAs, registrationOf } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
type Bench = ReturnType<typeof bench>;

const transient: CommerceError = { kind: 'Transient', message: '' };
const away = () => fail(transient);
const by = 'staff-7';
const order = anOrder(1);
const intentHead = (number: number) => {
  const { id, ticket, kiosk, store, language, createdAt } = anOrder(number);
  return { id, ticket, kiosk, store, language, createdAt };
};
const cart: OrderIntent = (({ payment: _, onChange: __, ...rest }) => ({ ...rest, kind: 'cart-hand-off' as const }))(
  anOrder(2),
);
const cancel: OrderIntent = { ...intentHead(3), kind: 'cancel', order: order.id };
const wish: OrderIntent = { ...intentHead(4), kind: 'back-in-stock', variant: 'v', contact: { email: 'a@b.ie' } };
const customer: OrderIntent = {
  ...intentHead(5),
  ...{ kind: 'customer', customer: { contact: { name: 'Ada' }, language: 'en', newsletter: false } },
};
const print: OrderIntent = { ...intentHead(6), kind: 'print', document: { what: 'ticket', order: order.id } };

type Outbox = Awaited<ReturnType<Bench['open']>>;
const viewIn = (outbox: Outbox, { id }: { id: string }) => outbox.changesAfter(0).orders.find((view) => view.id === id);

/** An outbox that took these, one after the other, each with so long to be carried. */
async function carried(kiosk: Bench, intents: readonly OrderIntent[], ms = 60_000) {
  const outbox = await kiosk.open();
  for (const intent of intents) {
    await kiosk.wait(outbox.accept(intent));
    await kiosk.pass(ms);
  }
  return { outbox, view: (intent: { id: string }) => viewIn(outbox, intent) };
}

describe('OB23 intents of every kind', () => {
  test('each is taken, listed by its kind with nothing personal, and the same after a restart', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const all = [order, cart, wish, customer];
    const { outbox } = await carried(kiosk, all, 0);
    const before = outbox.changesAfter(0);
    expect(before.orders.map(({ kind, state }) => [kind, state])).toEqual(all.map(({ kind }) => [kind, 'queued']));
    expect(JSON.stringify(before)).not.toMatch(/Ada|a@b/);
    outbox.kill();
    const again = await kiosk.open();
    expect(again.changesAfter(0)).toEqual(before);
    expect(await kiosk.wait(again.accept(wish))).toMatchObject({ value: { fresh: false } });
  });

  test('a cart is handed off and says where it goes on; nothing is ordered', async () => {
    const kiosk = bench();
    const { view } = await carried(kiosk, [cart]);
    expect(kiosk.said()).toEqual(['prepare', 'hand off']);
    const handoff = { how: 'ticket', ticket: '234678', expiresAt: null };
    expect(view(cart)).toMatchObject({ state: 'placed', handoff, platformOrder: null, total: euros(1_000) });
  });

  test('a hand-off without an answer is asked for again, one whose container is gone begins anew', async () => {
    const kiosk = bench();
    const problems: (CommerceError | null)[] = [transient, { kind: 'NotFound', message: '' }, null];
    kiosk.script.handoff = () => problems.shift() ?? null;
    const { view } = await carried(kiosk, [cart]);
    expect(kiosk.said()).toEqual(['prepare', 'hand off', 'hand off', 'prepare', 'hand off']);
    expect(view(cart)?.state).toBe('placed');
  });

  test('a cart that the platform says it has already is asked about, and no faster than anything else', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => ({ kind: 'AlreadyDone', message: '' });
    await carried(kiosk, [cart], 600_000);
    expect(new Set(kiosk.said())).toEqual(new Set(['prepare']));
    expect(kiosk.sent.length).toBeLessThan(40);
  });

  test.each([wish, customer])(
    '$kind is registered once, with its attempt on the disk before it is sent',
    async (one) => {
      const kiosk = bench();
      const { view } = await carried(kiosk, [one]);
      expect(kiosk.said()).toEqual(['register']);
      expect(kiosk.sent[0]?.journal.map(({ event }) => event)).toEqual(['accepted', 'committing']);
      expect(view(one)).toMatchObject({ state: 'placed', platformOrder: `wish ${one.id}`, attempts: 1 });
    },
  );

  test('a wish without an answer is looked up after the lag, and sent again only when it is not there', async () => {
    const kiosk = bench();
    let sent = 0;
    kiosk.script.register = (intent) =>
      ++sent === 1
        ? { outcome: 'ambiguous', error: transient }
        : { outcome: 'registered', registration: registrationOf(intent) };
    const { view } = await carried(kiosk, [wish]);
    expect(kiosk.said()).toEqual(['register', 'look-up', 'register']);
    const [first, lookUp] = kiosk.sent;
    expect((lookUp?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(kiosk.capabilities.lookupLagMs);
    expect(view(wish)?.state).toBe('placed');
  });

  test('OB15 a wish of somebody else in the answer is no answer; what is found under its id is', async () => {
    const kiosk = bench();
    kiosk.script.register = () => ({ outcome: 'registered', registration: registrationOf(order.id) });
    kiosk.script.lookup = (intent) => ({ result: 'registered', registration: registrationOf(intent) });
    const { view } = await carried(kiosk, [wish]);
    expect(kiosk.said()).toEqual(['register', 'look-up']);
    expect(view(wish)?.platformOrder).toBe(`wish ${wish.id}`);
  });

  test('OB9 a wish under whose id the store knows an order is for a person', async () => {
    const kiosk = bench();
    kiosk.script.register = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = (intent) => {
      const placed = placedAs(intent);
      return placed.outcome === 'placed' ? { result: 'found', order: placed.order } : { result: 'absent' };
    };
    const { view } = await carried(kiosk, [wish]);
    expect(view(wish)).toMatchObject({ state: 'needs-human', error: { kind: 'KeyReuse' } });
  });

  test('OB5 a kill while a wish is being registered leads to a look-up', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    kiosk.script.register = (intent) => {
      outbox.kill();
      return { outcome: 'registered', registration: registrationOf(intent) };
    };
    await kiosk.wait(outbox.accept(wish));
    await kiosk.pass(10_000);
    kiosk.script.lookup = (intent) => ({ result: 'registered', registration: registrationOf(intent) });
    const again = await kiosk.open();
    await kiosk.pass(60_000);
    expect(kiosk.said()).toEqual(['register', 'look-up']);
    expect(viewIn(again, wish)?.state).toBe('placed');
  });
});

describe('OB24 cancelling', () => {
  test('an order that never left is cancelled here at once, also while the store is away', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { view } = await carried(kiosk, [order, cancel], 5_000);
    expect([view(order)?.state, view(cancel)?.state]).toEqual(['cancelled', 'placed']);
    expect(kiosk.sent).toEqual([]);
  });

  test('an order that the store has is cancelled there, and stays what it was here', async () => {
    const kiosk = bench();
    const { view } = await carried(kiosk, [order, cancel]);
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'commit', 'cancel']);
    expect(view(cancel)).toMatchObject({ state: 'placed', about: order.id, platformOrder: `order of ${order.id}` });
    expect(view(order)?.state).toBe('placed');
  });

  test('with the disk full nothing is cancelled at the store before there is room to write it down', async () => {
    const kiosk = bench();
    const { outbox, view } = await carried(kiosk, [order]);
    const hasRoom = kiosk.script.append;
    let written = 0;
    kiosk.script.append = () => written++ === 0;
    await kiosk.wait(outbox.accept(cancel));
    await kiosk.pass(5_000);
    expect([kiosk.said().at(-1), view(cancel)?.state]).toEqual(['commit', 'queued']);
    expect(written).toBeGreaterThan(1);
    kiosk.script.append = hasRoom;
    await kiosk.pass(60_000);
    expect([kiosk.said().at(-1), view(cancel)?.state]).toEqual(['cancel', 'placed']);
  });

  test('an order of which nobody knows whether the store has it is waited for', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = () => ({ result: 'unknown', error: transient });
    const { outbox, view } = await carried(kiosk, [order, cancel]);
    expect([view(order)?.state, view(cancel)?.state]).toEqual(['unknown', 'queued']);
    await kiosk.wait(outbox.act(order.id, { event: 'resolved', by, how: { as: 'placed', order: 'o-7' } }));
    await kiosk.pass(60_000);
    expect(kiosk.said().at(-1)).toBe('cancel');
    expect(view(cancel)).toMatchObject({ state: 'placed', platformOrder: 'o-7' });
  });

  test('a cancel without an answer is looked up by the order’s status, and sent again only where it is not cancelled', async () => {
    const kiosk = bench();
    const { script } = kiosk;
    const whenAsked = script.cancel;
    let sent = 0;
    script.cancel = (id) => (++sent === 1 ? { outcome: 'ambiguous', error: transient } : whenAsked(id));
    const { view } = await carried(kiosk, [order, cancel]);
    expect(kiosk.said().slice(3)).toEqual(['cancel', 'status', 'cancel']);
    expect(view(cancel)?.state).toBe('placed');
    expect(new Set(kiosk.sent.filter(({ what }) => what === 'cancel').map(({ intent }) => intent)).size).toBe(1);
  });

  test('OB15 an answer that shows the order as it was is no answer; its status is', async () => {
    const kiosk = bench();
    const { script } = kiosk;
    script.cancel = (id) => {
      const status = script.status(id);
      return status.ok ? { outcome: 'cancelled', order: status.value } : { outcome: 'rejected', error: status.problem };
    };
    const asItWas = script.status;
    const { view } = await carried(kiosk, [order, cancel], 3_000);
    script.status = (id) => {
      const status = asItWas(id);
      return status.ok ? succeed({ ...status.value, cancelled: true }) : status;
    };
    await kiosk.pass(60_000);
    expect(kiosk.said().slice(3)).toEqual(['cancel', 'status']);
    expect(view(cancel)?.state).toBe('placed');
  });

  test.each([
    ['an order that this kiosk never had', [cancel], 'NotFound'],
    ['a cart that was handed off', [cart, { ...cancel, order: cart.id }], 'NotFound'],
  ] as const)('OB9 %s is for a person', async (_, intents, kind) => {
    const kiosk = bench();
    const { view } = await carried(kiosk, intents);
    expect(view(cancel)).toMatchObject({ state: 'needs-human', error: { kind } });
  });

  test('OB9 what the store will not take back, or does not know, is for a person', async () => {
    const tooLate = bench();
    tooLate.script.cancel = () => ({ outcome: 'rejected', error: { kind: 'Invalid', message: '' } });
    expect((await carried(tooLate, [order, cancel])).view(cancel)).toMatchObject({ error: { kind: 'Invalid' } });
    const unknown = bench();
    unknown.script.cancel = () => ({ outcome: 'rejected', error: { kind: 'NotFound', message: '' } });
    unknown.script.status = () => fail({ kind: 'NotFound', message: '' });
    expect((await carried(unknown, [order, cancel])).view(cancel)).toMatchObject({
      ...{ state: 'needs-human', error: { kind: 'NotFound' } },
    });
  });

  test('an order that another kiosk has is cancelled there, by a person', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox, view } = await carried(kiosk, [order], 0);
    await kiosk.wait(outbox.act(order.id, { event: 'handed-over', by, to: 'kiosk-2' }));
    await kiosk.wait(outbox.accept(cancel));
    await kiosk.pass(5_000);
    expect(view(cancel)).toMatchObject({ state: 'needs-human', error: { kind: 'Unsupported' } });
  });

  test('OB21 an order whose last record may be missing is looked up before it is cancelled', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox } = await carried(kiosk, [anOrder(9), order], 0);
    outbox.kill();
    const [first] = kiosk.pieces;
    if (first) first[30] = 0;
    const again = await kiosk.open();
    await kiosk.wait(again.accept(cancel));
    await kiosk.pass(10_000);
    expect([viewIn(again, order)?.state, viewIn(again, cancel)?.state]).toEqual(['queued', 'queued']);
  });
});

describe('OB20 what happens on the way of each kind', () => {
  const record = (sequence: number, what: object) =>
    encodeRecord({ sequence, payload: Uint8Array.from(JSON.stringify(what), (letter) => letter.charCodeAt(0)) });
  const taken = ({ kind, id, ticket }: OrderIntent, sealed: OrderIntent, more: object = {}) => ({
    ...{ event: 'accepted', kind, id, at: 5, ticket, cart: null, total: null, taken: [], onChange: 'ask' },
    ...{ sealed: `sealed ${JSON.stringify(sealed)}`, ...more },
  });
  const committing = ({ id }: OrderIntent) => ({
    id,
    at: 6,
    event: 'committing',
    attempt: 1,
    total: null,
    keyTtlMs: 1,
  });

  test('a wish that is refused for now is sent again, one that is refused for good is for a person', async () => {
    const kiosk = bench();
    const refusals: CommerceError['kind'][] = ['Transient', 'Invalid'];
    kiosk.script.register = () => {
      const kind = refusals.shift() ?? 'Transient';
      return { outcome: 'rejected', error: { kind, message: '' } as CommerceError };
    };
    const { view } = await carried(kiosk, [wish]);
    expect(kiosk.said()).toEqual(['register', 'register']);
    expect(view(wish)).toMatchObject({ state: 'needs-human', error: { kind: 'Invalid' }, mayHaveArrived: false });
  });

  test('a full disk while an order is cancelled is waited for', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox, view } = await carried(kiosk, [order], 0);
    await kiosk.wait(outbox.accept(cancel));
    kiosk.script.append = () => false;
    await kiosk.pass(2_000);
    expect(view(order)?.state).toBe('queued');
    kiosk.script.append = () => true;
    await kiosk.pass(600_000);
    expect([view(order)?.state, view(cancel)?.state]).toEqual(['cancelled', 'placed']);
  });

  test('a change of mind about whom to write to is another body of the same wish', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox, view } = await carried(kiosk, [wish], 0);
    await kiosk.wait(outbox.edit(wish.id, by, { ...wish, contact: { email: 'c@d.ie' } }));
    expect(view(wish)).toMatchObject({ state: 'queued', total: null, taken: [] });
  });

  test('what was killed on its way, or does not hold what it says, goes on without doing anything twice', async () => {
    const kiosk = bench();
    kiosk.pieces.push(
      record(1, taken(cart, cart)),
      record(2, committing(cart)),
      record(3, taken(cancel, cancel)),
      record(4, taken(customer, cart)),
      record(5, taken(wish, wish)),
      record(6, { id: wish.id, at: 6, event: 'unknown', reason: 'answer' }),
      record(7, taken(print, print, { about: order.id })),
      record(8, { id: print.id, at: 6, event: 'unknown', reason: 'damage' }),
    );
    const outbox = await kiosk.open();
    await kiosk.pass(60_000);
    const states = outbox.changesAfter(0).orders.map(({ kind, state, error }) => [kind, state, error?.kind ?? null]);
    expect(new Set(states)).toEqual(
      new Set([
        ['cart-hand-off', 'placed', null],
        ['cancel', 'needs-human', 'NotFound'],
        ['customer', 'needs-human', 'KeyReuse'],
        ['back-in-stock', 'placed', null],
        ['print', 'needs-human', 'Ambiguous'],
      ]),
    );
    expect(kiosk.printed).toEqual([]);
  });
});

describe('OB27 a store that never says', () => {
  test('whether it registered a wish, or cancelled an order, is for a person after an hour', async () => {
    const kiosk = bench();
    const { script } = kiosk;
    script.register = () => ({ outcome: 'ambiguous', error: transient });
    script.lookup = () => ({ result: 'unknown', error: transient });
    script.cancel = () => ({ outcome: 'ambiguous', error: transient });
    script.status = away;
    const { view } = await carried(kiosk, [order, cancel, wish], 1_000);
    await kiosk.pass(6_000_000);
    for (const one of [cancel, wish]) expect(view(one)).toMatchObject({ state: 'needs-human', mayHaveArrived: true });
    expect(kiosk.said().filter((what) => what === 'cancel' || what === 'register')).toHaveLength(2);
  });
});

describe('OB25 printing', () => {
  test('a ticket is printed while the store is away, with nothing personal on it', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { view } = await carried(kiosk, [{ ...order, contact: { name: 'Ada' } }, print], 5_000);
    expect(view(print)?.state).toBe('placed');
    expect(kiosk.printed).toEqual([
      {
        code: '234678',
        lines: [{ text: '2 x Thing', sku: '2 x s', amount: '10.00' }],
        total: 'EUR 10.00',
      },
    ]);
  });

  test('nobody knows whether it came out: a person looks, and it is printed again only when that person says so', async () => {
    const kiosk = bench();
    kiosk.script.print = () => 'unknown';
    const { outbox, view } = await carried(kiosk, [order, print], 600_000);
    expect(kiosk.printed).toHaveLength(1);
    expect(view(print)).toMatchObject({ state: 'needs-human', error: { kind: 'Ambiguous' } });
    kiosk.script.print = () => 'printed';
    await kiosk.wait(outbox.act(print.id, { event: 'retried', by }));
    await kiosk.pass(10_000);
    expect(kiosk.printed).toHaveLength(2);
    expect(view(print)?.state).toBe('placed');
  });

  test('a kill while it prints is as good as no answer', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    kiosk.script.print = () => {
      outbox.kill();
      return 'printed';
    };
    for (const intent of [order, print]) await kiosk.wait(outbox.accept(intent));
    await kiosk.pass(10_000);
    const again = await kiosk.open();
    await kiosk.pass(60_000);
    expect(kiosk.printed).toHaveLength(1);
    expect(viewIn(again, print)?.state).toBe('needs-human');
  });

  test('a printer that is off is asked a few times, then a person; tried again, it is asked again', async () => {
    const kiosk = bench();
    kiosk.script.print = () => 'not-sent';
    const { outbox, view } = await carried(kiosk, [order, print], 600_000);
    expect(kiosk.printed).toHaveLength(6);
    expect(view(print)).toMatchObject({ state: 'needs-human', error: { kind: 'Transient' } });
    kiosk.script.print = () => 'printed';
    await kiosk.wait(outbox.act(print.id, { event: 'retried', by }));
    await kiosk.pass(60_000);
    expect(view(print)?.state).toBe('placed');
  });

  test('OB9 without a printer, and for an order that is not here or has no ticket, a person hears why', async () => {
    const none = bench();
    none.levers.printer = false;
    expect((await carried(none, [order, print])).view(print)).toMatchObject({ error: { kind: 'Unsupported' } });
    expect((await carried(bench(), [print])).view(print)).toMatchObject({ error: { kind: 'NotFound' } });
    const ofWish: OrderIntent = { ...print, document: { what: 'ticket', order: wish.id } };
    expect((await carried(bench(), [wish, ofWish])).view(print)).toMatchObject({ error: { kind: 'NotFound' } });
  });

  test('a locked vault is waited for, a lost key is for a person', async () => {
    const kiosk = bench();
    const { outbox, view } = await carried(kiosk, [order]);
    kiosk.script.open = () => 'locked';
    await kiosk.wait(outbox.accept(print));
    await kiosk.pass(5_000);
    expect(view(print)?.state).toBe('queued');
    kiosk.script.open = () => 'lost';
    await kiosk.pass(60_000);
    expect(view(print)).toMatchObject({ state: 'needs-human', error: { kind: 'Unsupported' } });
  });
});
