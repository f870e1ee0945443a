import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import { fail, succeed } from '../kernel/result.ts';
import { carried, damaged } from './simulation/carried.fixture.ts';
import { anOrder, benchKiosk, euros, placedAs } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const id = anOrder(1).id;

describe('what a person does', () => {
  const by = 'staff-7';
  const refused = (reason: string) => ({ ok: false, problem: { kind: 'refused', reason } });

  test('OB20 an act is on the disk before it is done; what the machine does not know is refused and leaves no trace', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail(transient);
    const { outbox } = await carried(kiosk);
    expect(await kiosk.wait(outbox.act(id, { event: 'retried', by }))).toEqual(refused('not-from-here'));
    expect(await kiosk.wait(outbox.act(anOrder(9).id, { event: 'cancelled', by }))).toEqual(refused('no-such-order'));
    expect(kiosk.events()).toHaveLength(1);
    expect(await kiosk.wait(outbox.act(id, { event: 'cancelled', by }))).toMatchObject({
      value: { state: 'cancelled' },
    });
    expect(kiosk.events().at(-1)).toMatchObject({ event: 'cancelled', by });
    outbox.kill();
    const again = await kiosk.open();
    expect(again.changesAfter(0).orders).toMatchObject([{ state: 'cancelled' }]);
  });

  test('OB20 an order cancelled while it is being prepared is not placed', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    kiosk.script.prepare = () => {
      void outbox.act(id, { event: 'cancelled', by });
      return null;
    };
    await kiosk.pass(60_000);
    expect(kiosk.said()).toEqual(['prepare']);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('cancelled');
  });

  test('OB20 what was prepared of an order is thrown away when the order was changed meanwhile', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    let edits = 0;
    kiosk.script.prepare = () => {
      if (edits++ === 0) void outbox.edit(id, by, { ...anOrder(1), contact: { name: 'Ada' } });
      return null;
    };
    await kiosk.pass(60_000);
    expect(kiosk.said()).toEqual(['prepare', 'prepare', 'quote', 'commit']);
    expect(kiosk.events().map(({ event }) => event)).toEqual([
      ...(['accepted', 'preparing', 'edited', 'preparing', 'prepared', 'committing', 'placed'] as const),
    ]);
  });

  test('OB2 OB20 an order that was changed here is the same order when the window hands it over again', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail(transient);
    const { outbox } = await carried(kiosk);
    await kiosk.wait(outbox.edit(id, by, anOrder(1, { total: euros(900) })));
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toMatchObject({
      value: { fresh: false, order: { total: euros(900) } },
    });
    expect(await kiosk.wait(outbox.edit(id, by, anOrder(2)))).toEqual(refused('other-order'));
    expect(await kiosk.wait(outbox.edit(id, by, anOrder(1, { cart: 'another' })))).toEqual(refused('other-order'));
    expect(await kiosk.wait(outbox.edit(anOrder(2).id, by, anOrder(2)))).toEqual(refused('no-such-order'));
    kiosk.script.seal = () => 'locked';
    expect(await kiosk.wait(outbox.edit(id, by, anOrder(1)))).toEqual({ ok: false, problem: { kind: 'locked' } });
  });

  test('OB21 an order that may have arrived is neither cancelled nor changed; tried again it is looked up first', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = () => ({ result: 'unknown', error: transient });
    const { outbox } = await carried(kiosk, {}, kiosk.capabilities.keyTtlMs);
    kiosk.script.lookup = () => ({ result: 'absent' });
    await kiosk.pass(600_000);
    expect(outbox.changesAfter(0).orders[0]).toMatchObject({ state: 'needs-human', mayHaveArrived: true });
    expect(await kiosk.wait(outbox.act(id, { event: 'cancelled', by }))).toEqual(refused('may-have-arrived'));
    expect(await kiosk.wait(outbox.edit(id, by, anOrder(1)))).toEqual(refused('may-have-arrived'));
    const before = kiosk.sent.length;
    expect(await kiosk.wait(outbox.act(id, { event: 'retried', by }))).toMatchObject({ value: { state: 'unknown' } });
    await kiosk.pass(60_000);
    expect(kiosk.said().slice(before)).toEqual(['look-up']);
    kiosk.script.commit = (intent) => placedAs(intent);
    await kiosk.wait(outbox.act(id, { event: 'resolved', by, how: { as: 'absent' } }));
    await kiosk.pass(60_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('OB21 after damage to the journal the record of a commit may be missing, so nothing is cancelled before a look-up', async () => {
    const kiosk = await damaged(bench());
    const again = await kiosk.open();
    const act = again.act(anOrder(2).id, { event: 'cancelled', by });
    expect(await kiosk.wait(act)).toEqual(refused('may-have-arrived'));
  });

  test('OB21 an order that another kiosk may have sent is looked up before anything is sent from here', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    const brought = { by, from: 'kiosk-2', attempts: 2, keyUsedAt: null, container: null };
    await kiosk.wait(outbox.accept(anOrder(1), { ...brought, mayHaveArrived: true }));
    await kiosk.wait(outbox.accept(anOrder(2), { ...brought, mayHaveArrived: false }));
    await kiosk.pass(60_000);
    const said = (intent: string) => kiosk.sent.filter((sent) => sent.intent === intent).map(({ what }) => what);
    expect([said(id), said(anOrder(2).id)]).toEqual([['look-up'], ['prepare', 'quote', 'commit']]);
    expect(outbox.changesAfter(0).orders.map(({ state }) => state)).toEqual(['placed', 'needs-human']);
  });

  test('OB21 OB22 after damage to the journal an order that asks is looked up, asks again, and can be answered', async () => {
    const kiosk = bench();
    kiosk.script.quote = () => succeed(1_200);
    const outbox = await kiosk.open();
    for (const number of [1, 2]) await kiosk.wait(outbox.accept(anOrder(number, { onChange: 'ask' })));
    await kiosk.pass(60_000);
    outbox.kill();
    const [first] = kiosk.pieces;
    if (first) first[30] = 0;
    const again = await kiosk.open();
    const before = kiosk.sent.length;
    expect(again.changesAfter(0).orders).toMatchObject([{ id: anOrder(2).id, state: 'unknown', question: null }]);
    await kiosk.pass(60_000);
    expect(kiosk.said().slice(before)[0]).toBe('look-up');
    const { state, error } = again.changesAfter(0).orders[0] ?? {};
    expect([state, error?.kind]).toEqual(['needs-human', 'PriceChanged']);
    await kiosk.wait(again.act(anOrder(2).id, { event: 'agreed', by, total: euros(1_200) }));
    await kiosk.pass(60_000);
    expect(again.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('OB22 a price that changed is asked about, and a yes to it is a yes to that price', async () => {
    const kiosk = bench();
    kiosk.script.quote = () => succeed(1_200);
    const { outbox, view } = await carried(kiosk, { onChange: 'ask' });
    const question = { about: 'price', newTotal: euros(1_200) };
    expect(view).toMatchObject({ state: 'asking', question, error: null });
    expect(outbox.counts()).toEqual({ waiting: 0, asking: 1, needsHuman: 0 });
    expect(kiosk.said()).not.toContain('commit');
    await kiosk.wait(outbox.act(id, { event: 'agreed', by: 'shopper' }));
    await kiosk.pass(60_000);
    expect(outbox.changesAfter(0).orders[0]).toMatchObject({ state: 'placed', question: null });
  });

  test('OB22 the shopper answers for their own order, to the price they were shown, and once', async () => {
    const kiosk = bench();
    kiosk.script.quote = () => succeed(1_200);
    const { outbox } = await carried(kiosk, { onChange: 'ask' });
    const yesTo = (minor: number) => ({ to: 'yes' as const, total: euros(minor) });
    const answer = (says: OrderAnswer['says'], ticket = '234678') => kiosk.wait(outbox.answer(id, { ticket, says }));
    expect(await answer(yesTo(1_200), 'K7M4QR')).toEqual(refused('no-such-order'));
    expect(await kiosk.wait(outbox.answer(anOrder(2).id, { ticket: '234678', says: { to: 'no' } }))).toEqual(
      refused('no-such-order'),
    );
    for (const says of [
      yesTo(1_000),
      yesTo(1_100),
      { to: 'yes' as const, total: { ...euros(1_200), currency: 'CHF' } },
    ])
      expect(await answer(says)).toEqual(refused('not-asked'));
    expect(await answer(yesTo(1_200))).toMatchObject({ value: { state: 'queued', total: euros(1_200) } });
    expect(kiosk.events().at(-1)).toMatchObject({ event: 'agreed', by: 'shopper', total: euros(1_200) });
    expect(await answer(yesTo(1_200))).toEqual(refused('not-asked'));
    expect(await answer({ to: 'no' })).toEqual(refused('not-asked'));
    await kiosk.pass(60_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('OB22 missing goods are nothing to say yes to; a no cancels the order', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'rejected', error: { kind: 'OutOfStock', message: '', lines: ['v'] } });
    const { outbox } = await carried(kiosk, { onChange: 'ask' });
    const answer = (says: OrderAnswer['says']) => kiosk.wait(outbox.answer(id, { ticket: '234678', says }));
    expect(await answer({ to: 'yes', total: euros(1_000) })).toEqual(refused('not-asked'));
    expect(await answer({ to: 'no' })).toMatchObject({ value: { state: 'cancelled' } });
  });

  test('OB22 stock that went away at commit is asked about as well', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'rejected', error: { kind: 'OutOfStock', message: '', lines: ['v'] } });
    const { view } = await carried(kiosk, { onChange: 'ask' });
    expect(view).toMatchObject({ state: 'asking', question: { about: 'stock', lines: ['v'] } });
  });
});
