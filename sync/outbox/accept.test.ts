import { describe, expect, test } from 'vitest';
import { carried } from './simulation/carried.fixture.ts';
import { anOrder, benchKiosk, euros } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const id = anOrder(1).id;

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

  test('OB2 other goods under the id of an order whose key is destroyed are refused, and its own are not', async () => {
    const kiosk = bench();
    const { outbox } = await carried(kiosk);
    await kiosk.wait(outbox.wiped(id));
    const other = await kiosk.wait(outbox.accept(anOrder(1, { total: euros(1) })));
    expect(other).toEqual({ ok: false, problem: { kind: 'other-body' } });
    expect(await kiosk.wait(outbox.accept(anOrder(1)))).toMatchObject({ ok: true, value: { fresh: false } });
  });

  test('OB2 of an order that was edited the goods of before and of now are its own, and no others', async () => {
    const kiosk = bench();
    kiosk.script.open = () => 'locked';
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    await kiosk.wait(outbox.edit(id, 'staff-1', anOrder(1, { total: euros(2) })));
    const asked = [anOrder(1), anOrder(1, { total: euros(2) }), anOrder(1, { total: euros(3) })];
    const answers = await kiosk.wait(Promise.all(asked.map((order) => outbox.accept(order))));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  test('OB2 the order of keys in a body is not its content', async () => {
    const kiosk = bench();
    const outbox = await kiosk.open();
    await kiosk.wait(outbox.accept(anOrder(1)));
    const turned = Object.fromEntries(Object.entries(anOrder(1)).toReversed()) as ReturnType<typeof anOrder>;
    expect(await kiosk.wait(outbox.accept(turned))).toMatchObject({ value: { fresh: false } });
  });
});
