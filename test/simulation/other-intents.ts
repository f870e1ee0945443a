import type { Order, OrderIntent } from '../../sync/contract/order-intent.ts';
import type { PrinterPort } from '../../sync/outbox/ports.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';
import type { OfficeHouse } from './office.ts';
import type { WindowHouse } from './window.ts';

/** What is wanted beside orders, and what became of it in the world. */
export interface OtherIntents {
  /** Told to be in the journal. */
  readonly told: ReadonlySet<string>;
  /** By what is printed, how often it came out. */
  readonly printed: ReadonlyMap<string, number>;
  printer(life: Life): PrinterPort;
  /** Nobody is still standing there with a wish. */
  haveLeft(): boolean;
}

const retryMs = 1_500;
const deadlineMs = 5_000;
const printerOdds = 0.05;

/** Cancels, customers, wishes to hear of goods, carts to be handed off and tickets to be printed: handed over until somebody has said "saved". */
export function createOtherIntents(world: World) {
  const { random } = world;
  const told = new Set<string>();
  const printed = new Map<string, number>();
  let standing = 0;

  /** Whoever prints sees the paper: it comes out, or it does not, or the cable was pulled in between. */
  const printer = (life: Life): PrinterPort => ({
    print: ({ code }) =>
      life.riskyCall('print', 1 + random.below(300), 2 * printerOdds, () => {
        if (world.strikes('printer away', printerOdds * 4)) return 'not-sent';
        printed.set(code, (printed.get(code) ?? 0) + 1);
        return world.strikes('printer silent', printerOdds) ? 'unknown' : 'printed';
      }),
  });

  function intentOf(number: number, confirmed: ReadonlyMap<string, OrderIntent>): OrderIntent {
    const id = `01900001-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
    const head = { id, ticket: '234679', kiosk: 'kiosk-1', store: 'store-1', language: 'en', createdAt: 0 };
    const contact = { name: 'Ada Lovelace', email: 'ada@example.com' };
    const orders = [...confirmed.values()].filter((intent): intent is Order => intent.kind === 'order');
    const some = orders[random.below(Math.max(1, orders.length))];
    const order = some?.id ?? '01900002-0000-7000-8000-000000000000';
    switch (number % 5) {
      case 0:
        return { ...head, kind: 'cancel', order };
      case 1:
        return { ...head, kind: 'customer', customer: { contact, language: 'en', newsletter: false } };
      case 2:
        return { ...head, kind: 'back-in-stock', variant: 'v', contact };
      case 3:
        return { ...head, kind: 'print', document: { what: 'ticket', order } };
      default: {
        if (some === undefined) return { ...head, kind: 'back-in-stock', variant: 'w', contact };
        const { lines, total } = some;
        return { ...head, kind: 'cart-hand-off', cart: id, lines, total };
      }
    }
  }

  function handOver(window: WindowHouse, intent: OrderIntent): void {
    const again = () => world.after(retryMs, () => handOver(window, intent));
    const present = window.present();
    if (present === null) return again();
    const stopListening = present.life.onKill(again);
    void present.office.handOver(intent, deadlineMs).then((answer) => {
      stopListening();
      if (answer.kind !== 'accepted') return again();
      told.add(intent.id);
      standing--;
      return undefined;
    });
  }

  return {
    ...{ told, printed, printer, haveLeft: () => standing === 0 },
    send(office: OfficeHouse, window: WindowHouse, count: number, withinMs: number): void {
      standing = count;
      for (let number = 0; number < count; number++)
        world.after(random.below(withinMs), () => handOver(window, intentOf(number, office.confirmed)));
    },
  };
}
