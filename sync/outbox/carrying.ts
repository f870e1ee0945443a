import * as v from 'valibot';
import type { CommerceError } from '../contract/commerce-error.ts';
import type { OrderPort } from '../contract/commerce-port.ts';
import type { Capabilities } from '../contract/info.ts';
import { type OrderIntent, orderIntentSchema } from '../contract/order-intent.ts';
import type { OrderState } from '../contract/order-view.ts';
import type { Clock } from '../kernel/clock.ts';
import { fail, type Result, succeed } from '../kernel/result.ts';
import { eventAfter, type FailedStep, withoutTheirWords } from './after-failure.ts';
import type { EventToWrite } from './journal-event.ts';
import type { OrderBook } from './order-book.ts';
import { isWaiting, otherVersion, type OrderRecord } from './order-record.ts';
import type { PrinterPort, SealPort } from './ports.ts';

/** Why an order is put down again. */
export type Rest =
  | { readonly kind: 'finished' }
  /** Not before `ms` have passed, on top of that the usual growing pause. */
  | { readonly kind: 'failed'; readonly error: CommerceError }
  | { readonly kind: 'lag'; readonly ms: number }
  /** Something on our own side: the disk, or the vault that holds the keys. */
  | { readonly kind: 'hindered' };

export type Next = Rest | 'go on';

/** What is done with an intent in each state it is carried in; every kind of intent has its own. */
export type Steps = Readonly<
  Record<Extract<OrderState, 'queued' | 'prepared' | 'committing' | 'unknown'>, (order: OrderRecord) => Promise<Next>>
>;

export interface CarryParts {
  readonly book: OrderBook;
  readonly orders: OrderPort;
  readonly printer: PrinterPort | null;
  readonly seal: SealPort;
  readonly clock: Clock;
  /** Orders whose last records may be missing: looked up before anything is sent. Taken out when that is on the disk. */
  readonly distrusted: Set<string>;
  /** Read at each use: a platform may change its mind, and before its first answer nothing is sent at all. */
  capabilities(): Capabilities;
}

interface Waited {
  readonly waitedMs: number;
  readonly lagMs: number;
}

/** The look-up told nothing: again later, and when that has gone on for long, a person (OB27). */
export type Silent = (error: CommerceError) => Promise<Next>;

/** What every kind of intent is carried with. */
export interface Carrying {
  write(order: OrderRecord, event: EventToWrite): Promise<Next>;
  /** The order as it is after it. */
  record(order: OrderRecord, event: EventToWrite): Promise<Result<OrderRecord, Next>>;
  afterFailure(step: FailedStep, order: OrderRecord, error: CommerceError): Promise<Next>;
  /** What is sealed in it. */
  read(order: OrderRecord): Promise<Result<OrderIntent, 'locked' | CommerceError>>;
  /** The same; where it cannot be had the order goes to a person. */
  opened(order: OrderRecord): Promise<Result<OrderIntent, Next>>;
  /** Not before the platform must show what it took. */
  afterLag(order: OrderRecord, lookUp: (waited: Waited, silent: Silent) => Promise<Next>): Promise<Next>;
  /** The platform does not have it: an attempt that came to nothing, after which the next one waits its turn like after any failure (OB10). */
  absent(order: OrderRecord, waited: Waited): Promise<Next>;
}

export function carrying({ book, seal, clock, capabilities }: CarryParts): Carrying {
  /** When each unanswered commit may be looked up. In memory: after a restart the lag is simply waited again. */
  const lookUps = new Map<string, { since: number; asked: number; from: number; silences: number }>();

  async function write(order: OrderRecord, event: EventToWrite): Promise<Next> {
    const written = await record(order, event);
    return written.ok ? 'go on' : written.problem;
  }

  async function record(order: OrderRecord, event: EventToWrite): Promise<Result<OrderRecord, Next>> {
    const written = await book.record({ ...event, id: order.id, at: clock.now() }, order.seq);
    if (written.ok) return written;
    if (written.problem.kind !== 'refused') return fail(hindered);
    if (written.problem.reason === 'overtaken') return fail('go on');
    throw new Error(`An order in state ${order.state} cannot take "${event.event}" (${written.problem.reason})`);
  }

  async function afterFailure(step: FailedStep, order: OrderRecord, error: CommerceError): Promise<Next> {
    const event = eventAfter(step, order, error);
    const next = event === null ? 'go on' : await write(order, event);
    if (next !== 'go on' || event?.event === 'unknown') return next;
    const after = book.latest(order);
    return isWaiting(after) ? { kind: 'failed', error } : 'go on';
  }

  const read = (order: OrderRecord) => readIntent(seal, order);

  async function opened(order: OrderRecord): Promise<Result<OrderIntent, Next>> {
    const intent = await read(order);
    if (intent.ok) return intent;
    if (intent.problem === 'locked') return fail(hindered);
    return fail(await write(order, { event: 'needs-human', error: intent.problem }));
  }

  async function afterLag(...[order, lookUp]: Parameters<Carrying['afterLag']>): Promise<Next> {
    const lagMs = lagOf(capabilities());
    const now = clock.monotonic();
    const known = lookUps.get(order.id);
    const begun = { since: order.seq, asked: now, from: now + lagMs, silences: 0 };
    const timing = known?.since === order.seq ? known : begun;
    lookUps.set(order.id, timing);
    if (now < timing.from) return { kind: 'lag', ms: timing.from - now };
    const next = await lookUp({ waitedMs: now - timing.asked, lagMs }, async (error) => {
      timing.silences++;
      const isLong = clock.monotonic() - timing.asked >= patienceMs && timing.silences >= fewestSilences;
      return isLong ? write(order, { event: 'needs-human', error: neverSaid }) : { kind: 'failed', error };
    });
    if (book.get(order.id)?.state !== 'unknown') lookUps.delete(order.id);
    return next;
  }

  async function absent(order: OrderRecord, waited: Waited): Promise<Next> {
    const next = await write(order, { event: 'absent', ...waited });
    return next === 'go on' ? { kind: 'failed', error: neverArrived } : next;
  }

  return { write, record, afterFailure, read, opened, afterLag, absent };
}

/** A shopper who comes back after it with their code should find somebody who has looked into it (OB27). */
const patienceMs = 3_600_000;
/** A store that was away for most of that time has not kept silent: it was not asked. */
const fewestSilences = 8;

/** A request that was given up may still be under way when the store itself has no lag at all. */
const leastLagMs = 1_000;

/**
 * A second commit is harmless where the platform knows the key or the container again. Where it can only be searched, "absent" is all
 * there is between one order and two, so a platform that is slower than it says gets as long again (OB46).
 */
const lagOf = ({ lookupLagMs, idempotency }: Capabilities): number =>
  Math.max(leastLagMs, idempotency === 'searchOnly' ? 2 * lookupLagMs : lookupLagMs);

/** What is sealed in an order. */
export async function readIntent(
  seal: Pick<SealPort, 'open'>,
  { id, sealed }: OrderRecord,
): Promise<Result<OrderIntent, 'locked' | CommerceError>> {
  const text = await seal.open(id, sealed);
  if (!text.ok) return fail(text.problem === 'locked' ? 'locked' : unreadable);
  const intent = parsedIntent(text.value);
  return intent === null ? fail(otherVersion) : succeed(intent);
}

/** Null for what an earlier or a later version wrote in a form that this one does not know. */
function parsedIntent(text: string): OrderIntent | null {
  try {
    const parsed = v.safeParse(orderIntentSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const hindered: Rest = { kind: 'hindered' };
const neverSaid = withoutTheirWords({ kind: 'Ambiguous', message: '' });
const neverArrived: CommerceError = { kind: 'Transient', message: 'The store never got the order' };
const unreadable: CommerceError = { kind: 'Unsupported', message: 'The order cannot be opened by this kiosk' };
