import type { Order } from '../../contract/order-intent.ts';
import type { Random } from '../../kernel/random.ts';
import { silentLogger } from '../../kernel/logger.ts';
import { type Outbox, openOutbox } from '../open-outbox.ts';
import { createDisk } from './disk.ts';
import { createPlatform, type Platform } from './platform.ts';
import { createWorld, type Settle, type World } from './world.ts';

export interface Run {
  readonly world: World;
  readonly platform: Platform;
  readonly orders: readonly Order[];
  /** Told "saved", in the order of being told. */
  readonly acknowledged: readonly string[];
  /** In the journal, in its order. */
  readonly accepted: readonly string[];
  readonly outbox: Outbox;
  readonly poisoned: ReadonlySet<string>;
  /** What the outbox says after a last restart, to be compared with what it said before. */
  reopened(): Promise<Outbox>;
}

export interface RunOptions {
  readonly orders: number;
  readonly idempotency: 'uniqueKey' | 'searchOnly';
}

const troubledMs = 240_000;
const quietMs = 24 * 3_600_000;

/** Some shoppers, one office that keeps being killed, and a store that keeps failing; then peace, until everything has come to rest. */
export async function runKiosk(random: Random, settle: Settle, options: RunOptions): Promise<Run> {
  const world = createWorld(random, settle);
  const orders = Array.from({ length: options.orders }, (_, number) => makeOrder(random, number));
  const poisoned = new Set(orders.filter(() => world.chance(0.05)).map(({ id }) => id));
  const disk = createDisk(world, { kill: 0.01, fault: 0.03 });
  const platform = createPlatform(world, {
    idempotency: options.idempotency,
    ...{ faultOdds: 0.1, killOdds: 0.01, poisoned: (id) => poisoned.has(id) },
  });
  const acknowledged: string[] = [];
  let outbox: Outbox | null = null;
  let life = world.newLife();

  async function boot(): Promise<void> {
    const mine = world.newLife(() => {
      outbox = null;
      world.after(50 + random.below(3_000), () => void boot());
    });
    life = mine;
    const { journal, seal } = disk.open(mine);
    const { orders: port, catalog } = platform.connect(mine);
    const parts = { journal, seal, orders: port, catalog, clock: mine.clock, random, logger: silentLogger };
    const opened = await openOutbox(parts);
    if (mine.alive()) outbox = opened;
  }

  /** As the window does: the same order again until somebody has said "saved". */
  function handOver(order: Order): void {
    const again = () => {
      if (acknowledged.includes(order.id)) return;
      world.after(500 + random.below(2_000), again);
      void outbox?.accept(order).then((answer) => {
        if (answer.ok && !acknowledged.includes(order.id)) acknowledged.push(order.id);
        if (answer.ok && !answer.value.fresh) world.hit('handed over twice');
      });
    };
    again();
  }

  void boot();
  for (const order of orders) world.after(random.below(troubledMs), () => handOver(order));
  for (let jump = 0; jump < 2; jump++) {
    world.after(random.below(troubledMs), () => {
      world.hit('clock jump');
      world.jump((random.next() - 0.5) * 2 * 3_600_000);
    });
  }
  world.after(troubledMs, () => world.calmDown());
  const atRest = () =>
    world.now() > troubledMs && outbox?.counts().waiting === 0 && acknowledged.length === orders.length;
  await world.run(atRest, quietMs);

  const present = () => {
    if (outbox === null) throw new Error('There is no office');
    return outbox;
  };
  return {
    ...{ world, platform, orders, acknowledged, poisoned, accepted: disk.accepted(), outbox: present() },
    async reopened() {
      life.kill();
      await world.run(() => outbox !== null, quietMs * 2);
      return present();
    },
  };
}

function makeOrder(random: Random, number: number): Order {
  const total = { minor: 1_000 + random.below(9_000), currency: 'EUR', exponent: 2 };
  const wishes = ['accept-if-not-dearer', 'ask', 'cancel'] as const;
  return {
    kind: 'order',
    id: `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    ...{ ticket: '234678', kiosk: 'kiosk-1', store: 'store-1', language: 'en', createdAt: 0 },
    // Few carts, so that several orders meet in one.
    cart: `cart-${random.below(12)}`,
    lines: [
      {
        ...{ product: 'p', variant: 'v', sku: 's', title: 'Thing', quantity: 1, priceSeen: total },
        fulfilment: { how: 'take' },
        promise: { band: 'likely', ageMs: 0, quantitySeen: 1, probability: null },
      },
    ],
    total,
    contact: { name: 'Ada Lovelace' },
    payment: 'till',
    onChange: wishes[random.below(wishes.length)] ?? 'ask',
  };
}
