import { describe, expect, test } from 'vitest';
import { anOrder, benchKiosk } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const id = anOrder(1).id;

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
