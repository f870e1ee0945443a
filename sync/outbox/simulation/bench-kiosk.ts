import type { CancelOutcome } from '../../contract/cancel.ts';
import type { CommitOutcome, Lookup } from '../../contract/commit.ts';
import type { CommerceError } from '../../contract/commerce-error.ts';
import type { OrderPort } from '../../contract/commerce-port.ts';
import type { Info } from '../../contract/info.ts';
import type { Message } from '../../contract/message.ts';
import type { Order } from '../../contract/order-intent.ts';
import type { OrderStatus } from '../../contract/order-status.ts';
import type { Registration, RegisterOutcome } from '../../contract/registration.ts';
import type { LogFields } from '../../kernel/logger.ts';
import { seededRandom } from '../../kernel/random.ts';
import { requestWindow } from '../../kernel/request-window.ts';
import { fail, type Result, succeed } from '../../kernel/result.ts';
import { decodeEvent, type JournalEvent } from '../journal-event.ts';
import { type Outbox, openOutbox } from '../open-outbox.ts';
import type { JournalPort, PrinterPort, SealPort } from '../ports.ts';
import type { PrintedTicket } from '../printed-ticket.ts';
import { readSegment } from '../read-segment.ts';
import { createWorld, type Settle } from './world.ts';

export const euros = (minor: number) => ({ minor, currency: 'EUR', exponent: 2 });

export function anOrder(number: number, more: Partial<Order> = {}): Order {
  return {
    kind: 'order',
    id: `01900000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    ...{ ticket: '234678', kiosk: 'kiosk-1', store: 'store-1', language: 'en', createdAt: 0, cart: `cart-${number}` },
    lines: [
      {
        ...{ product: 'p', variant: 'v', sku: 's', title: 'Thing', quantity: 2, priceSeen: euros(500) },
        fulfilment: { how: 'take' },
        promise: { band: 'likely', ageMs: 0, quantitySeen: 1, probability: null },
      },
    ],
    ...{ total: euros(1_000), payment: 'till', onChange: 'ask' },
    ...more,
  };
}

export const placedAs = (intent: string, order = `order of ${intent}`): CommitOutcome => ({
  outcome: 'placed',
  order: { ...orderOf(order), intent },
});

const orderOf = (order: string): OrderStatus => ({
  ...{ order, intent: order.slice('order of '.length), ticket: '234678', placedAt: 0, total: euros(1_000) },
  ...{ payment: 'open', fulfilment: 'open', cancelled: false },
});

export const registrationOf = (intent: string): Registration => ({
  registration: `wish ${intent}`,
  intent,
  registeredAt: 0,
});

/** What the store says, question by question. Left alone it takes every order. */
export interface Script {
  info: () => Result<null, CommerceError>;
  prepare: (intent: string) => CommerceError | null;
  quote: () => Result<number, CommerceError>;
  commit: (intent: string) => CommitOutcome;
  lookup: (intent: string) => Lookup;
  handoff: () => CommerceError | null;
  cancel: (order: string) => CancelOutcome;
  status: (order: string) => Result<OrderStatus, CommerceError>;
  register: (intent: string) => RegisterOutcome;
  /** Null: the platform took it. */
  write: () => CommerceError | null;
  print: () => 'printed' | 'not-sent' | 'unknown';
  append: () => boolean;
  open: () => 'locked' | 'lost' | null;
  seal: () => 'locked' | null;
}

interface Sent {
  readonly at: number;
  readonly what: string;
  readonly intent: string;
  /** What was on the disk when it was sent. */
  readonly journal: readonly JournalEvent[];
}

const withoutPost = ({ write: _, ...orders }: OrderPort): OrderPort => orders;

/** One outbox on a bench: time, disk and store do what the test says, and everything sent is written down. */
export function benchKiosk(settle: Settle, seed = 1) {
  const random = seededRandom(seed);
  const world = createWorld(random, settle);
  const pieces: Uint8Array[] = [];
  const sent: Sent[] = [];
  const printed: PrintedTicket[] = [];
  const written: Message[] = [];
  const levers = { printer: true, writes: true };
  const logged: { event: string; fields: LogFields }[] = [];
  const script: Script = {
    info: () => succeed(null),
    prepare: () => null,
    quote: () => succeed(1_000),
    commit: (intent) => placedAs(intent),
    lookup: () => ({ result: 'absent' }),
    handoff: () => null,
    cancel: (order) => ({ outcome: 'cancelled', order: { ...orderOf(order), cancelled: true } }),
    status: (order) => succeed(orderOf(order)),
    register: (intent) => ({ outcome: 'registered', registration: registrationOf(intent) }),
    write: () => null,
    print: () => 'printed',
    append: () => true,
    open: () => null,
    seal: () => null,
  };
  const capabilities: { -readonly [Key in keyof Info['capabilities']]: Info['capabilities'][Key] } = {
    ...{ idempotency: 'uniqueKey', keyTtlMs: 600_000, lookupLagMs: 5_000, tombstones: 'feed' },
    ...{ stockStamp: true, requestsPerSecond: 1_000, maxPage: 100 },
  };
  const events = (most = pieces.length) =>
    pieces
      .slice(0, most)
      .flatMap((piece) => readSegment(piece).records)
      .flatMap(({ payload }) => decodeEvent(payload) ?? []);

  function start() {
    const life = world.newLife();
    const window = requestWindow(life.clock, () => capabilities.requestsPerSecond);
    const ask = async <Value>(what: string, intent: string, answer: () => Value): Promise<Value> => {
      const answered = await window.turn();
      const journaled = pieces.length;
      sent.push({
        ...{ at: world.now(), what, intent },
        get journal() {
          return events(journaled);
        },
      });
      return life.call(what, 10, answer).finally(() => answered?.());
    };
    const orders: OrderPort = {
      prepare: ({ id }) =>
        ask('prepare', id, () => {
          const error = script.prepare(id);
          return error === null ? succeed({ id: `container of ${id}`, expiresAt: null }) : fail(error);
        }),
      quote: (container) =>
        ask('quote', container.slice('container of '.length), () => {
          const total = script.quote();
          return total.ok ? succeed({ container, total: euros(total.value), lines: [] }) : total;
        }),
      commit: (_, { intentId }) => ask('commit', intentId, () => script.commit(intentId)),
      lookup: (by) => {
        const intent = 'intent' in by ? by.intent : '';
        return ask('look-up', intent, () => script.lookup(intent));
      },
      handoff: (container) =>
        ask('hand off', container.slice('container of '.length), () => {
          const error = script.handoff();
          return error === null ? succeed({ how: 'ticket', ticket: '234678', expiresAt: null }) : fail(error);
        }),
      cancel: (order, { intentId }) => ask('cancel', intentId, () => script.cancel(order)),
      status: (order) => ask('status', order, () => script.status(order)),
      register: ({ id }) => ask('register', id, () => script.register(id)),
      write(message) {
        written.push(message);
        return ask('write', message.intent, () => {
          const error = script.write();
          return error === null ? succeed({ id: message.id }) : fail(error);
        });
      },
    };
    const catalog = {
      info: () =>
        life.call('info', 10, () => {
          const answer = script.info();
          return answer.ok ? succeed({ contract: 1, epoch: 'e', serverTime: 0, capabilities }) : answer;
        }),
    };
    const journal: JournalPort = {
      async *read() {
        yield* [...pieces];
      },
      append: (bytes) =>
        life.call('append', 1, () => {
          if (!script.append()) return fail({ kind: 'disk-full' as const });
          pieces.push(bytes);
          return succeed(null);
        }),
    };
    const seal: SealPort = {
      seal: async (_, text) => (script.seal() === null ? succeed(`sealed ${text}`) : fail({ kind: 'locked' })),
      async open(_, sealed) {
        const problem = script.open();
        return problem === null ? succeed(sealed.slice('sealed '.length)) : fail(problem);
      },
    };
    const write = (event: string, fields: LogFields = {}) => void logged.push({ event, fields });
    const logger = { info: write, warn: write };
    const printer: PrinterPort = {
      print(ticket) {
        printed.push(ticket);
        return ask('print', ticket.code, () => script.print());
      },
    };
    return {
      life,
      opening: openOutbox({
        journal,
        seal,
        orders: levers.writes ? orders : withoutPost(orders),
        printer: levers.printer ? printer : null,
        catalog,
        clock: life.clock,
        random,
        logger,
      }),
    };
  }

  /** Lets time pass until the promise has its value. */
  async function wait<Value>(promise: Promise<Value>, mostMs = 3_600_000): Promise<Value> {
    let settled = false;
    void promise.finally(() => (settled = true)).catch(() => undefined);
    await world.run(() => settled, world.now() + mostMs);
    return promise;
  }

  return {
    ...{ world, pieces, sent, printed, written, levers, logged, script, capabilities, events, wait },
    /** Everything sent, in order, as words. */
    said: () => sent.map(({ what }) => what),
    async open(): Promise<Outbox & { readonly kill: () => void }> {
      const { life, opening } = start();
      return { ...(await wait(opening)), kill: () => life.kill() };
    },
    /** Lets this much time pass. */
    async pass(ms: number): Promise<void> {
      let over = false;
      world.after(ms, () => {
        over = true;
      });
      await world.run(() => over, world.now() + ms);
    },
  };
}
