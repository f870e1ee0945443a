import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { fail } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { cancel, cart, carriedEach, customer, order, print, viewIn, wish } from './simulation/other-intents.fixture.ts';
import { benchKiosk, euros, placedAs, registrationOf } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const away = () => fail(transient);
const by = 'staff-7';

describe('OB23 intents of every kind', () => {
  test('each is taken, listed by its kind with nothing personal, and the same after a restart', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const all = [order, cart, wish, customer];
    const { outbox } = await carriedEach(kiosk, all, 0);
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
    const { view } = await carriedEach(kiosk, [cart]);
    expect(kiosk.said()).toEqual(['prepare', 'hand off']);
    const handoff = { how: 'ticket', ticket: '234678', expiresAt: null };
    expect(view(cart)).toMatchObject({ state: 'placed', handoff, platformOrder: null, total: euros(1_000) });
  });

  test('a hand-off without an answer is asked for again, one whose container is gone begins anew', async () => {
    const kiosk = bench();
    const problems: (CommerceError | null)[] = [transient, { kind: 'NotFound', message: '' }, null];
    kiosk.script.handoff = () => problems.shift() ?? null;
    const { view } = await carriedEach(kiosk, [cart]);
    expect(kiosk.said()).toEqual(['prepare', 'hand off', 'hand off', 'prepare', 'hand off']);
    expect(view(cart)?.state).toBe('placed');
  });

  test('a cart that the platform says it has already is asked about, and no faster than anything else', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => ({ kind: 'AlreadyDone', message: '' });
    await carriedEach(kiosk, [cart], 600_000);
    expect(new Set(kiosk.said())).toEqual(new Set(['prepare']));
    expect(kiosk.sent.length).toBeLessThan(40);
  });

  test.each([wish, customer])(
    '$kind is registered once, with its attempt on the disk before it is sent',
    async (one) => {
      const kiosk = bench();
      const { view } = await carriedEach(kiosk, [one]);
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
    const { view } = await carriedEach(kiosk, [wish]);
    expect(kiosk.said()).toEqual(['register', 'look-up', 'register']);
    const [first, lookUp] = kiosk.sent;
    expect((lookUp?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(kiosk.capabilities.lookupLagMs);
    expect(view(wish)?.state).toBe('placed');
  });

  test('OB15 a wish of somebody else in the answer is no answer; what is found under its id is', async () => {
    const kiosk = bench();
    kiosk.script.register = () => ({ outcome: 'registered', registration: registrationOf(order.id) });
    kiosk.script.lookup = (intent) => ({ result: 'registered', registration: registrationOf(intent) });
    const { view } = await carriedEach(kiosk, [wish]);
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
    const { view } = await carriedEach(kiosk, [wish]);
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
    const { view } = await carriedEach(kiosk, [wish]);
    expect(kiosk.said()).toEqual(['register', 'register']);
    expect(view(wish)).toMatchObject({ state: 'needs-human', error: { kind: 'Invalid' }, mayHaveArrived: false });
  });

  test('a full disk while an order is cancelled is waited for', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox, view } = await carriedEach(kiosk, [order], 0);
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
    const { outbox, view } = await carriedEach(kiosk, [wish], 0);
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
    const { view } = await carriedEach(kiosk, [order, cancel, wish], 1_000);
    await kiosk.pass(6_000_000);
    for (const one of [cancel, wish]) expect(view(one)).toMatchObject({ state: 'needs-human', mayHaveArrived: true });
    expect(kiosk.said().filter((what) => what === 'cancel' || what === 'register')).toHaveLength(2);
  });
});
