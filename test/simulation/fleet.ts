import type { CommerceError } from '../../sync/contract/commerce-error.ts';
import type { OrderPort } from '../../sync/contract/commerce-port.ts';
import type { Info } from '../../sync/contract/info.ts';
import { silentLogger } from '../../sync/kernel/logger.ts';
import { type Random, seededRandom } from '../../sync/kernel/random.ts';
import { requestWindow } from '../../sync/kernel/request-window.ts';
import { fail, succeed } from '../../sync/kernel/result.ts';
import { type Outbox, openOutbox } from '../../sync/outbox/open-outbox.ts';
import type { JournalPort, SealPort } from '../../sync/outbox/ports.ts';
import { anOrder, euros, placedAs } from '../../sync/outbox/simulation/bench-kiosk.ts';
import { createWorld, type World } from '../../sync/outbox/simulation/world.ts';

export interface FleetOptions {
  readonly seed: number;
  readonly kiosks: number;
  /** What the store states; 0 for a store that states none. */
  readonly spreadMs: number;
  /** Each kiosk has kept between one order and so many. */
  readonly mostOrders: number;
}

export interface FleetRun {
  /** When each call for an order reached the store, in milliseconds after it came back. */
  readonly arrivals: readonly number[];
  /** Orders that have not left at the end. */
  readonly waiting: number;
}

/** Long enough for every probe to have come to its longest pause. */
const awayMs = 60_000;
const transient: CommerceError = { kind: 'Transient', message: '' };
const slowestMs = 40;
/** For what is under way when the window ends. */
const graceMs = 10_000;

/** Many kiosks with the real code of their back offices, one store that they all lost at the same moment and find again. */
export async function runFleet({ seed, kiosks, spreadMs, mostOrders }: FleetOptions): Promise<FleetRun> {
  const random = seededRandom(seed);
  const world = createWorld(random, () => new Promise((resolve) => setImmediate(resolve)));
  const store = fleetStore(world, spreadMs);
  const fleet: Outbox[] = [];
  for (let number = 0; number < kiosks; number++)
    void openKiosk(world, store, random, mostOrders).then((one) => fleet.push(one));
  world.after(awayMs, () => store.open());
  await world.run(() => false, awayMs + spreadMs + graceMs);
  const waiting = fleet.reduce((sum, kiosk) => sum + kiosk.counts().waiting, 0);
  return { arrivals: store.arrivals, waiting };
}

/** The busiest five seconds over the average five seconds of the window. */
export function peakOverMean(arrivals: readonly number[], windowMs: number): number {
  const binMs = 5_000;
  const bins = new Map<number, number>();
  for (const at of arrivals) bins.set(Math.floor(at / binMs), (bins.get(Math.floor(at / binMs)) ?? 0) + 1);
  return Math.max(...bins.values()) / (arrivals.length / (windowMs / binMs));
}

function fleetStore(world: World, spreadMs: number) {
  const arrivals: number[] = [];
  let openedAt: number | null = null;
  const info: Info = {
    ...{ contract: 3, epoch: 'simulated', serverTime: 0 },
    capabilities: {
      ...{ idempotency: 'uniqueKey', keyTtlMs: 600_000, lookupLagMs: 3_000, tombstones: 'feed' },
      ...{ stockStamp: true, requestsPerSecond: 20, maxPage: 100, spreadMs },
    },
  };
  return {
    arrivals,
    open: () => void (openedAt = world.now()),
    info: () => (openedAt === null ? fail(transient) : succeed(info)),
    /** Kiosks do not send to a store that they know to be away; it would be counted if they did. */
    arrived: () => void arrivals.push(world.now() - (openedAt ?? awayMs)),
  };
}

type FleetStore = ReturnType<typeof fleetStore>;

async function openKiosk(world: World, store: FleetStore, random: Random, mostOrders: number): Promise<Outbox> {
  const { clock, call } = world.newLife();
  const own = seededRandom(random.below(2 ** 31));
  const parts = { journal: memoryJournal(), seal: openSeal, clock, random: own, logger: silentLogger, printer: null };
  const window = requestWindow(clock, () => 20);
  const ask = async <Value>(what: string, answer: () => Value): Promise<Value> => {
    const answered = await window.turn();
    return call(what, 1 + own.below(slowestMs), answer).finally(() => answered?.());
  };
  const forOrder = <Value>(what: string, answer: () => Value) =>
    ask(what, () => {
      store.arrived();
      return answer();
    });
  const orders: OrderPort = {
    prepare: ({ id }) => forOrder('prepare', () => succeed({ id, expiresAt: null })),
    quote: (container) => forOrder('quote', () => succeed({ container, total: euros(1_000), lines: [] })),
    commit: (_, { intentId }) => forOrder('commit', () => placedAs(intentId)),
    lookup: () => forOrder('look-up', () => ({ result: 'absent' })),
    ...{ status: never, handoff: never, cancel: never, register: never },
  };
  const outbox = await openOutbox({ ...parts, orders, catalog: { info: () => ask('info', store.info) } });
  const kept = 1 + own.below(mostOrders);
  for (let number = 0; number < kept; number++) await outbox.accept(anOrder(number));
  outbox.visitEnded();
  return outbox;
}

/** The fleet has kept orders, and nothing else. */
const never = () => Promise.reject(new Error('Nobody asks for this'));

function memoryJournal(): JournalPort {
  const pieces: Uint8Array[] = [];
  return {
    async *read() {
      yield* pieces;
    },
    async append(bytes) {
      pieces.push(bytes);
      return succeed(null);
    },
  };
}

const openSeal: SealPort = {
  seal: async (_, text) => succeed(text),
  open: async (_, sealed) => succeed(sealed),
};
