import type { CommerceError } from '../../contract/commerce-error.ts';
import type { CommitOutcome, Lookup } from '../../contract/commit.ts';
import type { Capabilities, Info } from '../../contract/info.ts';
import type { OrderIntent } from '../../contract/order-intent.ts';
import type { OrderStatus } from '../../contract/order-status.ts';
import type { CatalogPort } from '../../contract/commerce-port.ts';
import { fail, type Result, succeed } from '../../kernel/result.ts';
import type { DrainPort } from '../carry-order.ts';
import type { Life, World } from './world.ts';

/** An order that the platform has really taken. Two of them for one intent is the thing that must never be. */
export interface Taken {
  readonly intent: string;
  readonly status: OrderStatus;
}

/** The other side, with a ledger that outlives every life, and everything that goes wrong on the way there and back. */
export interface Platform {
  readonly ledger: readonly Taken[];
  connect(life: Life): { readonly orders: DrainPort; readonly catalog: Pick<CatalogPort, 'info'> };
}

interface Options {
  readonly idempotency: Capabilities['idempotency'];
  readonly faultOdds: number;
  readonly killOdds: number;
  /** Orders that the platform will never take as they are. */
  poisoned(intent: string): boolean;
}

const lookupLagMs = 3_000;
const keyTtlMs = 600_000;
const slowestMs = 2_500;

const transient: CommerceError = { kind: 'Transient', message: 'Ada Lovelace was here' };
const ambiguous: CommerceError = { kind: 'Ambiguous', message: 'no answer' };

export function createPlatform(world: World, options: Options): Platform {
  const ledger: Taken[] = [];
  const visibleFrom = new Map<string, number>();
  const containers = new Map<string, OrderIntent>();
  let awayUntil = 0;
  let refusedUntil = 0;
  const info: Info = {
    contract: 1,
    epoch: 'simulated',
    serverTime: 0,
    capabilities: {
      idempotency: options.idempotency,
      ...{ keyTtlMs, lookupLagMs, tombstones: 'feed', stockStamp: true, requestsPerSecond: 50, maxPage: 100 },
    },
  };

  const strikes = (fault: string, share = 1) => world.strikes(fault, options.faultOdds * share);

  /** What a whole call meets before the platform looks at it. Null: it gets through. */
  function obstacle(): CommerceError | null {
    if (world.now() < awayUntil) return transient;
    if (world.now() < refusedUntil) return { kind: 'Auth', message: 'no' };
    if (strikes('outage', 0.15)) {
      awayUntil = world.now() + world.random.below(world.chance(0.2) ? 900_000 : 20_000);
      return transient;
    }
    if (strikes('401', 0.2)) {
      refusedUntil = world.now() + world.random.below(5_000);
      return { kind: 'Auth', message: 'no' };
    }
    if (strikes('429')) return { kind: 'RateLimited', message: 'slow', retryAfterMs: world.random.below(4_000) };
    return strikes('5xx') || strikes('cut before send') ? transient : null;
  }

  /** What is sent is taken and to be seen within the lag, however slow either was: that is what a declared lag means. */
  function take(intent: OrderIntent, total: OrderStatus['total'], sentAt: number): OrderStatus {
    const known = ledger.find((taken) => taken.intent === intent.id);
    if (known !== undefined && options.idempotency === 'uniqueKey') return known.status;
    const status: OrderStatus = {
      ...{ order: `order-${ledger.length + 1}`, intent: intent.id, ticket: intent.ticket, placedAt: 0, total },
      ...{ payment: 'open', fulfilment: 'open', cancelled: false },
    };
    ledger.push({ intent: intent.id, status });
    if (known === undefined) visibleFrom.set(intent.id, sentAt + world.random.below(lookupLagMs));
    return status;
  }

  function priceOf(intent: OrderIntent): OrderStatus['total'] {
    const total = 'total' in intent ? intent.total : { minor: 0, currency: 'EUR', exponent: 2 };
    return strikes('price changed', 0.3) ? { ...total, minor: total.minor + world.random.below(201) - 100 } : total;
  }

  function refusal(intent: OrderIntent, total: OrderStatus['total']): CommerceError | null {
    if (options.poisoned(intent.id)) return { kind: 'Invalid', message: `street of ${intent.id}` };
    if (strikes('out of stock', 0.2)) return { kind: 'OutOfStock', message: '', lines: ['v'] };
    return strikes('price changed at commit', 0.3)
      ? { kind: 'PriceChanged', message: '', newTotal: { ...total, minor: total.minor + 1 } }
      : null;
  }

  function commit(id: string, total: OrderStatus['total']): CommitOutcome {
    const sentAt = world.now();
    const intent = containers.get(id);
    if (intent === undefined || strikes('container gone', 0.3)) {
      containers.delete(id);
      return { outcome: 'rejected', error: { kind: 'NotFound', message: '' } };
    }
    if (strikes('409')) return { outcome: 'rejected', error: { kind: 'Stale', message: '' } };
    if (strikes('cut after send')) return { outcome: 'ambiguous', error: ambiguous };
    const refused = refusal(intent, total);
    if (refused !== null) return { outcome: 'rejected', error: refused };
    if (strikes('timeout, taken later')) {
      world.after(world.random.below(slowestMs), () => take(intent, total, sentAt));
      return { outcome: 'ambiguous', error: ambiguous };
    }
    const order = take(intent, total, sentAt);
    if (strikes('delivered twice') && options.idempotency === 'uniqueKey') take(intent, total, sentAt);
    if (strikes('500 but created')) return { outcome: 'ambiguous', error: ambiguous };
    // What a second request hears while the first is placing the order, or after it has used the container up.
    if (strikes('409 although created', 0.5)) return { outcome: 'rejected', error: { kind: 'Stale', message: '' } };
    if (strikes('404 although created', 0.5)) return { outcome: 'rejected', error: { kind: 'NotFound', message: '' } };
    return strikes('cut after commit') ? { outcome: 'ambiguous', error: ambiguous } : { outcome: 'placed', order };
  }

  function lookup(intent: string): Lookup {
    const error = obstacle();
    if (error !== null) return { result: 'unknown', error };
    const taken = ledger.find((one) => one.intent === intent);
    if (taken === undefined) return { result: 'absent' };
    if (world.now() >= (visibleFrom.get(intent) ?? 0)) return { result: 'found', order: taken.status };
    world.hit('stale look-up');
    return { result: 'absent' };
  }

  function connect(life: Life) {
    function call<Value>(name: string, effect: () => Value): Promise<Value> {
      const most = strikes('slow answer') ? slowestMs : 50;
      return life.riskyCall(name, 1 + world.random.below(most), options.killOdds, effect);
    }

    const guarded = <Value>(effect: () => Result<Value, CommerceError>): Result<Value, CommerceError> => {
      const error = obstacle();
      return error === null ? effect() : fail(error);
    };

    const orders: DrainPort = {
      prepare: (intent) =>
        call('prepare', () =>
          guarded(() => {
            const id = `container-${intent.id}`;
            containers.set(id, intent);
            return succeed({ id, expiresAt: null });
          }),
        ),
      quote: (container) =>
        call('quote', () =>
          guarded(() => {
            const intent = containers.get(container);
            if (intent === undefined) return fail({ kind: 'NotFound' as const, message: '' });
            return succeed({ container, total: priceOf(intent), lines: [] });
          }),
        ),
      commit: (container, request) =>
        call('commit', () => {
          const error = obstacle();
          return error === null ? commit(container, request.expectedTotal) : { outcome: 'rejected' as const, error };
        }),
      lookup: (by) => call('look-up', () => lookup('intent' in by ? by.intent : '')),
    };
    return { orders, catalog: { info: () => call('info', () => guarded(() => succeed(info))) } };
  }

  return { ledger, connect };
}
