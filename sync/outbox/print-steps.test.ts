import { describe, expect, test } from 'vitest';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderIntent } from '../contract/order-intent.ts';
import { fail } from '../kernel/result.ts';
import { carriedEach, order, print, viewIn, wish } from './simulation/other-intents.fixture.ts';
import { benchKiosk } from './simulation/bench-kiosk.ts';

const bench = () => benchKiosk(() => new Promise((resolve) => setImmediate(resolve)));
const transient: CommerceError = { kind: 'Transient', message: '' };
const away = () => fail(transient);
const by = 'staff-7';

describe('OB25 printing', () => {
  test('a ticket is printed while the store is away, with nothing personal on it', async () => {
    const kiosk = bench();
    kiosk.script.info = away;
    const { view } = await carriedEach(kiosk, [{ ...order, contact: { name: 'Ada' } }, print], 5_000);
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
    const { outbox, view } = await carriedEach(kiosk, [order, print], 600_000);
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
    const { outbox, view } = await carriedEach(kiosk, [order, print], 600_000);
    expect(kiosk.printed).toHaveLength(6);
    expect(view(print)).toMatchObject({ state: 'needs-human', error: { kind: 'Transient' } });
    kiosk.script.print = () => 'printed';
    await kiosk.wait(outbox.act(print.id, { event: 'retried', by }));
    await kiosk.pass(60_000);
    expect(view(print)?.state).toBe('placed');
  });

  test('a printer that is off while the disk is full leaves nothing noted down: a person looks, and nothing is printed blindly', async () => {
    const kiosk = bench();
    let isFull = false;
    kiosk.script.append = () => !isFull;
    kiosk.script.print = () => {
      isFull = true;
      return 'not-sent';
    };
    const { outbox, view } = await carriedEach(kiosk, [order, print], 60_000);
    isFull = false;
    await kiosk.pass(600_000);
    expect([kiosk.printed.length, view(print)?.state]).toEqual([1, 'needs-human']);
    outbox.kill();
  });

  test('nothing is printed that cannot be noted down before, and it is once there is room again', async () => {
    const kiosk = bench();
    let isFull = false;
    kiosk.script.append = () => !isFull;
    const { outbox, view } = await carriedEach(kiosk, [order]);
    kiosk.script.open = () => 'locked';
    await kiosk.wait(outbox.accept(print));
    await kiosk.pass(1_000);
    isFull = true;
    kiosk.script.open = () => null;
    await kiosk.pass(60_000);
    expect([kiosk.printed.length, view(print)?.state]).toEqual([0, 'queued']);
    isFull = false;
    await kiosk.pass(600_000);
    expect([kiosk.printed.length, view(print)?.state]).toEqual([1, 'placed']);
  });

  test('OB9 without a printer, and for an order that is not here or has no ticket, a person hears why', async () => {
    const none = bench();
    none.levers.printer = false;
    expect((await carriedEach(none, [order, print])).view(print)).toMatchObject({ error: { kind: 'Unsupported' } });
    expect((await carriedEach(bench(), [print])).view(print)).toMatchObject({ error: { kind: 'NotFound' } });
    const ofWish: OrderIntent = { ...print, document: { what: 'ticket', order: wish.id } };
    expect((await carriedEach(bench(), [wish, ofWish])).view(print)).toMatchObject({ error: { kind: 'NotFound' } });
  });

  test('a locked vault is waited for, a lost key is for a person', async () => {
    const kiosk = bench();
    const { outbox, view } = await carriedEach(kiosk, [order]);
    kiosk.script.open = () => 'locked';
    await kiosk.wait(outbox.accept(print));
    await kiosk.pass(5_000);
    expect(view(print)?.state).toBe('queued');
    kiosk.script.open = () => 'lost';
    await kiosk.pass(60_000);
    expect(view(print)).toMatchObject({ state: 'needs-human', error: { kind: 'Unsupported' } });
  });
});
