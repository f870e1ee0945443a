import type { CommerceError } from '../../contract/commerce-error.ts';
import { fail } from '../../kernel/result.ts';
import { anOrder, type benchKiosk } from './bench-kiosk.ts';

type Bench = ReturnType<typeof benchKiosk>;
const transient: CommerceError = { kind: 'Transient', message: '' };

/** An outbox with one order in it, and a long time passed. */
export async function carried(kiosk: Bench, more: Parameters<typeof anOrder>[1] = {}, ms = 60_000) {
  const outbox = await kiosk.open();
  await kiosk.wait(outbox.accept(anOrder(1, more)));
  await kiosk.pass(ms);
  return { outbox, view: outbox.changesAfter(0).orders[0] };
}

/** Two orders waited for a store that was away when the office was killed, and the record of the first is damaged. */
export async function damaged(kiosk: Bench): Promise<Bench> {
  kiosk.script.info = () => fail(transient);
  const { outbox } = await carried(kiosk);
  await kiosk.wait(outbox.accept(anOrder(2)));
  outbox.kill();
  const [first] = kiosk.pieces;
  if (first) first[30] = 0;
  return kiosk;
}
