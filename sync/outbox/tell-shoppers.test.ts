import { describe, expect, test } from 'vitest';
import { settled } from '../../test/harness/scripted-clock.ts';
import type { CommerceError } from '../contract/commerce-error.ts';
import { succeed } from '../kernel/result.ts';
import { anOrder, benchKiosk, euros } from './simulation/bench-kiosk.ts';

const contact = { email: 'zebedee@quartermaine.example' };
const order = anOrder(1, { contact, language: 'fr' });
const transient: CommerceError = { kind: 'Transient', message: '' };

/** A kiosk whose order asks for a dearer price. */
async function asking(intent = order, writes = true) {
  const kiosk = benchKiosk(settled);
  kiosk.levers.writes = writes;
  kiosk.capabilities.writes = true;
  kiosk.script.quote = () => succeed(1_200);
  const outbox = await kiosk.open();
  await kiosk.wait(outbox.accept(intent));
  await kiosk.pass(20_000);
  const view = () => outbox.changesAfter(0).orders.find(({ id }) => id === intent.id);
  expect(view()?.state).toBe('asking');
  return { kiosk, outbox, view };
}

describe('OB57 a question that outlives the visit', () => {
  test('is not written while the shopper is there, and then once, in their language, to their contact', async () => {
    const { kiosk, outbox, view } = await asking();
    expect(kiosk.written).toEqual([]);
    outbox.visitEnded();
    await kiosk.pass(600_000);
    expect(kiosk.written).toMatchObject([
      {
        ...{ intent: order.id, ticket: order.ticket, language: 'fr', contact, total: euros(1_000) },
        question: { about: 'price', newTotal: euros(1_200) },
      },
    ]);
    expect(view()).toMatchObject({ state: 'asking', told: { by: 'store' } });
    expect(JSON.stringify([kiosk.logged, view()])).not.toMatch(/zebedee|quartermaine/);
  });

  test('that was not taken is written again later, under the same id; another question is another message', async () => {
    const { kiosk, outbox, view } = await asking();
    let refusals = 2;
    kiosk.script.write = () => (refusals-- > 0 ? transient : null);
    outbox.visitEnded();
    await kiosk.pass(600_000);
    expect(new Set(kiosk.written.map(({ id }) => id)).size).toBe(1);
    expect([kiosk.written.length, view()?.told?.by]).toEqual([3, 'store']);
    kiosk.script.quote = () => succeed(1_300);
    await kiosk.wait(outbox.act(order.id, { event: 'agreed', by: 'staff-7' }));
    await kiosk.pass(600_000);
    expect(new Set(kiosk.written.map(({ id }) => id)).size).toBe(2);
    expect(kiosk.written.at(-1)?.question).toMatchObject({ newTotal: euros(1_300) });
  });

  test('a kill between writing and noting it down leads to the same message, not to another', async () => {
    const { kiosk, outbox } = await asking();
    kiosk.script.write = () => {
      outbox.kill();
      return null;
    };
    outbox.visitEnded();
    await kiosk.pass(60_000);
    kiosk.script.write = () => null;
    const again = await kiosk.open();
    await kiosk.pass(600_000);
    expect(kiosk.written).toHaveLength(2);
    expect(kiosk.written[1]).toEqual(kiosk.written[0]);
    expect(again.changesAfter(0).orders[0]?.told).toMatchObject({ by: 'store' });
  });

  test.each([
    ['the platform does not write', async ({ kiosk }) => void (kiosk.capabilities.writes = false)],
    [
      'staff have paused sending',
      async ({ kiosk, outbox }) => {
        await kiosk.wait(outbox.setSending({ state: 'paused', by: 'staff-7' }));
      },
    ],
    [
      'one of the staff has written already',
      async ({ kiosk, outbox }) => {
        await kiosk.wait(outbox.act(order.id, { event: 'told', by: 'staff-7' }));
      },
    ],
    ['nobody can open it', async ({ kiosk }) => void (kiosk.script.open = () => 'lost')],
  ] satisfies [string, (parts: Awaited<ReturnType<typeof asking>>) => Promise<void>][])(
    'is not written where %s',
    async (_, change) => {
      const parts = await asking();
      await change(parts);
      parts.outbox.visitEnded();
      // A word of the platform about itself is believed at the next look.
      await parts.kiosk.pass(600_000);
      expect(parts.kiosk.written).toEqual([]);
    },
  );

  test.each([[undefined], [{}], [{ name: 'Zebedee' }]])('is not written to nobody: %j', async (nobody) => {
    const { kiosk, outbox, view } = await asking(anOrder(1, nobody === undefined ? {} : { contact: nobody }));
    outbox.visitEnded();
    await kiosk.pass(600_000);
    expect(kiosk.written).toEqual([]);
    expect(view()?.told).toBeUndefined();
  });

  test('is not written by a connector that cannot, whatever its platform says', async () => {
    const { kiosk, outbox, view } = await asking(order, false);
    outbox.visitEnded();
    await kiosk.pass(600_000);
    expect([kiosk.written, view()?.told]).toEqual([[], undefined]);
  });

  test('a back office that closes writes to nobody more', async () => {
    const { kiosk, outbox } = await asking();
    await kiosk.wait(outbox.accept(anOrder(2, { contact })));
    await kiosk.pass(20_000);
    kiosk.script.write = () => {
      void outbox.close();
      return transient;
    };
    outbox.visitEnded();
    await kiosk.pass(7_200_000);
    expect(kiosk.written).toHaveLength(1);
  });

  test('is written to a telephone as well', async () => {
    const { kiosk, outbox } = await asking(anOrder(1, { contact: { phone: '+353 1 555 0100' } }));
    outbox.visitEnded();
    await kiosk.pass(60_000);
    expect(kiosk.written).toHaveLength(1);
  });

  test('staff who have written say so, under their number, and how long it has been asking stays', async () => {
    const { kiosk, outbox, view } = await asking();
    const before = view()?.changedAt;
    await kiosk.wait(outbox.act(order.id, { event: 'told', by: 'staff-7' }));
    expect(view()).toMatchObject({ changedAt: before, told: { by: 'staff-7' } });
    expect(outbox.order(order.id)?.steps.at(-1)).toMatchObject({ what: 'told', by: 'staff-7' });
  });
});
