import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { SendingChange } from './journal-event.ts';
import { anOrder, benchKiosk, placedAs } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const by = 'staff-7';
const transient: CommerceError = { kind: 'Transient', message: '' };

/** An outbox that was told this before its first order came. */
async function told(change: Omit<SendingChange, 'by'>) {
  const kiosk = bench();
  const outbox = await kiosk.open();
  await kiosk.wait(outbox.setSending({ by, ...change }));
  return { kiosk, outbox };
}

describe('stopping the sending of orders', () => {
  test.each(['paused', 'off'] as const)('OB28 %s: orders are taken and kept, and none is sent', async (state) => {
    const { kiosk, outbox } = await told({ state, reason: 'stock-count' });
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toMatchObject({ ok: true });
    await kiosk.pass(3_600_000);
    expect(kiosk.sent).toEqual([]);
    expect(outbox.counts()).toEqual({ waiting: 1, asking: 0, needsHuman: 0 });
    await kiosk.wait(outbox.setSending({ by, state: 'on' }));
    await kiosk.pass(5_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
  });

  test.each(['paused', 'off'] as const)(
    'OB28 %s is still so after a restart, and says who did it and why',
    async (state) => {
      const { kiosk, outbox } = await told({ state, reason: 'stock-count' });
      await kiosk.wait(outbox.accept(anOrder(1)));
      outbox.kill();
      const again = await kiosk.open();
      await kiosk.pass(60_000);
      expect(again.sending()).toEqual({ state, since: kiosk.events()[0]?.at });
      expect(kiosk.events()[0]).toMatchObject({ event: 'sending', state, by, reason: 'stock-count' });
      expect(again.stopped()).toEqual({ by, reason: 'stock-count' });
      expect(kiosk.sent).toEqual([]);
    },
  );

  test('OB56 nobody has stopped what is on, and a reason that was not given is none', async () => {
    const { kiosk, outbox } = await told({ state: 'paused' });
    expect(outbox.stopped()).toEqual({ by, reason: null });
    await kiosk.wait(outbox.setSending({ by, state: 'on' }));
    expect(outbox.stopped()).toBeNull();
    expect((await bench().open()).stopped()).toBeNull();
  });

  test('OB28 what cannot be written down does not count', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    kiosk.script.append = () => false;
    expect(await kiosk.wait(outbox.setSending({ by, state: 'off' }))).toMatchObject({ ok: false });
    expect(outbox.sending()).toEqual({ state: 'on' });
  });

  test('OB28 paused finishes what is under way; off stops it before its next call, and nothing is in doubt', async () => {
    for (const [state, said] of [
      ['paused', ['prepare', 'quote', 'commit']],
      ['off', ['prepare']],
    ] as const) {
      const kiosk = bench();
      const outbox = await kiosk.open();
      kiosk.script.prepare = () => {
        void outbox.setSending({ by, state });
        return null;
      };
      await kiosk.wait(outbox.accept(anOrder(1)));
      await kiosk.pass(60_000);
      expect(kiosk.said()).toEqual(said);
      expect(outbox.changesAfter(0).orders[0]?.state).toBe(state === 'paused' ? 'placed' : 'prepared');
    }
  });

  test('OB28 paused still looks up what became of a commit, off does not', async () => {
    for (const state of ['paused', 'off'] as const) {
      const kiosk = bench();
      const outbox = await kiosk.open();
      kiosk.script.commit = () => {
        void outbox.setSending({ by, state });
        return { outcome: 'ambiguous', error: transient };
      };
      kiosk.script.lookup = (intent) => {
        const { order } = placedAs(intent) as Extract<ReturnType<typeof placedAs>, { outcome: 'placed' }>;
        return { result: 'found', order };
      };
      await kiosk.wait(outbox.accept(anOrder(1)));
      await kiosk.pass(60_000);
      expect(kiosk.said().includes('look-up')).toBe(state === 'paused');
      expect(outbox.changesAfter(0).orders[0]?.state).toBe(state === 'paused' ? 'placed' : 'unknown');
    }
  });

  test('OB33 a store that takes no orders from its kiosks gets none, is seen to be closed, and opens again by itself', async () => {
    const kiosk = bench();
    kiosk.capabilities.orders = 'closed';
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    await kiosk.pass(600_000);
    expect(kiosk.sent).toEqual([]);
    expect(outbox.sending()).toEqual({ state: 'closed' });
    expect(outbox.reachability.connection().state).toBe('connected');
    kiosk.capabilities.orders = 'open';
    await kiosk.pass(20_000);
    expect(outbox.changesAfter(0).orders[0]?.state).toBe('placed');
    expect(outbox.sending()).toEqual({ state: 'on' });
  });

  test('OB33 closing also stops what is under way; a store that opens does not undo what staff have said', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    kiosk.script.prepare = () => ({ kind: 'Stale', message: '' });
    await kiosk.pass(1_000);
    kiosk.capabilities.orders = 'closed';
    await kiosk.pass(20_000);
    const before = kiosk.sent.length;
    await kiosk.pass(3_600_000);
    expect(kiosk.sent).toHaveLength(before);
    await kiosk.wait(outbox.setSending({ by, state: 'off' }));
    kiosk.capabilities.orders = 'open';
    await kiosk.pass(3_600_000);
    expect(kiosk.sent).toHaveLength(before);
    expect(outbox.sending().state).toBe('off');
  });
});
