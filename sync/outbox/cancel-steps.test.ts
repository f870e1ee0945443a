import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import { fail, succeed } from '../kernel/result.ts';
import { cancel, cart, carriedEach, order, viewIn } from './simulation/other-intents.fixture.ts';
import { anOrder, benchKiosk } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const away = () => fail(transient);
const by = 'staff-7';

describe('OB24 cancelling', () => {
  test('an order that never left is cancelled here at once, also while the store is away', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { view } = await carriedEach(kiosk, [order, cancel], 5_000);
    expect([view(order)?.state, view(cancel)?.state]).toEqual(['cancelled', 'placed']);
    expect(kiosk.sent).toEqual([]);
  });

  test('an order that the store has is cancelled there, and stays what it was here', async () => {
    const kiosk = bench();
    const { view } = await carriedEach(kiosk, [order, cancel]);
    expect(kiosk.said()).toEqual(['prepare', 'quote', 'commit', 'cancel']);
    expect(view(cancel)).toMatchObject({ state: 'placed', about: order.id, platformOrder: `order of ${order.id}` });
    expect(view(order)?.state).toBe('placed');
  });

  test('with the disk full nothing is cancelled at the store before there is room to write it down', async () => {
    const kiosk = bench();
    const { outbox, view } = await carriedEach(kiosk, [order]);
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
    const { outbox, view } = await carriedEach(kiosk, [order, cancel]);
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
    const { view } = await carriedEach(kiosk, [order, cancel]);
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
    const { view } = await carriedEach(kiosk, [order, cancel], 3_000);
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
    const { view } = await carriedEach(kiosk, intents);
    expect(view(cancel)).toMatchObject({ state: 'needs-human', error: { kind } });
  });

  test('OB9 what the store will not take back, or does not know, is for a person', async () => {
    const tooLate = bench();
    tooLate.script.cancel = () => ({ outcome: 'rejected', error: { kind: 'Invalid', message: '' } });
    expect((await carriedEach(tooLate, [order, cancel])).view(cancel)).toMatchObject({ error: { kind: 'Invalid' } });
    const unknown = bench();
    unknown.script.cancel = () => ({ outcome: 'rejected', error: { kind: 'NotFound', message: '' } });
    unknown.script.status = () => fail({ kind: 'NotFound', message: '' });
    expect((await carriedEach(unknown, [order, cancel])).view(cancel)).toMatchObject({
      ...{ state: 'needs-human', error: { kind: 'NotFound' } },
    });
  });

  test('an order that another kiosk has is cancelled there, by a person', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox, view } = await carriedEach(kiosk, [order], 0);
    await kiosk.wait(outbox.act(order.id, { event: 'handed-over', by, to: 'kiosk-2' }));
    await kiosk.wait(outbox.accept(cancel));
    await kiosk.pass(5_000);
    expect(view(cancel)).toMatchObject({ state: 'needs-human', error: { kind: 'Unsupported' } });
  });

  test('OB21 an order whose last record may be missing is looked up before it is cancelled', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { outbox } = await carriedEach(kiosk, [anOrder(9), order], 0);
    outbox.kill();
    const [first] = kiosk.pieces;
    if (first) first[30] = 0;
    const again = await kiosk.open();
    await kiosk.wait(again.accept(cancel));
    await kiosk.pass(10_000);
    expect([viewIn(again, order)?.state, viewIn(again, cancel)?.state]).toEqual(['queued', 'queued']);
  });
});
