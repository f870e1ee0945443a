import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderAnswer } from '../contract/order-answer.ts';
import { fail, succeed } from '../kernel/result.ts';
import { encodeRecord } from './frame.ts';
import { anOrder, benchKiosk, euros, placedAs } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
type Bench = ReturnType<typeof bench>;
const transient: CommerceError = { kind: 'Transient', message: '' };
const id = anOrder(1).id;

/** An outbox with one order in it, and a long time passed. */
async function carried(kiosk: Bench, more: Parameters<typeof anOrder>[1] = {}, ms = 60_000) {
  const outbox = await kiosk.open();
  await kiosk.wait(outbox.accept(anOrder(1, more)));
  await kiosk.pass(ms);
  return { outbox, view: outbox.changesAfter(0).orders[0] };
}

/** Two orders waited for a store that was away when the office was killed, and the record of the first is damaged. */
async function damaged() {
  const kiosk = bench();
  kiosk.script.info = () => fail(transient);
  const { outbox } = await carried(kiosk);
  await kiosk.wait(outbox.accept(anOrder(2)));
  outbox.kill();
  const [first] = kiosk.pieces;
  if (first) first[30] = 0;
  return kiosk;
}

describe('accepting an order', () => {
  test('OB1 answers only when the order is on the disk', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    const answer = await kiosk.wait(outbox.accept(anOrder(1)));
    expect(answer).toMatchObject({ ok: true, value: { fresh: true, order: { id, state: 'queued', seq: 1 } } });
    expect(kiosk.events()).toMatchObject([{ event: 'accepted', id }]);
  });

  test('OB1 the shopper hears first: a moment later the mirror hears of the order, and it sets out for the store', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.pass(10_000);
    let heardAt = 0;
    const heard = outbox.waitForChange(0, 60_000).then(() => (heardAt = kiosk.world.now()));
    await kiosk.wait(outbox.accept(anOrder(1)));
    const answeredAt = kiosk.world.now();
    await kiosk.pass(60_000);
    await heard;
    const setOutAt = kiosk.sent.find(({ what }) => what === 'prepare')?.at ?? 0;
    expect(heardAt - answeredAt).toBe(30);
    expect(setOutAt - answeredAt).toBeGreaterThanOrEqual(30);
    expect(setOutAt - answeredAt).toBeLessThan(1_000);
  });

  test('OB1 a full disk is said, nothing is believed, and the same order is taken when there is room', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    kiosk.script.append = () => false;
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toEqual({ ok: false, problem: { kind: 'disk-full' } });
    expect(outbox.changesAfter(0).orders).toEqual([]);
    kiosk.script.append = () => true;
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toMatchObject({ value: { fresh: true } });
  });

  test('OB2 the same order again is the same order, also at the same moment and after a restart', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    const both = await kiosk.wait(Promise.all([outbox.accept(anOrder(1)), outbox.accept(anOrder(1))]));
    expect(both.map((answer) => answer.ok && answer.value.fresh)).toEqual([true, false]);
    outbox.kill();
    const again = await kiosk.open();
    expect(await kiosk.wait(again.accept(anOrder(1)))).toMatchObject({ value: { fresh: false } });
    expect(kiosk.events().filter(({ event }) => event === 'accepted')).toHaveLength(1);
  });

  test('OB2 another body under the same id is refused and nothing changes', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    const before = outbox.changesAfter(0);
    const other = await kiosk.wait(outbox.accept(anOrder(1, { total: euros(1) })));
    expect(other).toEqual({ ok: false, problem: { kind: 'other-body' } });
    expect(outbox.changesAfter(0).orders[0]?.total).toEqual(before.orders[0]?.total);
  });

  test('OB2 with its key lost a known order is not said to be the same: the copy handed over may be the last one', async () => {
    const kiosk = bench();
    const { outbox } = await carried(kiosk);
    kiosk.script.open = () => 'lost';
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toEqual({ ok: false, problem: { kind: 'locked' } });
  });

  test('OB2 the order of keys in a body is not its content', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    const turned = Object.fromEntries(Object.entries(anOrder(1)).toReversed()) as ReturnType<typeof anOrder>;
    expect(await kiosk.wait(outbox.accept(turned))).toMatchObject({ value: { fresh: false } });
  });
});

describe('carrying an order', () => {
  test('an order goes its way and is placed', async () => {
    const kiosk = bench();
    const { view } = await carried(kiosk);
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'commit']);
    expect(view).toMatchObject({ state: 'placed', platformOrder: `order of ${id}`, attempts: 1, error: null });
    expect(view?.taken).toEqual([{ variant: 'v', location: 'store-1', quantity: 2 }]);
  });

  test('OB3 OB4 intent, attempt and container are on the disk before what they are for is sent', async () => {
    const kiosk = bench();
    await carried(kiosk);
    const onDisk = (what: string) => kiosk.sent.find((sent) => sent.what === what)?.journal.map(({ event }) => event);
    expect(onDisk('prepare')).toEqual(['accepted', 'preparing']);
    expect(onDisk('commit')).toEqual(['accepted', 'preparing', 'prepared', 'committing']);
  });

  test('OB5 a commit without an answer is looked up after the lag, and found', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = (intent) => {
      const { order } = placedAs(intent) as Extract<ReturnType<typeof placedAs>, { outcome: 'placed' }>;
      return { result: 'found', order };
    };
    const { view } = await carried(kiosk);
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'commit', 'look-up']);
    const [, , commit, lookUp] = kiosk.sent;
    expect((lookUp?.at ?? 0) - (commit?.at ?? 0)).toBeGreaterThanOrEqual(kiosk.capabilities.lookupLagMs);
    expect(view?.state).toBe('placed');
  });

  test('OB5 only "absent" leads to another commit, under the same id and with the same container', async () => {
    const kiosk = bench();
    let commits = 0;
    kiosk.script.commit = (intent) => (++commits === 1 ? { outcome: 'ambiguous', error: transient } : placedAs(intent));
    let lookUps = 0;
    kiosk.script.lookup = () => (++lookUps < 3 ? { result: 'unknown', error: transient } : { result: 'absent' });
    const { view } = await carried(kiosk);
    const inDoubt = ['look-up', 'look-up', 'look-up'];
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'commit', ...inDoubt, 'look-up', 'quote', 'commit']);
    expect(new Set(kiosk.sent.map(({ intent }) => intent))).toEqual(new Set([id]));
    expect(view).toMatchObject({ state: 'placed', attempts: 2 });
  });

  test.each([
    ['searchOnly', 10_000],
    ['uniqueKey', 5_000],
    ['oneShotContainer', 5_000],
  ] as const)(
    'OB46 with %s "absent" is believed after %i ms where the store states a lag of 5 s',
    async (idempotency, lagMs) => {
      const kiosk = bench();
      kiosk.capabilities.idempotency = idempotency;
      kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
      await carried(kiosk);
      const [committed, lookedUp] = ['commit', 'look-up'].map(
        (what) => kiosk.sent.find((one) => one.what === what)?.at ?? 0,
      );
      expect((lookedUp ?? 0) - (committed ?? 0)).toBeGreaterThanOrEqual(lagMs);
      expect((lookedUp ?? 0) - (committed ?? 0)).toBeLessThan(lagMs + 2_000);
    },
  );

  test('OB10 a commit that never arrives is tried less and less often, each look-up a lag after its commit', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    await carried(kiosk, {}, 3_600_000);
    const commits = kiosk.sent.filter(({ what }) => what === 'commit');
    const firstLookUps = kiosk.sent.filter((_, nth) => kiosk.sent[nth - 1]?.what === 'commit');
    expect(commits.length).toBeLessThan(60);
    expect(new Set(firstLookUps.map(({ what }) => what))).toEqual(new Set(['look-up']));
    for (const [nth, { at }] of firstLookUps.entries())
      expect(at - (commits[nth]?.at ?? 0)).toBeGreaterThanOrEqual(kiosk.capabilities.lookupLagMs);
  });

  test('OB5 "absent" is old when the store has been away, and the clock may have been set: it is looked up again before the next commit', async () => {
    const kiosk = bench();
    let isShown = false;
    let isWell = true;
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = (intent) => {
      const placed = placedAs(intent);
      // The last that it says before it goes away.
      isWell &&= isShown;
      return isShown && placed.outcome === 'placed' ? { result: 'found', order: placed.order } : { result: 'absent' };
    };
    kiosk.script.info = () => (isWell ? succeed(null) : fail(transient));
    kiosk.script.quote = () => (isWell ? succeed(1_000) : fail(transient));
    const { outbox } = await carried(kiosk, {}, 2 * kiosk.capabilities.keyTtlMs);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('prepared');
    kiosk.world.jump(-1.9 * kiosk.capabilities.keyTtlMs);
    [isShown, isWell] = [true, true];
    await kiosk.pass(600_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
    expect(kiosk.said().filter((what) => what === 'commit')).toHaveLength(1);
  });

  test('OB5 who is not told whether it is there sends no second commit', async () => {
    const kiosk = bench();
    let lookUps = 0;
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = () => (++lookUps === 1 ? { result: 'absent' } : { result: 'unknown', error: transient });
    const { view } = await carried(kiosk);
    expect(view?.state).toBe('prepared');
    expect(kiosk.said().filter((what) => what === 'commit')).toHaveLength(1);
  });

  test('OB5 a kill while the commit is under way leads to a look-up, not to a commit', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    kiosk.script.commit = (intent) => {
      outbox.kill();
      return placedAs(intent);
    };
    await kiosk.wait(outbox.accept(anOrder(1)));
    await kiosk.pass(10_000);
    const sentBefore = kiosk.sent.length;
    await kiosk.open();
    await kiosk.pass(4_000);
    expect(kiosk.sent).toHaveLength(sentBefore);
    await kiosk.pass(3_000);
    expect(kiosk.said().slice(sentBefore, sentBefore + 1)).toEqual(['look-up']);
  });

  test('OB5 a key that the store may have forgotten is never sent again: look-up, then a person', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error: transient });
    kiosk.script.lookup = () => ({ result: 'unknown', error: transient });
    const { outbox } = await carried(kiosk, {}, kiosk.capabilities.keyTtlMs);
    kiosk.script.lookup = () => ({ result: 'absent' });
    await kiosk.pass(600_000);
    expect(kiosk.said().filter((what) => what === 'commit')).toHaveLength(1);
    expect(outbox.changesAfter(0).orders[0]).toMatchObject({ state: 'needs-human', error: { kind: 'Ambiguous' } });
  });

  test('OB15 an order in the answer that is not ours is an unknown outcome', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => placedAs(anOrder(2).id);
    const { view } = await carried(kiosk, {}, 2_000);
    expect(view).toMatchObject({ state: 'unknown', platformOrder: null });
  });

  test('OB22 a price that rose is a question, with the new total, also where a lower one would do; nothing was committed', async () => {
    const kiosk = bench();
    kiosk.script.quote = () => succeed(1_200);
    const { view, outbox } = await carried(kiosk, { onChange: 'accept-if-not-dearer' });
    expect(view).toMatchObject({ state: 'asking', question: { about: 'price', newTotal: euros(1_200) } });
    expect(kiosk.said()).not.toContain('commit');
    expect(outbox.counts()).toEqual({ waiting: 0, asking: 1, needsHuman: 0 });
  });

  test('a price that fell is taken by who said so, and rejected for who said "cancel"', async () => {
    const cheaper = bench();
    cheaper.script.quote = () => succeed(900);
    expect((await carried(cheaper, { onChange: 'accept-if-not-dearer' })).view?.state).toBe('placed');
    const cancelled = bench();
    cancelled.script.quote = () => succeed(900);
    expect((await carried(cancelled, { onChange: 'cancel' })).view?.state).toBe('rejected');
  });

  test('an order whose container is gone gets another', async () => {
    const kiosk = bench();
    const totals = [fail<CommerceError>({ kind: 'NotFound', message: '' }), succeed(1_000)];
    kiosk.script.quote = () => totals.shift() ?? succeed(1_000);
    const { view } = await carried(kiosk);
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'prepare', 'quote', 'commit']);
    expect(view?.state).toBe('placed');
  });

  test('OB9 an order that cannot be opened is kept for a person; a locked vault is waited for', async () => {
    const lost = bench();
    lost.script.open = () => 'lost';
    expect((await carried(lost)).view).toMatchObject({ state: 'needs-human', error: { kind: 'Unsupported' } });
    const locked = bench();
    locked.script.open = () => 'locked';
    const { outbox, view } = await carried(locked);
    expect(view?.state).toBe('queued');
    locked.script.open = () => null;
    await locked.pass(120_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('OB12 what the store says in words is in no view, no record and no log line', async () => {
    const kiosk = bench();
    const words = 'Ada Lovelace of 12 St James Square';
    kiosk.script.commit = () => ({ outcome: 'rejected', error: { kind: 'Invalid', message: words, issues: [words] } });
    const { view } = await carried(kiosk);
    expect(view?.state).toBe('needs-human');
    expect(JSON.stringify([view, kiosk.logged, kiosk.events().slice(1)])).not.toMatch(/Ada|Lovelace|James/);
  });
});

describe('many orders', () => {
  test('OB8 orders that are refused, or for ever put off, delay no other', async () => {
    const kiosk = bench();
    kiosk.script.prepare = (intent) =>
      Number.parseInt(intent.slice(-4), 16) <= 8 ? { kind: 'Stale', message: '' } : null;
    kiosk.script.commit = (intent) =>
      intent.endsWith('9') ? { outcome: 'rejected', error: { kind: 'Invalid', message: '' } } : placedAs(intent);
    const outbox = await kiosk.open();
    for (let number = 1; number <= 30; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(5_000);
    const states = outbox.changesAfter(0).orders.map(({ state }) => state);
    const count = (wanted: string) => states.filter((state) => state === wanted).length;
    expect([count('queued'), count('needs-human'), count('placed')]).toEqual([8, 2, 20]);
  });

  test('within a cart the second order waits for the first, and for nothing longer', async () => {
    const kiosk = bench();
    let away = true;
    kiosk.script.commit = (intent) =>
      intent === id && away ? { outcome: 'rejected', error: transient } : placedAs(intent);
    const outbox = await kiosk.open();
    for (const number of [1, 2]) await kiosk.wait(outbox.accept(anOrder(number, { cart: 'cart' })));
    await kiosk.pass(5_000);
    expect(kiosk.sent.every(({ intent }) => intent === id)).toBe(true);
    away = false;
    await kiosk.pass(60_000);
    expect(outbox.counts().waiting).toBe(0);
    const commits = kiosk.sent.filter(({ what }) => what === 'commit').map(({ intent }) => intent);
    expect(commits.slice(-2)).toEqual([id, anOrder(2).id]);
  });

  test('OB10 nothing is sent before the store said it may be, and not all at once after', async () => {
    const kiosk = bench();
    let limited = true;
    kiosk.script.prepare = () => (limited ? { kind: 'RateLimited', message: '', retryAfterMs: 10_000 } : null);
    const outbox = await kiosk.open();
    for (let number = 1; number <= 6; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(100);
    limited = false;
    const early = kiosk.sent.length;
    const lastRefusal = kiosk.sent.at(-1)?.at ?? 0;
    await kiosk.pass(60_000);
    const later = kiosk.sent.slice(early).map(({ at }) => at);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(lastRefusal + 10_000);
    expect(new Set(later.map((at) => Math.round(at))).size).toBeGreaterThan(6);
    expect(outbox.counts().waiting).toBe(0);
  });

  test('OB10 a store that asks for a day is left alone for an hour', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => ({ kind: 'RateLimited', message: '', retryAfterMs: 86_400_000 });
    const { outbox } = await carried(kiosk, {}, 3_590_000);
    expect(kiosk.sent).toHaveLength(1);
    kiosk.script.prepare = () => null;
    await kiosk.pass(120_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test('never faster than the store allows', async () => {
    const kiosk = bench();
    kiosk.capabilities.requestsPerSecond = 20;
    const outbox = await kiosk.open();
    for (let number = 1; number <= 40; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(30_000);
    expect(outbox.counts().waiting).toBe(0);
    const times = kiosk.sent.map(({ at }) => at);
    for (const from of times)
      expect(times.filter((at) => at >= from && at < from + 999).length).toBeLessThanOrEqual(21);
  });
});

describe('the store is away', () => {
  test('OB3 orders are taken all the same, nothing is sent but the probe, and they go out within 2 s of its return', async () => {
    const kiosk = bench();
    kiosk.script.info = () => fail(transient);
    const { outbox, view } = await carried(kiosk);
    expect(view?.state).toBe('queued');
    expect(kiosk.sent).toEqual([]);
    expect(outbox.reachability.connection()).toMatchObject({ state: 'away', reason: 'unreachable' });
    kiosk.script.info = () => succeed(null);
    await kiosk.pass(2_100);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
    expect(outbox.reachability.connection().state).toBe('connected');
  });

  test('OB11 not being let in pauses everything, drops nothing, and ends by itself', async () => {
    const kiosk = bench();
    const auth: CommerceError = { kind: 'Auth', message: '' };
    kiosk.script.prepare = () => auth;
    kiosk.script.info = () => (kiosk.sent.length > 0 ? fail(auth) : succeed(null));
    const outbox = await kiosk.open();
    for (let number = 1; number <= 10; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(600_000);
    expect(outbox.reachability.connection()).toMatchObject({ state: 'away', reason: 'refused' });
    expect(outbox.counts()).toEqual({ waiting: 10, asking: 0, needsHuman: 0 });
    expect(kiosk.sent.length).toBeLessThanOrEqual(10);
    kiosk.script.prepare = () => null;
    kiosk.script.info = () => succeed(null);
    await kiosk.pass(700_000);
    expect(outbox.counts()).toEqual({ waiting: 0, asking: 0, needsHuman: 0 });
  });

  test('a store that answers its probe and fails at everything else is left in peace for a while', async () => {
    const kiosk = bench();
    kiosk.script.prepare = () => transient;
    const outbox = await kiosk.open();
    for (let number = 1; number <= 20; number++) await kiosk.wait(outbox.accept(anOrder(number)));
    await kiosk.pass(60_000);
    expect(kiosk.sent.length).toBeLessThan(50);
    expect(outbox.counts().waiting).toBe(20);
    kiosk.script.prepare = () => null;
    await kiosk.pass(600_000);
    expect(outbox.counts().waiting).toBe(0);
  });
});

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
    const kiosk = await damaged();
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

describe('following the orders', () => {
  test('who waits hears of the next change at once, and of none after the time', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    const started = kiosk.world.now();
    expect(await kiosk.wait(outbox.waitForChange(0, 5_000))).toEqual({ seq: 0, orders: [] });
    expect(kiosk.world.now() - started).toBe(5_000);
    const waiting = outbox.waitForChange(0, 5_000);
    await kiosk.wait(outbox.accept(anOrder(1)));
    expect(await kiosk.wait(waiting)).toMatchObject({ seq: 1, orders: [{ id }] });
  });

  test('a mirror of another journal is told to begin again', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    expect((await outbox.waitForChange(500, 60_000)).seq).toBeLessThan(500);
  });

  test('closing ends what waits', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    const waiting = outbox.waitForChange(0, 3_600_000);
    await kiosk.wait(outbox.close());
    expect(await kiosk.wait(waiting, 1)).toEqual({ seq: 0, orders: [] });
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toEqual({ ok: false, problem: { kind: 'closed' } });
  });
});

describe('a damaged journal', () => {
  test('OB7 what is not final is looked up before anything is sent', async () => {
    const kiosk = await damaged();
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

describe('OB27 a store that never says', () => {
  const error = transient;

  test('whether it took an order is looked into by a person after an hour, and nothing is sent again', async () => {
    const kiosk = bench();
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error });
    kiosk.script.lookup = () => ({ result: 'unknown', error });
    const { outbox, view } = await carried(kiosk, {}, 3_500_000);
    expect(view).toMatchObject({ state: 'unknown' });
    await kiosk.pass(1_500_000);
    expect(outbox.changesAfter(0).orders[0]).toMatchObject({
      ...{ state: 'needs-human', error: { kind: 'Ambiguous' }, mayHaveArrived: true },
    });
    expect(kiosk.said().filter((what) => what === 'commit')).toHaveLength(1);
  });

  test('because it was away is not blamed for it: the order is looked up when it is back', async () => {
    const kiosk = bench();
    let back = false;
    kiosk.script.commit = () => ({ outcome: 'ambiguous', error });
    kiosk.script.lookup = (intent) => {
      const placed = placedAs(intent);
      return back && placed.outcome === 'placed'
        ? { result: 'found', order: placed.order }
        : { result: 'unknown', error };
    };
    kiosk.script.info = () => (kiosk.said().includes('look-up') && !back ? fail(error) : succeed(null));
    const { outbox } = await carried(kiosk, {}, 40_000_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('unknown');
    back = true;
    await kiosk.pass(600_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });
});
