import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, succeed } from '../kernel/result.ts';
import { carried } from './simulation/carried.fixture.ts';
import { anOrder, benchKiosk, euros, placedAs } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const id = anOrder(1).id;

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

  test.each([
    [1_000, 'placed'],
    [900, 'needs-human'],
    [1_100, 'needs-human'],
  ] as const)(
    'OB47 of what a lost journal had, the store has one for %i under its id where 1000 was ordered: %s',
    async (minor, state) => {
      const kiosk = bench();
      const { order } = placedAs(id) as Extract<ReturnType<typeof placedAs>, { outcome: 'placed' }>;
      kiosk.script.lookup = () => ({ result: 'found', order: { ...order, total: euros(minor) } });
      const outbox = await kiosk.open();
      await kiosk.wait(outbox.acceptLost(anOrder(1, { onChange: 'accept-if-not-dearer' })));
      await kiosk.pass(60_000);
      const [view] = outbox.changesAfter(0).orders;
      expect(view).toMatchObject({ state, total: euros(1_000), mayHaveArrived: state !== 'placed' });
      expect(kiosk.said()).toEqual(['look-up']);
    },
  );

  test('OB47 what is cheaper than the window says may be other goods that a lost journal had prepared: a person looks', async () => {
    const kiosk = bench();
    kiosk.script.quote = () => succeed(900);
    // Its key is still good.
    kiosk.capabilities.keyTtlMs = Number.MAX_SAFE_INTEGER;
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.acceptLost(anOrder(1, { onChange: 'accept-if-not-dearer' })));
    await kiosk.pass(60_000);
    const error = { kind: 'PriceChanged', newTotal: euros(900) };
    expect(outbox.changesAfter(0).orders).toMatchObject([{ state: 'needs-human', error, mayHaveArrived: false }]);
    expect(kiosk.said()).not.toContain('commit');
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
