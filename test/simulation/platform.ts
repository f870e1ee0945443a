import type { CommerceError } from '../../sync/contract/commerce-error.ts';
import type { CatalogPort, OrderPort } from '../../sync/contract/commerce-port.ts';
import type { CancelOutcome } from '../../sync/contract/cancel.ts';
import type { Registration, RegisterOutcome } from '../../sync/contract/registration.ts';
import type { CommitOutcome, Lookup } from '../../sync/contract/commit.ts';
import type { Capabilities, Info } from '../../sync/contract/info.ts';
import type { OrderIntent, Registering } from '../../sync/contract/order-intent.ts';
import type { OrderStatus } from '../../sync/contract/order-status.ts';
import { fail, type Result, succeed } from '../../sync/kernel/result.ts';
import type { Life, World } from '../../sync/outbox/simulation/world.ts';

/** An order that the platform has really taken. Two of them for one intent is the thing that must never be. */
export interface Taken {
  readonly intent: string;
  readonly container: string;
  readonly status: OrderStatus;
  readonly visibleFrom: number;
}

/** The other side, with a ledger that outlives every life, and everything that goes wrong on the way there and back. */
export interface Platform {
  readonly ledger: readonly Taken[];
  /** Customers and wishes, by their intent. */
  readonly registered: ReadonlyMap<string, Registration>;
  connect(life: Life): { readonly orders: OrderPort; readonly catalog: Pick<CatalogPort, 'info'> };
}

export interface PlatformNature {
  readonly idempotency: Capabilities['idempotency'];
  readonly keyTtlMs: number;
  /** How long a new order really stays out of sight. The platform states `statedLagMs`, which may be less. */
  readonly trueLagMs: number;
}

export const statedLagMs = 3_000;
export const isSlower = ({ trueLagMs }: PlatformNature): boolean => trueLagMs > statedLagMs;
/** An order with this in it is one that the platform will never take. */
export const poisonedSku = 'poison';

const faultOdds = 0.05;
const killOdds = 0.006;
const slowestMs = 2_500;
/** When the connector gives up. */
const deadlineMs = 10_000;

/** Some calls are few and some are many, and yet there are to be kills enough at each. */
const oftener: Readonly<Record<string, number>> = { 'look-up': 3, 'other request': 8, info: 0.4 };

const transient: CommerceError = { kind: 'Transient', message: 'Ada Lovelace was here' };
const ambiguous: CommerceError = { kind: 'Ambiguous', message: 'no answer' };
const auth: CommerceError = { kind: 'Auth', message: 'no' };
const stale: CommerceError = { kind: 'Stale', message: '' };
const notFound: CommerceError = { kind: 'NotFound', message: '' };

interface Kept {
  readonly id: string;
  readonly intent: OrderIntent;
  used: boolean;
}

export function createPlatform(world: World, nature: PlatformNature): Platform {
  const { idempotency, keyTtlMs, trueLagMs } = nature;
  const ledger: Taken[] = [];
  const takenOf = new Map<string, Taken>();
  const containers = new Map<string, Kept>();
  const containerOf = new Map<string, string>();
  const keySeenAt = new Map<string, number>();
  const registered = new Map<string, Registration>();
  let containersMade = 0;
  let awayUntil = 0;
  let refusedUntil = 0;
  const info: Info = {
    contract: 1,
    epoch: 'simulated',
    serverTime: 0,
    capabilities: {
      ...{ idempotency, keyTtlMs, lookupLagMs: statedLagMs, tombstones: 'feed' },
      ...{ stockStamp: true, requestsPerSecond: 50, maxPage: 100 },
    },
  };

  const strikes = (fault: string, share = 1) => world.strikes(fault, faultOdds * share);

  /** What a whole call meets before the platform looks at it. Null: it gets through. */
  function obstacle(): CommerceError | null {
    if (world.now() < awayUntil) return transient;
    if (world.now() < refusedUntil) return auth;
    if (strikes('outage', 0.15)) {
      awayUntil = world.now() + world.random.below(world.chance(0.2) ? 900_000 : 20_000);
      return transient;
    }
    if (strikes('401', 0.2)) {
      refusedUntil = world.now() + world.random.below(5_000);
      return auth;
    }
    if (strikes('429', 0.5)) return { kind: 'RateLimited', message: 'slow', retryAfterMs: world.random.below(4_000) };
    return strikes('5xx', 0.5) || strikes('cut before send', 0.5) ? transient : null;
  }

  /** A key lives from the first commit under it, and what has died is no longer known: the same key again would be a second order. */
  function keyIsKnown(intent: string): boolean {
    const seenAt = keySeenAt.get(intent);
    if (seenAt === undefined) keySeenAt.set(intent, world.now());
    return seenAt === undefined || world.now() - seenAt < keyTtlMs;
  }

  function take({ id: container, intent }: Kept, total: OrderStatus['total'], sentAt: number): OrderStatus {
    const known = takenOf.get(intent.id);
    if (known !== undefined && idempotency === 'uniqueKey' && keyIsKnown(intent.id)) return known.status;
    if (known?.container === container && idempotency === 'oneShotContainer') return known.status;
    const status: OrderStatus = {
      ...{ order: `order-${ledger.length + 1}`, intent: intent.id, ticket: intent.ticket, placedAt: 0, total },
      ...{ payment: 'open', fulfilment: 'open', cancelled: false },
    };
    const visibleFrom = known?.visibleFrom ?? sentAt + world.random.below(trueLagMs);
    const taken = { intent: intent.id, container, status, visibleFrom };
    ledger.push(taken);
    takenOf.set(intent.id, taken);
    return status;
  }

  function priceOf(intent: OrderIntent): OrderStatus['total'] {
    const total = 'total' in intent ? intent.total : { minor: 0, currency: 'EUR', exponent: 2 };
    return strikes('price changed', 0.3) ? { ...total, minor: total.minor + world.random.below(201) - 100 } : total;
  }

  function refusal(intent: OrderIntent, total: OrderStatus['total']): CommerceError | null {
    if ('lines' in intent && intent.lines.some(({ sku }) => sku === poisonedSku)) {
      world.hit('422');
      return { kind: 'Invalid', message: `street of ${intent.id}` };
    }
    if (strikes('out of stock', 0.2)) return { kind: 'OutOfStock', message: '', lines: ['v'] };
    return strikes('price changed at commit', 0.3)
      ? { kind: 'PriceChanged', message: '', newTotal: { ...total, minor: total.minor + 1 } }
      : null;
  }

  function commit(id: string, total: OrderStatus['total'], sentAt: number): CommitOutcome {
    const kept = containers.get(id);
    if (kept === undefined) return { outcome: 'rejected', error: notFound };
    if (kept.used && idempotency === 'oneShotContainer') return { outcome: 'rejected', error: stale };
    if (!kept.used && strikes('container gone', 0.3)) {
      containers.delete(id);
      return { outcome: 'rejected', error: notFound };
    }
    if (strikes('409', 0.5)) return { outcome: 'rejected', error: stale };
    const refused = kept.used ? null : refusal(kept.intent, total);
    if (refused !== null) return { outcome: 'rejected', error: refused };
    keyIsKnown(kept.intent.id);
    kept.used = true;
    const order = take(kept, total, sentAt);
    // A second delivery of the same request: only a platform without keys would make a second order of it, and then nobody could help.
    if (idempotency !== 'searchOnly' && strikes('duplicate delivery', 0.5)) take(kept, total, sentAt);
    if (strikes('500 but created', 0.5)) return { outcome: 'ambiguous', error: ambiguous };
    // What a second request hears while the first is placing the order, or after it has used the container up.
    if (strikes('409 although created', 0.5)) return { outcome: 'rejected', error: stale };
    if (strikes('404 although created', 0.5)) return { outcome: 'rejected', error: notFound };
    const silent = strikes('cut after commit', 0.5) || strikes('cut in the answer', 0.5);
    return silent ? { outcome: 'ambiguous', error: ambiguous } : { outcome: 'placed', order };
  }

  function lookup(found: Taken | undefined, intent: string | undefined): Lookup {
    const seenAt = intent === undefined ? undefined : keySeenAt.get(intent);
    if (seenAt !== undefined && world.now() - seenAt >= keyTtlMs) world.hit('expired key');
    if (found === undefined) return { result: 'absent' };
    if (world.now() >= found.visibleFrom) return { result: 'found', order: found.status };
    world.hit('stale look-up');
    return { result: 'absent' };
  }

  function cancel(order: string): CancelOutcome {
    const error = obstacle();
    if (error !== null) return { outcome: 'rejected', error };
    if (strikes('cut after send', 0.5)) return { outcome: 'ambiguous', error: ambiguous };
    const at = ledger.findIndex(({ status }) => status.order === order);
    const taken = ledger[at];
    if (taken === undefined) return { outcome: 'rejected', error: notFound };
    const cancelled = { ...taken, status: { ...taken.status, cancelled: true } };
    ledger[at] = cancelled;
    if (takenOf.get(taken.intent) === taken) takenOf.set(taken.intent, cancelled);
    if (strikes('cut after commit', 0.5)) return { outcome: 'ambiguous', error: ambiguous };
    return { outcome: 'cancelled', order: cancelled.status };
  }

  function register({ id }: Registering): RegisterOutcome {
    const error = obstacle();
    if (error !== null) return { outcome: 'rejected', error };
    if (strikes('cut after send', 0.5)) return { outcome: 'ambiguous', error: ambiguous };
    const known = registered.get(id);
    const registration = known ?? { registration: `registration-${registered.size + 1}`, intent: id, registeredAt: 0 };
    registered.set(id, registration);
    if (strikes('cut after commit', 0.5)) return { outcome: 'ambiguous', error: ambiguous };
    return { outcome: 'registered', registration };
  }

  function connect(life: Life) {
    function call<Value>(name: string, effect: () => Value): Promise<Value> {
      const most = strikes('slow answer', 0.5) ? slowestMs : 50;

      const odds = killOdds * (oftener[name] ?? 1);
      return life.riskyCall(name, 1 + world.random.below(most), odds, effect);
    }

    const guarded = <Value>(effect: () => Result<Value, CommerceError>): Result<Value, CommerceError> => {
      const error = obstacle();
      return error === null ? effect() : fail(error);
    };

    /** Of a request that nobody answers it may have arrived nothing, or all of it, at any time until it is given up. */
    async function unanswered(container: string, total: OrderStatus['total']): Promise<CommitOutcome> {
      const sentAt = world.now();
      if (world.chance(0.7)) {
        world.after(world.random.below(slowestMs), () => void commit(container, total, sentAt));
      }
      return life.call('no answer', deadlineMs, () => ({ outcome: 'ambiguous', error: ambiguous }));
    }

    const orders: OrderPort = {
      prepare: (intent) =>
        call('prepare', () =>
          guarded(() => {
            const before = containerOf.get(intent.id);
            if (before !== undefined && containers.has(before)) return succeed({ id: before, expiresAt: null });
            const id = `container-${++containersMade}`;
            containers.set(id, { id, intent, used: false });
            containerOf.set(intent.id, id);
            return succeed({ id, expiresAt: null });
          }),
        ),
      quote: (container) =>
        call('quote', () =>
          guarded(() => {
            const kept = containers.get(container);
            if (kept === undefined) return fail(notFound);
            if (kept.used && idempotency === 'oneShotContainer')
              return fail({ kind: 'AlreadyDone' as const, message: '' });
            return succeed({ container, total: priceOf(kept.intent), lines: [] });
          }),
        ),
      commit(container, request) {
        if (strikes('timeout', 0.5)) return unanswered(container, request.expectedTotal);
        const sentAt = world.now();
        return call('commit', () => {
          const error = obstacle();
          if (error !== null) return { outcome: 'rejected' as const, error };
          if (strikes('cut after send', 0.5)) return { outcome: 'ambiguous' as const, error: ambiguous };
          return commit(container, request.expectedTotal, sentAt);
        });
      },
      lookup: (by) =>
        call('look-up', () => {
          const error = obstacle();
          if (error !== null) return { result: 'unknown' as const, error };
          const registration = 'intent' in by ? registered.get(by.intent) : undefined;
          if (registration !== undefined) return { result: 'registered' as const, registration };
          if ('intent' in by) return lookup(takenOf.get(by.intent), by.intent);
          const kept = 'container' in by ? containers.get(by.container) : undefined;
          const taken = kept === undefined ? undefined : takenOf.get(kept.intent.id);
          return lookup(taken?.container === kept?.id ? taken : undefined, kept?.intent.id);
        }),
      status: (order) =>
        call('other request', () =>
          guarded(() => {
            const taken = ledger.find(({ status }) => status.order === order);
            return taken === undefined ? fail(notFound) : succeed(taken.status);
          }),
        ),
      handoff: (container) =>
        call('other request', () =>
          guarded(() => {
            if (!containers.has(container)) return fail(notFound);
            return succeed({ how: 'ticket' as const, ticket: container, expiresAt: null });
          }),
        ),
      cancel: (order) => call('other request', () => cancel(order)),
      register: (intent) => call('other request', () => register(intent)),
    };
    return { orders, catalog: { info: () => call('info', () => guarded(() => succeed(info))) } };
  }

  return { ledger, registered, connect };
}
